import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office } from '../../tests/harness/database.ts'

const app = useApp()
const idOf = async (table: string, name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''

test('没到日子不能登记召开；取消要写理由；取消和召开以后安排不能再改；旧版本不收', async () => {
  const desk = await app.signedIn(office)
  const founding = { name: '专班', reference: '明公通〔2026〕7号', foundedOn: '2026-09-01' }
  const force = (await desk.send('POST', '/api/task-forces', founding)).json.id
  const asked = { chairId: await idOf('people', '李文静'), unitIds: [await idOf('units', '柳河派出所')] }
  const body = { taskForceId: force, meetingOn: '2026-12-01', place: '局三楼会议室', ...asked }
  const { id } = (await desk.send('POST', '/api/consultations', body)).json
  expect((await desk.send('POST', `/api/consultations/${id}/holding`, { version: 1, absences: [] })).json.code).toBe('notYet')
  const { taskForceId: _, ...changed } = body
  const moved = await desk.send('PATCH', `/api/consultations/${id}`, { ...changed, place: '局二楼会议室', version: 1 })
  expect(moved.json).toMatchObject({ place: '局二楼会议室', version: 2 })
  expect((await desk.send('POST', `/api/consultations/${id}/cancellation`, { version: 1, reason: '改期' })).json.code).toBe(
    'stale',
  )
  const cancelled = await desk.send('POST', `/api/consultations/${id}/cancellation`, { version: 2, reason: '与全局会议冲突' })
  expect(cancelled.json).toMatchObject({ state: 'cancelled', cancelReason: '与全局会议冲突' })
  const again = await desk.send('PATCH', `/api/consultations/${id}`, { ...changed, version: 3 })
  expect(again.json.code).toBe('wrongState')
  const browser = await app.signedIn(clerk)
  expect((await browser.send('POST', `/api/consultations/${id}/cancellation`, { version: 3, reason: '改期' })).status).toBe(403)
})
