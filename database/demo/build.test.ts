import { beforeAll, expect, test } from 'vitest'
import { measures } from '../../server/measures.ts'
import { weekLines } from '../../server/week-lines.ts'
import { as, office, useDatabase } from '../../tests/harness/database.ts'
import { buildDemo } from './build.ts'

const held = useDatabase('bare')
beforeAll(() => buildDemo(held.services, { people: 240, units: 36, seed: 7, weekLines }), 240_000)

test('演示局有五十来条隐患、一件通知的任务，各走到不同的一步，都由该办的人办的；都有子类，原因在几个单位反复，销号散在几周里', async () => {
  const { rows } = await held.services.pool.query<{ state: string; n: number }>(
    'select "state", count(*)::int as n from "hazards" group by 1 order by 1',
  )
  const byState = Object.fromEntries(rows.map((r) => [r.state, r.n]))
  expect(Object.keys(byState)).toEqual(['closed', 'confirmed', 'evidenceSubmitted', 'found', 'measuresSet', 'rectifying'])
  expect(rows.reduce((sum, r) => sum + r.n, 0)).toBeGreaterThanOrEqual(48)
  const late = await held.services.pool.query(
    'select 1 from "hazards" where "state" <> \'closed\' and "rectifyBy" < current_date',
  )
  expect(late.rowCount).toBeGreaterThan(0)
  const same = await held.services.pool.query('select 1 from "hazards" where "submittedBy" = "confirmedBy" or "relapses" > 1')
  expect(same.rowCount).toBe(0)
  const bare = await held.services.pool.query(
    `select 1 from "hazards" where "subcategoryId" is null and "source" not in ('screening', 'inspection')`,
  )
  expect(bare.rowCount).toBe(0)
  const causes = await held.services.pool.query(
    'select "causeId", count(distinct "unitId")::int as n from "hazards" where "causeId" is not null group by 1 having count(distinct "unitId") >= 3',
  )
  expect(causes.rowCount).toBeGreaterThanOrEqual(4)
  const weeks = await held.services.pool.query(
    'select distinct date_trunc(\'week\', "closedOn") from "hazards" where "closedOn" is not null',
  )
  expect(weeks.rowCount).toBeGreaterThanOrEqual(5)
  const tasks = await held.services.pool.query<{ state: string }>('select "state" from "tasks" group by 1 order by 1')
  expect(tasks.rows.map((r) => r.state)).toEqual(
    'acknowledged archived checked concluded dispatched objected returned underway'.split(' '),
  )
})

test('演示局下发了两张本局表单：尺码表有的单位已确认、有的待确认、退回一个，带出的岗位定格在行里；柳河还没有报', async () => {
  const { rows } = await held.services.pool.query<{ title: string; state: string }>(
    `select f."title", p."state" from "ownFormParts" p join "ownForms" f on f."id" = p."formId" group by 1, 2`,
  )
  expect(rows.map((r) => `${r.title} ${r.state}`).sort()).toEqual([
    ...['confirmed', 'returned', 'submitted', 'waiting'].map((state) => `冬季作训服尺码 ${state}`),
    '装备柜盘点 waiting',
  ])
  const filled = await held.services.pool.query(
    `select 1 from "ownFormRows" where "values" ->> 'c1' is not null and "values" ->> 'c2' is not null`,
  )
  expect(filled.rowCount).toBeGreaterThan(20)
})

