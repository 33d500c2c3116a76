import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { office, songYongkang, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const concern = { kind: 'concern', way: 'named', category: 'dutiesAndHours', about: [], aboutName: null, text: '夜班连排七天。' }

test('办理规定由辅警办定，标明本局规定；以后提的按新的期限', async () => {
  const desk = await app.signedIn(office)
  const { json } = await desk.get('/api/concern-rules')
  expect(json).toEqual({ receiptDays: 15, answerDays: 60, protectionDays: 180, retentionYears: null, version: 1 })
  const set = { receiptDays: 7, answerDays: 30, protectionDays: 365, retentionYears: 5, version: 1 }
  expect((await desk.send('POST', '/api/concern-rules', set)).json).toMatchObject({ answerDays: 30, version: 2 })
  expect(await desk.send('POST', '/api/concern-rules', set)).toMatchObject({ status: 409 })
  expect(await (await app.signedIn(unitHead)).send('POST', '/api/concern-rules', { ...set, version: 2 })).toMatchObject({
    status: 403,
  })
  const raised = (await (await app.signedIn(songYongkang)).send('POST', '/api/me/concerns', concern)).json
  expect((Date.parse(raised.answerDueOn) - Date.parse(raised.raisedOn)) / 86_400_000).toBe(30)
  const channels = (await (await app.signedIn(songYongkang)).get('/api/me/concern-channels')).json
  expect(channels.channels.map((c: { unit: string }) => c.unit)).toEqual(['柳河派出所', '明河县公安局'])
})

test('统计只按季度、类别，少于五件不显示，本季度的不显示', async () => {
  const desk = await app.signedIn(office)
  expect((await desk.get('/api/concern-figures')).json.rows).toEqual([])
  const raiser = await app.signedIn(songYongkang)
  for (const category of ['equipment', 'equipment', 'equipment', 'equipment', 'equipment', 'equipment', 'training'])
    await raiser.send('POST', '/api/me/concerns', { ...concern, category })
  expect((await desk.get('/api/concern-figures')).json.rows).toEqual([])
  await app.services.pool.query(`update "concerns" set "raisedOn" = '2026-08-01', "isAnsweredInTime" = true`)
  await app.services.pool.query(
    `update "concerns" set "helped" = 'helped' where "id" in (select "id" from "concerns" where "category" = 'equipment' limit 5)`,
  )
  const { rows } = (await desk.get('/api/concern-figures')).json
  const told = (category: string) => rows.find((r: { category: string }) => r.category === category)
  expect(told('equipment')).toMatchObject({ quarter: '2026-Q3', received: 6, inTime: 6, reopened: null, helped: null })
  expect(told('training')).toMatchObject({ received: null, inTime: null })
  expect(await (await app.signedIn(unitHead)).get('/api/concern-figures')).toMatchObject({ status: 403 })
})
