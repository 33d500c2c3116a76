import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { as, clerk, useDatabase } from '../../tests/harness/database.ts'
import { concernsWeekLines } from './week-lines.ts'

const database = useDatabase()
const span = { from: new Date('2026-11-19T04:00:00Z'), to: new Date('2026-11-26T04:00:00Z') }
const counts = async () => {
  const [line] = concernsWeekLines
  return as(database.services, clerk, async (ctx) => (await line?.counts(ctx, span))?.map((p) => [p.unitName, p.n]))
}

test('答复诉求只有件数：不足五件不显示，不点名单位不算，外单位的看不到，没有记录可点', async () => {
  const { pool } = database.services
  const add = async (unit: string, way: string, answeredOn: string) =>
    pool.query(
      `insert into "concerns" ("bureauId", "id", "number", "kind", "way", "category", "raiserSealed", "unitId", "aboutSealed", "isAboutPoliticalOffice", "raisedOn", "receiptDueOn", "answerDueOn", "answeredOn")
       select "bureauId", $1::uuid, left($1::uuid::text, 8), 'concern', $2::text, 'other', case when $2::text <> 'anonymous' then '密' end, case when $2::text = 'named' then "id" end, '密', false, '2026-11-02', '2026-11-20', '2026-12-20', $3::date from "units" where "name" = $4`,
      [randomUUID(), way, answeredOn, unit],
    )
  for (const day of ['16', '17', '18', '22']) await add('柳河派出所', 'named', `2026-11-${day}`)
  await add('柳河派出所', 'confidential', '2026-11-18')
  await add('柳河派出所', 'named', '2026-11-23')
  for (let i = 0; i < 6; i++) await add('青桥派出所', 'named', '2026-11-18')
  expect(await counts()).toEqual([])
  await add('柳河派出所', 'named', '2026-11-20')
  expect(await counts()).toEqual([['柳河所', 5]])
  expect(concernsWeekLines.map((l) => l.rows)).toEqual([undefined])
})