/** Each line once more as plain SQL: how many between $1 and $2 at the units $3. */
const plain: Readonly<Record<string, string>> = {
  hazardsFound: `select 1 from "hazardSteps" s join "hazards" h on h."id" = s."hazardId" where s."act" = 'found' and h."unitId" = any($3) and s."at" >= $1 and s."at" < $2`,
  hazardsClosed: `select 1 from "hazardSteps" s join "hazards" h on h."id" = s."hazardId" where s."act" = 'closedOut' and h."unitId" = any($3) and s."at" >= $1 and s."at" < $2`,
  hazardsOverdue: `select 1 from "hazards" h where h."unitId" = any($3) and ((h."rectifyBy" + 1)::text || ' 00:00+08')::timestamptz between $1 and $2::timestamptz - interval '1 microsecond' and coalesce(h."closedOn" > h."rectifyBy", true)`,
  screeningSubmitted: `select 1 from "screeningReturns" q where q."unitId" = any($3) and q."firstSubmittedAt" >= $1 and q."firstSubmittedAt" < $2`,
  tasksConcluded: `select 1 from "taskSteps" s join "tasks" t on t."id" = s."taskId" where s."act" = 'concluded' and t."unitId" = any($3) and s."at" >= $1 and s."at" < $2`,
  tasksOverdue: `select 1 from "tasks" t where t."unitId" = any($3) and t."state" <> 'withdrawn' and ((t."dueOn" + 1)::text || ' 00:00+08')::timestamptz between $1 and $2::timestamptz - interval '1 microsecond' and coalesce(t."concludedOn" > t."dueOn", true)`,
  pledgesSigned: `select 1 from "signingRequests" q where q."occasion" = 'round' and q."state" = 'signed' and q."unitId" = any($3) and (select s."signedAt" from "signatures" s where s."requestId" = q."id") >= $1 and (select s."signedAt" from "signatures" s where s."requestId" = q."id") < $2`,
  lettersSigned: `select 1 from "letterParties" p where (select l."unitId" from "letters" l where l."id" = p."letterId") = any($3) and p."answer" not in ('open', 'declined') and p."answeredAt" >= $1 and p."answeredAt" < $2`,
  filingsLodged: `select 1 from "filings" f where f."unitId" = any($3) and f."state" in ('lodged', 'returned', 'accepted') and f."lodgedAt" >= $1 and f."lodgedAt" < $2`,
  filingsLate: `select 1 from "filings" f where f."unitId" = any($3) and f."state" in ('lodged', 'returned', 'accepted') and f."isLate" and f."lodgedAt" >= $1 and f."lodgedAt" < $2`,
  dutiesChanged: `select 1 from "assignments" a join "people" p on p."id" = a."personId" where p."unitId" = any($3) and p."kind" = 'auxiliary' and a."aspect" not in ('usingUnit', 'secondment') and a."eventId" is not null and a."voidedAt" is null and a."recordedAt" >= $1 and a."recordedAt" < $2`,
  peopleJoined: `select 1 from "people" p where p."unitId" = any($3) and p."kind" = 'auxiliary' and p."voidedAt" is null and p."createdAt" < p."entryOn" + interval '31 days' and greatest(p."createdAt", (p."entryOn"::text || ' 00:00+08')::timestamptz) >= $1 and greatest(p."createdAt", (p."entryOn"::text || ' 00:00+08')::timestamptz) < $2`,
  peopleLeft: `select 1 from "leavings" l where l."unitId" = any($3) and not l."isAnnounced" and l."state" <> 'withdrawn' and greatest(l."createdAt", (l."separatedOn"::text || ' 00:00+08')::timestamptz) >= $1 and greatest(l."createdAt", (l."separatedOn"::text || ' 00:00+08')::timestamptz) < $2`,
  transfersIn: `select 1 from "transferProposals" t where t."toUnitId" = any($3) and t."state" = 'accepted' and t."answeredAt" >= $1 and t."answeredAt" < $2`,
  concernsAnswered: `select 1 where false`,
  incidentsRecorded: `select 1 from "incidents" i where i."unitId" = any($3) and i."createdAt" >= $1 and i."createdAt" < $2`,
  inspectionFindings: `select 1 from "inspectionItems" n where n."answer" = 'found' and exists (select 1 from "inspections" i where i."id" = n."inspectionId" and i."unitId" = any($3) and i."concludedAt" >= $1 and i."concludedAt" < $2)`,
}

/** The span and the units of a report in place of the parameters. */
const ofReport = (query: string): string =>
  query
    .replaceAll('$1', `(r."members"->0->>'from')::timestamptz`)
    .replaceAll('$2', 'r."countedTo"')
    .replaceAll('$3', `array(select (m->>'unitId')::uuid from jsonb_array_elements(r."members") m)`)

