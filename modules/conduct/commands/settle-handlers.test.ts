import { expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { type concerned, found, heard, investigated, playersOf, report, vetted } from '../../../tests/harness/proceedings.ts'
import { settleHandlers } from './settle-handlers.ts'

const app = useApp()
const players = playersOf(app)
const ask = async (text: string, values: unknown[] = []) => (await app.services.pool.query(text, values)).rows
const settle = async (today = '2026-11-23') => {
  const [bureau] = await ask('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleHandlers(tx, bureau.id, today, app.services.keys))
}
const setState = (name: string, state: 'open' | 'disabled') =>
  ask('update "accounts" set "state" = $2 where "name" = $1', [name, state])
const todosOf = async (part: keyof typeof concerned) => (await (await players.browser(part)).get('/api/todos')).text
const left = (view: { entries: { kind: string; lines: string[][] }[] }) =>
  view.entries.filter((e) => e.kind === 'handlerLeft').map((e) => e.lines.map(([, words]) => words).join('；'))

test('核查人账号停用：交回受理领导另行指定，进他的待办，卷里有一条，别人不知道', async () => {
  const course = await report(players)
  await investigated(players, course)
  await settle()
  expect(left((await course.read('leader')).json)).toEqual([])
  await setState('孙立新', 'disabled')
  await settle()
  await settle()
  const seen = (await course.read('leader')).json
  expect(left(seen)).toEqual([expect.stringContaining('核查人 孙立新')])
  expect(seen.gaps[0]).toContain('核查人 1 名')
  expect(await todosOf('leader')).toContain('核查人少了，等您另行指定')
  await setState('孙立新', 'open')
  expect((await course.read('first')).status).toBe(404)
  expect(left((await course.read('second')).json)).toHaveLength(1)
  expect((await course.read('reporter')).text).not.toContain('孙立新')
  const auditor = await app.signedIn({ name: '审计管理员', role: 'auditAdministrator' })
  expect((await auditor.get('/api/trail?limit=200')).text).not.toContain('handlerLeft')
  expect(
    (await course.by('leader', 'handlers', { capacity: 'investigator', handlerId: await players.account('孙立新') })).json.code,
  ).toBe('notApart')
})

test('受理领导离开：另抽一位领导接手，指定的人照样办', async () => {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await heard(course)
  await vetted(players, course)
  const before = (await course.read('leader')).json
  await setState('李文静', 'disabled')
  await settle()
  const heir = await app.signedIn({ name: '冯家乐', role: 'bureauLeader' })
  const view = (await heir.get(`/api/proceedings/${course.id}`)).json
  expect(view).toMatchObject({ side: 'handlers', state: before.state, capacities: ['authorisedLeader'] })
  expect(left(view)).toEqual([expect.stringContaining('受理领导 冯家乐')])
  expect((await course.read('second')).status).toBe(200)
  await setState('李文静', 'open')
  expect((await course.read('leader')).status).toBe(404)
})

test('报告还没有人答复，受理领导就离开了：报告转到另一位领导的待办', async () => {
  const course = await report(players)
  await ask(
    `update "people" set "separatedOn" = '2026-11-20' where "id" = (select "personId" from "accounts" where "name" = '李文静')`,
  )
  await setState('李文静', 'disabled')
  await settle()
  expect(await todosOf('decider')).toContain('等您决定是否立案')
  await setState('李文静', 'open')
  expect((await course.read('leader')).status).toBe(404)
})
