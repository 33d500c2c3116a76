import { sql } from 'kysely'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'

/** Fills the ledger of a bench bureau: `n` hazards over five years and all its units, one in seven open, one in fifty relapsed; then the database is analysed. */
export async function fillLedger(services: Services, n: number): Promise<void> {
  await transact(services.pool, 'owner', {}, async (tx) => {
    /* Triggers and foreign keys would be checked row by row: these rows are right by making. */
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`insert into "hazardTerms" ("bureauId", "id", "kind", "category", "name", "position")
      select b."bureauId", gen_random_uuid(), k, case k when 'subcategory' then (array['teamManagement', 'publicReputation', 'other'])[1 + i % 3] end, k || i, 100 + i
      from "bureaus" b, unnest(array['subcategory', 'cause']) k, generate_series(1, 12) i`.execute(tx)
    await sql`with "u" as materialized (select "bureauId", "id", "unitSortKey", row_number() over (order by "unitSortKey") - 1 as "at" from "units"), "n" as materialized (select count(*) as "units" from "units"),
        "o" as materialized (select "id" from "people" where "kind" = 'officer' limit 1),
        "t" as materialized (select array_agg("id" order by "position") filter (where "kind" = 'cause') as "causes", array_agg("id" order by "position") filter (where "kind" = 'subcategory') as "subs" from "hazardTerms" where "position" > 100),
        "h" as (select i, current_date - (i::bigint * 7919 % 1826)::int as "found", i % 7 = 0 as "open", i % 50 = 0 as "relapsed" from generate_series(1, ${n}) i)
      insert into "hazards" ("bureauId", "id", "number", "unitId", "unitSortKey", "category", "subcategoryId", "source", "title", "description", "causeId", "grade", "ownerId", "ownerName", "rectifyBy", "state", "relapses", "foundOn", "foundBy", "foundByName", "closedOn", "isClosedLate")
      select u."bureauId", gen_random_uuid(), 'B' || h.i, u."id", u."unitSortKey", (array['teamManagement', 'publicReputation', 'other'])[1 + h.i % 3], t."subs"[1 + h.i % 12], 'screening', '第' || h.i || '处交接班没有登记', '第' || h.i || '处交接班没有登记，钥匙由一人保管。', t."causes"[1 + h.i % 11],
        'general', o."id", '周启航', h."found" + 14, case when h."open" then 'rectifying' else 'closed' end, case when h."relapsed" then 1 else 0 end, h."found", o."id", '何俊杰',
        case when not h."open" then least(h."found" + 5 + (h.i % 20)::int, current_date) end, case when not h."open" then h.i % 20 > 9 end
      from "h" cross join "n" join "u" on u."at" = h.i % n."units", "o", "t"`.execute(tx)
    await sql`insert into "hazardMeasures" ("bureauId", "id", "hazardId", "unitSortKey", "number", "text", "ownerId", "ownerName", "dueOn")
      select "bureauId", gen_random_uuid(), "id", "unitSortKey", m, '建立登记簿，由带班民警当日签字', "ownerId", "ownerName", "rectifyBy" from "hazards", generate_series(1, 2) m where "state" <> 'closed'`.execute(
      tx,
    )
    await sql`insert into "hazardSteps" ("bureauId", "id", "hazardId", "unitSortKey", "position", "act", "dueOn", "byName", "at")
      select h."bureauId", gen_random_uuid(), h."id", h."unitSortKey", s.p, s.act, case s.act when 'measuresSet' then h."rectifyBy" end, '何俊杰', h."foundOn" + s.p * interval '30 hours'
      from "hazards" h, (values (1, 'found'), (2, 'measuresSet'), (3, 'closedOut'), (4, 'relapsed')) s(p, act) where h."relapses" > 0 or s.p = 2 and h."state" <> 'closed'`.execute(
      tx,
    )
  })
  for (const table of ['hazards', 'hazardMeasures', 'hazardSteps']) await services.pool.query(`vacuum analyze "${table}"`)
}