test('演示局有八周周报，按时、迟报、漏报、无变化、更正都有；每一项数字用 SQL 逐单位逐周重数，一个不差', async () => {
  const { pool } = held.services
  const { rows: reports } = await pool.query(`select * from "weeklyReports" order by "weekOn"`)
  expect(new Set(reports.map((r) => r.weekOn)).size).toBeGreaterThanOrEqual(8)
  const standings = new Set(reports.map((r) => `${r.standing}${r.isNil ? '·' : ''}${r.number > 1 ? '+' : ''}`))
  for (const kind of ['onTime', 'onTime·', 'late', 'missing', 'onTime+']) expect([...standings]).toContain(kind)
  expect(Object.keys(plain).sort()).toEqual(weekLines.map((l) => l.id).sort())
  let counted = 0
  for (const [id, query] of Object.entries(plain)) {
    const { rows } = await pool.query<{ n: number; plain: number }>(
      `select (select (l->>'n')::int from jsonb_array_elements(r."lines") l where l->>'id' = $1) as n, (select count(*)::int from (${ofReport(query)}) x) as plain from "weeklyReports" r`,
      [id],
    )
    expect([id, rows.filter((r) => r.n !== r.plain)]).toEqual([id, []])
    counted += rows.reduce((sum, r) => sum + r.n, 0)
  }
  expect(counted).toBeGreaterThan(20)
})

test('一周接着一周，每份周报从上一份数到的地方数起，不丢不重', async () => {
  const { rows } = await held.services.pool.query<{ from: string; last: Date }>(
    `select (r."members"->0->>'from')::timestamptz as "from", lag(case when r."arrivedAt" is null then r."cutOffAt" else r."countedTo" end) over (partition by r."unitId" order by r."weekOn") as "last" from "weeklyReports" r`,
  )
  const following = rows.filter((r) => r.last !== null)
  expect(following.length).toBeGreaterThan(200)
  for (const { from, last } of following) expect(from).toEqual(last)
})

