import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { office, unitHead } from '../harness/database.ts'
import { weekClock } from '../harness/weekly-desk.ts'

const app = useApp()
const clock = weekClock(app)
const rows = async <T>(text: string): Promise<T[]> => (await app.services.pool.query(text)).rows as T[]

test('截止前十分之一秒，全部单位同时报：都到了，办到截止以后也算按时，没有一份报错、没有漏报', async () => {
  clock.set('2026-11-25 09:00:00')
  await clock.settle()
  /* One head of everything stands for the heads of all units. */
  await rows(`update "grants" set "unitId" = (select "id" from "units" where "parentId" is null) where "role" = 'unitHead'`)
  await rows(`update "weeklyReports" set "state" = 'toConfirm', "preparedByName" = '内勤'`)
  const reports = await rows<{ id: string; version: number }>('select "id", "version" from "weeklyReports"')
  expect(reports.length).toBeGreaterThan(30)
  clock.set('2026-11-26 11:59:59.900')
  const head = await app.signedIn(unitHead)
  const sent = reports.map(({ id, version }) => head.send('POST', `/api/weekly-reports/${id}/submission`, { version }))
  await new Promise((resolve) => setImmediate(resolve))
  clock.set('2026-11-26 12:00:05')
  const answers = await Promise.all(sent)
  expect(answers.filter((a) => a.status !== 200).map((a) => a.text)).toEqual([])
  expect(new Set(answers.map((a) => a.json.standing))).toEqual(new Set(['onTime']))
  await clock.settle()
  const missing = await (await app.signedIn(office)).get('/api/weekly-reports?standing=missing')
  expect(missing.json.total).toBe(0)
})
