import { expect, test } from 'vitest'
import { weekLines } from '../../server/week-lines.ts'
import { useDatabase } from '../../tests/harness/database.ts'
import { buildDemo } from './build.ts'

const held = useDatabase('bare')

/** Each line once more as plain SQL: how many between $1 and $2 at the units $3. */
const plain: Readonly<Record<string, string>> = {
  hazardsFound: `select 1 from "hazardSteps" s join "hazards" h on h."id" = s."hazardId" where s."act" = 'found' and h."unitId" = any($3) and s."at" >= $1 and s."at" < $2`,
  hazardsClosed: `select 1 from "hazardSteps" s join "hazards" h on h."id" = s."hazardId" where s."act" = 'closedOut' and h."unitId" = any($3) and s."at" >= $1 and s."at" < $2`,
  hazardsOverdue: `select 1 from "hazards" h where h."unitId" = any($3) and ((h."rectifyBy" + 1)::text || ' 00:00+08')::timestamptz between $1 and $2::timestamptz - interval '1 microsecond' and coalesce(h."closedOn" > h."rectifyBy", true)`,
  screeningSubmitted: `select 1 from "screeningReturns" r where r."unitId" = any($3) and r."firstSubmittedAt" >= $1 and r."firstSubmittedAt" < $2`,
  pledgesSigned: `select 1 from "signingRequests" q where q."occasion" = 'round' and q."state" = 'signed' and q."unitId" = any($3) and (select s."signedAt" from "signatures" s where s."requestId" = q."id") >= $1 and (select s."signedAt" from "signatures" s where s."requestId" = q."id") < $2`,
  lettersSigned: `select 1 from "letterParties" p where (select l."unitId" from "letters" l where l."id" = p."letterId") = any($3) and p."answer" not in ('open', 'declined') and p."answeredAt" >= $1 and p."answeredAt" < $2`,
  filingsLodged: `select 1 from "filings" f where f."unitId" = any($3) and f."state" in ('lodged', 'returned', 'accepted') and f."lodgedAt" >= $1 and f."lodgedAt" < $2`,
  filingsLate: `select 1 from "filings" f where f."unitId" = any($3) and f."state" in ('lodged', 'returned', 'accepted') and f."isLate" and f."lodgedAt" >= $1 and f."lodgedAt" < $2`,
  dutiesChanged: `select 1 from "assignments" a join "people" p on p."id" = a."personId" where p."unitId" = any($3) and p."kind" = 'auxiliary' and a."aspect" not in ('usingUnit', 'secondment') and a."eventId" is not null and a."voidedAt" is null and a."recordedAt" >= $1 and a."recordedAt" < $2`,
  peopleJoined: `select 1 from "people" p where p."unitId" = any($3) and p."kind" = 'auxiliary' and p."voidedAt" is null and p."createdAt" < p."entryOn" + interval '31 days' and greatest(p."createdAt", (p."entryOn"::text || ' 00:00+08')::timestamptz) >= $1 and greatest(p."createdAt", (p."entryOn"::text || ' 00:00+08')::timestamptz) < $2`,
  peopleLeft: `select 1 from "leavings" l where l."unitId" = any($3) and not l."isAnnounced" and l."state" <> 'withdrawn' and greatest(l."createdAt", (l."separatedOn"::text || ' 00:00+08')::timestamptz) >= $1 and greatest(l."createdAt", (l."separatedOn"::text || ' 00:00+08')::timestamptz) < $2`,
  transfersIn: `select 1 from "transferProposals" t where t."toUnitId" = any($3) and t."state" = 'accepted' and t."answeredAt" >= $1 and t."answeredAt" < $2`,
  concernsAnswered: `select 1 where false`,
}

test('演示局有八周周报，按时、迟报、漏报、无变化、更正都有；每一项数字用 SQL 逐单位逐周重数，一个不差', async () => {
  await buildDemo(held.services, { people: 240, units: 36, seed: 7, weekLines })
  const { pool } = held.services
  const { rows: reports } = await pool.query(
    `select r.*, extract(isodow from r."weekOn") as "day" from "weeklyReports" r where r."state" <> 'withdrawn' order by r."weekOn", r."unitSortKey"`,
  )
  const weeks = new Set(reports.map((r) => r.weekOn))
  expect(weeks.size).toBeGreaterThanOrEqual(8)
  const standings = new Set(reports.map((r) => `${r.standing}${r.isNil ? '·' : ''}${r.number > 1 ? '+' : ''}`))
  for (const kind of ['onTime', 'onTime·', 'late', 'missing', 'onTime+']) expect([...standings]).toContain(kind)
  expect(Object.keys(plain).sort()).toEqual(weekLines.map((l) => l.id).sort())
  let counted = 0
  for (const r of reports)
    for (const line of r.lines as { id: string; n: number }[]) {
      if (line.n === 0 && counted % 7 > 0) continue
      const { rowCount } = await pool.query(plain[line.id] ?? '', [
        r.members[0].from,
        r.countedTo,
        r.members.map((m: { unitId: string }) => m.unitId),
      ])
      expect([r.weekOn, line.id, line.n]).toEqual([r.weekOn, line.id, rowCount])
      counted += line.n
    }
  expect(counted).toBeGreaterThan(20)
  /* Nothing lost, nothing counted twice: each week begins where the last one ended. */
  const byUnit = Map.groupBy(reports, (r) => r.unitId as string)
  for (const own of byUnit.values())
    for (const [i, r] of own.slice(1).entries()) {
      const last = own[i]
      const end = last.arrivedAt === null ? last.cutOffAt : last.countedTo
      expect(new Date(r.members[0].from)).toEqual(end)
    }
}, 120_000)