/** Each measure once more as plain SQL: "unitId", whether it is done, of what counts from $1 to $2 on the day $3. */
const due = (column: string) => `${column} between $1::date and $2::date and ${column} < $3::date`
const plainMeasures: Readonly<Record<string, string>> = {
  quotaFilled: `select q."unitId", n <= (select count(*) from "people" p where p."unitId" = q."unitId" and p."postId" = q."postId" and p."kind" = 'auxiliary' and p."separatedOn" is null and p."voidedAt" is null) from "quotas" q, generate_series(1, q."headcount") n where q."fromOn" <= $3::date and coalesce(q."toOn" > $3::date, true) and $1::date < $2::date and $3::date is not null`,
  filingsInTime: `select "unitId", coalesce(("lodgedAt" at time zone 'Asia/Shanghai')::date <= "dueOn", false) from "filings" where "state" in ('open', 'lodged', 'returned', 'accepted') and ${due('"dueOn"')}`,
  pledgesSigned: `select s."unitId", exists (select 1 from "signatures" g where g."requestId" = s."id") from "signingRequests" s join "signingRounds" r on r."id" = s."occasionId" where r."closedAt" is null and s."state" in ('open', 'signed', 'declined') and s."fromOn" <= $3::date and $1::date < $2::date and $3::date is not null`,
  lettersInForce: `select l."unitId", l."inForceOn" is not null and l."holderPersonId" is not null and l."issuerPersonId" is not null and not exists (select 1 from "letterParties" p where p."letterId" = l."id" and p."toOn" is null and p."predecessorId" is not null and p."answer" not in ('signed', 'acknowledged')) from "letters" l where l."endedOn" is null and $1::date < $2::date
    union all select "unitId", false from (select a."unitId", 'unitHead' as "duty", a."personId" from "unitAppointments" a where a."duty" = 'unitHead' and a."fromOn" <= $3::date and coalesce(a."toOn" > $3::date, true)
      union select "unitId", 'leadOfficer', "leadOfficerId" from "people" where "leadOfficerId" is not null and "separatedOn" is null) h where exists (select 1 from "people" p where p."unitId" = h."unitId" and p."kind" = 'auxiliary' and p."separatedOn" is null)
      and not exists (select 1 from "letters" l where l."unitId" = h."unitId" and l."holderDuty" = h."duty" and l."endedOn" is null and (l."holderDuty" = 'unitHead' or l."holderPersonId" = h."personId"))
      and not exists (select 1 from "unitAppointments" b where b."unitId" = h."unitId" and b."duty" = case h."duty" when 'unitHead' then 'overseeingBureauLeader' else 'unitHead' end and b."personId" = h."personId" and b."toOn" is null)`,
  hazardsInTime: `select "unitId", "state" = 'closed' and "closedOn" <= "rectifyBy" from "hazards" where ${due('"rectifyBy"')}`,
  hazardsHeldUp: `select h."unitId", s."act" = 'heldUp' from "hazardSteps" s join "hazards" h on h."id" = s."hazardId" where s."act" in ('heldUp', 'lookedBack') and (s."at" at time zone 'Asia/Shanghai')::date between $1::date and $2::date and $3::date is not null`,
  screeningInTime: `select "unitId", coalesce(("firstSubmittedAt" at time zone 'Asia/Shanghai')::date <= "dueOn", false) from "screeningReturns" where ("closedAt" is null or "firstSubmittedAt" is not null or ("closedAt" at time zone 'Asia/Shanghai')::date > "dueOn") and ${due('"dueOn"')}`,
  tasksInTime: `select "unitId", "state" in ('concluded', 'checked', 'archived') and "concludedOn" <= "dueOn" and not "wasLate" from "tasks" where "state" <> 'withdrawn' and ${due('"dueOn"')}`,
  weeklyInTime: `select "unitId", coalesce("arrivedAt" <= "cutOffAt", false) from "weeklyReports" where "state" <> 'withdrawn' and ("cutOffAt" at time zone 'Asia/Shanghai')::date between $1::date and $2::date and ("arrivedAt" is not null or "cutOffAt" < $3::date)`,
  collectionsInTime: `select "unitId", coalesce(("firstSubmittedAt" at time zone 'Asia/Shanghai')::date <= "dueOn", false) from "collectionParts" where ("closedAt" is null or "firstSubmittedAt" is not null or ("closedAt" at time zone 'Asia/Shanghai')::date > "dueOn") and ${due('"dueOn"')}`,
  slipsInTime: `select "unitId", jsonb_array_length("answers"::jsonb) > 0 and not coalesce("isLate", true) from "supervisionSlips" where "state" not in ('toApprove', 'refused', 'withdrawn') and ${due('"answerBy"')}`,
  suggestionsInTime: `select "unitId", coalesce(("answeredAt" at time zone 'Asia/Shanghai')::date <= "dueOn", false) from "suggestions" where "state" <> 'draft' and ${due('"dueOn"')}`,
}

test('各单位对比的数，用 SQL 逐单位重数，分子分母都不差', async () => {
  const { pool } = held.services
  expect(Object.keys(plainMeasures).sort()).toEqual(measures.map((m) => m.id).sort())
  const span = { from: '2026-06-01', to: '2026-12-31' }
  /* The demo's collection is not due yet, and nothing was looked back at. */
  await pool.query(
    `update "collectionParts" set "openedOn" = '2026-10-20', "dueOn" = '2026-11-10', "isLate" = coalesce("firstSubmittedAt" > '2026-11-11', false)`,
  )
  await pool.query(
    `insert into "hazardSteps" ("bureauId", "id", "hazardId", "unitSortKey", "position", "act", "byName", "at") select "bureauId", gen_random_uuid(), "id", "unitSortKey", 900, case when "relapses" > 0 or "number" like '%1' then 'lookedBack' else 'heldUp' end, '何俊杰', '2026-11-20' from "hazards"`,
  )
  for (const { id, places } of measures) {
    const found = await as(held.services, office, (ctx) => places(ctx, span))
    const { rows } = await pool.query(
      `select u."id" as "unitId", (count(*) filter (where m."isDone"))::int as "part", count(*)::int as "whole" from (${plainMeasures[id]}) m("unitId", "isDone") join "units" u on u."id" = m."unitId" group by u."id", u."unitSortKey" order by u."unitSortKey"`,
      [span.from, span.to, '2026-11-23'],
    )
    expect([id, found.map(({ unitId, part, whole }) => ({ unitId, part, whole }))]).toEqual([id, rows])
    expect([id, rows.length]).not.toEqual([id, 0])
  }
})
