import type pg from 'pg'
import { type Row, told } from './figures.ts'
import { type Kind, measureKind } from './requests.ts'
import type { Stage } from './stage.ts'

/** Hazards over all units: one in ten open, every fourth of those overdue, titles of two parts and a place. */
const fill = `with "u" as (select "bureauId", "id", "unitSortKey", "shortName", row_number() over (order by "unitSortKey") - 1 as "n", count(*) over () as "all" from "units"),
  "o" as (select distinct on ("unitId") "unitId", "id", "name" from "people" where "kind" = 'officer' order by "unitId", "id")
  insert into "hazards" ("bureauId", "id", "number", "unitId", "unitSortKey", "category", "source", "title", "description", "grade", "ownerId", "ownerName", "rectifyBy", "state",
    "foundOn", "foundBy", "foundByName", "closedOn", "isClosedLate", "lookBackOn", "lookedBackOn")
  select u."bureauId", gen_random_uuid(), '2026-' || left(u."shortName", 1) || '-' || i, u."id", u."unitSortKey", (array['teamManagement', 'publicReputation', 'other'])[1 + i % 3], 'screening',
    (array['数字证书', '车辆钥匙', '值班备勤表', '执法记录仪', '巡逻日志', '资料借阅', '请销假', '服装标识', '培训签到', '账号口令', '投诉答复', '交接簿'])[1 + i % 12]
      || (array['没有登记', '没有专人管', '与实际不符', '缺签字', '未按时限', '由辅警保管', '没有收回', '没有审批'])[1 + (i / 12) % 8] || '第' || (i / 96) || '处',
    '抽查发现。', 'general', o."id", o."name", '2026-11-26'::date + (i % 60 - 15), case when i % 10 > 0 then 'closed' else (array['rectifying', 'rectifying', 'evidenceSubmitted', 'confirmed'])[1 + (i / 10) % 4] end,
    '2026-11-26'::date - i % 900, gen_random_uuid(), '排查', case when i % 10 > 0 then '2026-11-26'::date - i % 300 end, case when i % 10 > 0 then i % 7 = 0 end,
    case when i % 10 > 0 then '2026-12-26'::date end, case when i % 10 > 0 then '2026-11-26'::date end
  from generate_series(1, $1::int) i join "u" u on u."n" = i % u."all" join "o" o on o."unitId" = u."id"`
/** Without the checks of each row and the keys, then the keys: 40 million rows in minutes instead of hours. */
const index = `set session_replication_role = replica;
  alter table "hazardGrams" drop constraint "hazardGrams_pkey";
  drop index "hazardGramsByHazard";
  insert into "hazardGrams" ("bureauId", "gram", "unitSortKey", "hazardId")
    select h."bureauId", g."gram", h."unitSortKey", h."id" from "hazards" h cross join lateral (
      select distinct substr(t, i, 2) as "gram" from unnest(array[h."title", h."number", h."ownerName"]) t cross join lateral generate_series(1, length(t)) i) g
    where not exists (select 1 from "hazardGrams" k where k."bureauId" = h."bureauId" and k."hazardId" = h."id");
  alter table "hazardGrams" add primary key ("bureauId", "gram", "unitSortKey", "hazardId");
  create index "hazardGramsByHazard" on "hazardGrams" ("bureauId", "hazardId");
  reset session_replication_role`

async function ready(pool: pg.Pool, hazards: number): Promise<void> {
  const { rows } = await pool.query<{ n: number; grams: number }>(
    'select (select count(*)::int from "hazards") as n, (select count(distinct "hazardId")::int from "hazardGrams") as grams',
  )
  const { n = 0, grams = 0 } = rows[0] ?? {}
  if (n < hazards) await pool.query(fill, [hazards])
  if (grams < hazards) await pool.query(index)
  await pool.query('analyze "hazards"')
  await pool.query('analyze "hazardGrams"')
}

const words = ['钥匙', '证书', '辅警保管', '没有审批', '交接簿缺签字']
const get = (path: string) => () => ({ method: 'GET', path })
const kinds: readonly Kind[] = [
  { name: 'ledger, whole bureau', who: 'office', ask: get('/api/hazards?limit=50&state=open') },
  { name: 'ledger, own unit', who: 'clerk', ask: get('/api/hazards?limit=50&state=open') },
  { name: 'ledger, overdue of a category', who: 'office', ask: get('/api/hazards?limit=50&state=overdue&category=other') },
  { name: 'ledger, all, newest first', who: 'office', ask: get('/api/hazards?limit=50&state=all') },
  {
    name: 'ledger search, open',
    who: 'office',
    different: words.length,
    ask: (i) => get(`/api/hazards?limit=50&state=open&q=${encodeURIComponent(words[i % words.length] ?? '')}`)(),
  },
  {
    name: 'ledger search by number',
    who: 'office',
    different: 40,
    ask: (i) => get(`/api/hazards?limit=50&state=all&q=${encodeURIComponent(String(4000 + (i % 40)))}`)(),
  },
  { name: 'ledger search, own unit', who: 'clerk', ask: get(`/api/hazards?limit=50&state=all&q=${encodeURIComponent('证书')}`) },
]

/** The ledger at its size: pages, filters and searches against their bare SQL. */
export async function measureLedger(stage: Stage, hazards: number, rounds: number): Promise<Row[]> {
  const started = performance.now()
  await ready(stage.services.pool, hazards)
  const rows = [told(`${hazards} hazards made`, `${((performance.now() - started) / 1000).toFixed(0)} s`)]
  for (const kind of kinds) rows.push(...(await measureKind(stage, kind, rounds)))
  return rows
}
