import { expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { office, zhouQihang } from '../../../tests/harness/database.ts'
import { deputy, hazardDesk, politicalLeader } from '../../../tests/harness/hazard-desk.ts'
import { settleHazards } from './settle-hazards.ts'

const app = useApp()
const { one, as, todosOf, done, withMeasures } = hazardDesk(app)

test('催办、报上一级：逐级到能管的人；逾期满本局规定的工作日，零点自动升一级，再跑一遍不变', async () => {
  const started = await done(zhouQihang, await withMeasures(), 'start', { note: '' })
  const urged = await done(office, started, 'urging', { note: '请按期办' })
  expect(urged.urgedOn).toBe('2026-11-23')
  expect(await todosOf(zhouQihang)).toContain('11月23日催办。')
  const raised = await done(zhouQihang, urged, 'escalation', { reason: '要所里协调柜子' })
  expect(raised.escalatedTo).toBe('leaderInCharge')
  expect(await todosOf(deputy)).toContain('报到您这一级')
  const higher = await done(deputy, raised, 'escalation', { reason: '要所长定' })
  expect(higher.escalatedTo).toBe('unitHead')
  const rules = (await (await as(office)).get('/api/hazard-terms')).json.rules
  expect(rules).toMatchObject({ lookBackDays: null, escalationDays: null })
  const lateId = (await withMeasures()).id
  await app.services.pool.query(`update "hazards" set "rectifyBy" = '2026-11-13' where "id" = $1`, [lateId])
  const settle = async (today: string) => {
    const { bureauId } = await one<{ bureauId: string }>('select "bureauId" from "bureaus"')
    await transact(app.services.pool, 'owner', {}, (tx) => settleHazards(tx, bureauId, today))
  }
  const read = async () => (await (await as(office)).get(`/api/hazards/${lateId}`)).json
  await settle('2026-11-23')
  expect((await read()).escalatedTo).toBeNull()
  const body = { version: rules.version, lookBackDays: 20, escalationDays: 5, repeatUnits: 2, repeatDays: 180 }
  expect((await (await as(office)).send('PATCH', '/api/hazard-rules', body)).status).toBe(200)
  await settle('2026-11-23')
  await settle('2026-11-23')
  const risen = await read()
  expect(risen.escalatedTo).toBe('leaderInCharge')
  expect(risen.steps.filter((s: { by: string; act: string }) => s.by === '系统' && s.act.startsWith('escalated'))).toHaveLength(1)
  expect([risen.light, risen.days]).toEqual(['overdue', 6])
  await settle('2026-11-27')
  expect((await read()).escalatedTo).toBe('unitHead')
  await settle('2026-12-28')
  expect((await read()).escalatedTo).toBe('politicalOfficeLeader')
  expect(await todosOf(politicalLeader)).toContain(risen.title)
})
