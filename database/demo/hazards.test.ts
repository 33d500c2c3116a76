import { expect, test } from 'vitest'
import { useDatabase } from '../../tests/harness/database.ts'
import { buildDemo } from './build.ts'

const held = useDatabase('bare')

test('演示局有五十来条隐患、一件通知的任务，各走到不同的一步，都由该办的人办的；都有子类，原因在几个单位反复，销号散在几周里', async () => {
  await buildDemo(held.services, { people: 240, units: 36, seed: 7 })
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
}, 120_000)
