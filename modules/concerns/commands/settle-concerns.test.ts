import { expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { office, songYongkang } from '../../../tests/harness/database.ts'
import { settleConcerns } from './settle-concerns.ts'

const app = useApp()
const political = { name: '李文静', role: 'politicalOfficeLeader' } as const
const ask = async (text: string, values: unknown[] = []) => (await app.services.pool.query(text, values)).rows
const settle = async () => {
  const [bureau] = await ask('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => settleConcerns(tx, bureau.id, '2026-11-23', app.services.keys))
}
const said = { kind: 'concern', way: 'confidential', category: 'treatment', about: [], aboutName: null, text: '加班没有补休。' }

test('唯一的承办人账号停用：诉求转给别的承办人，进他的待办，期限不变；反映人看到换了人，别人什么也不知道', async () => {
  const raiser = await app.signedIn(songYongkang)
  const { id } = (await raiser.send('POST', '/api/me/concerns', said)).json
  const leader = await app.signedIn(political)
  await settle()
  expect((await leader.get(`/api/concerns/${id}`)).status).toBe(404)
  await ask(`update "accounts" set "state" = 'disabled' where "name" = $1`, [office.name])
  await settle()
  await settle()
  const seen = await leader.get(`/api/concerns/${id}`)
  expect(seen.json).toMatchObject({ handlers: [{ name: '李文静' }] })
  expect((await leader.get('/api/todos')).text).toContain(`诉求 ${seen.json.number}`)
  expect((await raiser.get(`/api/me/concerns/${id}`)).text).toContain('已转给别的承办人')
  await ask(`update "accounts" set "state" = 'open' where "name" = $1`, [office.name])
  expect((await (await app.signedIn(office)).get(`/api/concerns/${id}`)).status).toBe(404)
  const auditor = await app.signedIn({ name: '审计管理员', role: 'auditAdministrator' })
  expect((await auditor.get('/api/trail?limit=200')).text).not.toContain('handlersFound')
})

test('反映的就是那位领导：没有别人可办时不转给他，仍旧等着', async () => {
  const raiser = await app.signedIn(songYongkang)
  const { id } = (
    await raiser.send('POST', '/api/me/concerns', { ...said, about: ['politicalOfficeLeader', 'overseeingBureauLeader'] })
  ).json
  await ask(`update "accounts" set "state" = 'disabled' where "name" = $1`, [office.name])
  await settle()
  for (const player of [political, { name: '冯家乐', role: 'bureauLeader' } as const])
    expect((await (await app.signedIn(player)).get(`/api/concerns/${id}`)).status).toBe(404)
  await ask(`update "accounts" set "state" = 'open' where "name" = $1`, [office.name])
  expect((await (await app.signedIn(office)).get(`/api/concerns/${id}`)).status).toBe(200)
})
