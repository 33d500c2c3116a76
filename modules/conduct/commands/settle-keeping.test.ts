import { expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { found, investigated, playersOf, report } from '../../../tests/harness/proceedings.ts'
import { settleKeeping } from './settle-keeping.ts'

const app = useApp()
const players = playersOf(app)
const settle = async () => {
  const { rows } = await app.services.pool.query('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleKeeping(tx, rows[0].id, '2026-11-23', app.services.keys))
}

test('办结的卷：本局定了年限才有保存到的日期；期满进受理领导的待办，写明理由可以继续保存，没满的不收', async () => {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await course.done('leader', 'closing', { reason: '反映不实' })
  await settle()
  expect((await course.read('leader')).json).toMatchObject({ retainUntil: null, abilities: { keepLonger: false } })
  const leader = await players.browser('leader')
  const limit = { code: 'retention', number: 5, basis: '本局规定', version: 1 }
  expect((await leader.send('PATCH', '/api/outcome-rules/limits', limit)).status).toBe(200)
  await settle()
  expect((await course.read('leader')).json.retainUntil).toBe('2031-11-23')
  const keep = { untilOn: '2028-11-23', reason: '涉及另一件未结的事项' }
  expect((await course.by('leader', 'keeping', keep)).json.code).toBe('notOver')
  await app.services.pool.query(`update "proceedings" set "endedOn" = '2021-11-22' where "id" = $1`, [course.id])
  await settle()
  await settle()
  const seen = (await course.read('leader')).json
  expect(seen.entries.filter((e: { kind: string }) => e.kind === 'keepingOver')).toHaveLength(1)
  expect((await leader.get('/api/todos')).text).toContain('保存期满，请决定是否继续保存')
  expect((await course.by('first', 'keeping', keep)).status).toBe(403)
  expect((await course.by('leader', 'keeping', { ...keep, untilOn: '2026-11-23' })).json.errors[0].path).toBe('untilOn')
  expect(await course.done('leader', 'keeping', keep)).toMatchObject({
    retainUntil: '2028-11-23',
    abilities: { keepLonger: false },
  })
  await settle()
  expect((await course.read('leader')).json.retainUntil).toBe('2028-11-23')
  expect((await leader.get('/api/todos')).text).not.toContain('保存期满，请决定是否继续保存')
})
