import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { addOfficeAccount } from '../../tests/harness/office-account.ts'
import { openIdNumber } from '../personnel/public.ts'
import { settleSecondLooks } from './commands/settle-second-looks.ts'
import { openPerson, recordStampOf } from './queries.ts'

const app = useApp()
const politicalLeader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const colleague = { name: '辅警办二号', role: 'auxiliaryOffice' } as const
const third = { name: '辅警办三号', role: 'auxiliaryOffice' } as const

beforeAll(() => addOfficeAccount(app.services, colleague.name, 'office.two'))

const personOf = async (name: string) => {
  const { rows } = await app.services.pool.query<{ id: string; version: number }>(
    `select "id", "version" from "people" where "name" = $1`,
    [name],
  )
  return rows[0] ?? { id: '', version: 0 }
}
const looks = async (player: Parameters<typeof app.signedIn>[0]) =>
  (await (await app.signedIn(player)).get('/api/second-looks')).json.rows

test('不续签：提请以后由链条外的第二人查看，已经承办他诉求的先轮到；查看以前不能办离岗，别人什么也不知道', async () => {
  const raiser = await app.signedIn(songYongkang)
  const said = {
    kind: 'concern',
    way: 'confidential',
    category: 'treatment',
    about: [],
    aboutName: '何俊杰',
    text: '请换个排班的人。',
  }
  expect(await raiser.send('POST', '/api/me/concerns', said)).toMatchObject({ status: 200 })
  await addOfficeAccount(app.services, third.name, 'office.three')
  const person = await personOf('宋永康')
  const xie = await app.signedIn(clerk)
  const kept = { version: person.version, separatedOn: '2026-11-23', kind: 'contractEnded', reason: '合同期满' }
  const separate = () => xie.send('POST', `/api/people/${person.id}/separation`, kept)
  expect(await separate()).toMatchObject({ status: 409, json: { code: 'notAnnounced' } })
  const leaving = { personId: person.id, separatedOn: '2026-11-30', isContractNotRenewed: true }
  const announced = await xie.send('POST', '/api/leavings', leaving)
  expect(announced.json).toMatchObject({ isContractNotRenewed: true, secondLook: 'asked' })
  expect(announced.text).not.toContain('诉求')
  expect(await separate()).toMatchObject({ status: 409, json: { code: 'awaitingLook' } })
  const [seen] = await looks(colleague)
  expect(seen).toMatchObject({ act: 'contractNotRenewed', person: { name: '宋永康' }, askedBy: '谢春燕', hasConcernHeld: true })
  expect([await looks(third), await looks(office)]).toEqual([[], []])
  expect(await (await app.signedIn(unitHead)).get('/api/second-looks')).toMatchObject({ status: 403 })
  expect(await (await app.signedIn(politicalLeader)).get(`/api/second-looks/${seen.id}`)).toMatchObject({ status: 404 })
  const two = await app.signedIn(colleague)
  const held = { version: seen.version, state: 'held', answer: '与他提的事可能有关，请裁定。' }
  expect((await two.send('POST', `/api/second-looks/${seen.id}/answer`, held)).json).toMatchObject({ state: 'held' })
  expect(await two.send('POST', `/api/second-looks/${seen.id}/answer`, { ...held, version: 2 })).toMatchObject({ status: 409 })
  const leader = await app.signedIn(politicalLeader)
  expect((await leader.get(`/api/second-looks/${seen.id}`)).json).toMatchObject({ answer: held.answer, hasConcernHeld: false })
  const decided = { version: 2, state: 'released', decision: '经核实，与诉求无关。' }
  expect((await leader.send('POST', `/api/second-looks/${seen.id}/decision`, decided)).json).toMatchObject({ state: 'released' })
  expect((await xie.get(`/api/leavings/${announced.json.id}`)).json).toMatchObject({ secondLook: 'released' })
  expect(await separate()).toMatchObject({ status: 200 })
})

test('没有提过诉求的人也一样要查看，办理人看到的一字不差', async () => {
  const xie = await app.signedIn(clerk)
  const person = await personOf('董继业')
  const leaving = { personId: person.id, separatedOn: '2026-11-30', isContractNotRenewed: true }
  expect((await xie.send('POST', '/api/leavings', leaving)).json).toMatchObject({ secondLook: 'asked' })
  const all = [...(await looks(colleague)), ...(await looks(third)), ...(await looks(office))]
  expect(all.filter((l) => l.person.name === '董继业')).toMatchObject([{ state: 'asked', hasConcernHeld: false }])
})

test('违背本人意愿的调动：提请的人自己不能查看，第二人没看出关联才生效', async () => {
  const { rows } = await app.services.pool.query<{ id: string; name: string; sealed: string }>(
    `select p."id", p."name", n."idNumberSealed" as sealed from "people" p join "personNumbers" n on n."personId" = p."id" join "units" u on u."id" = p."unitId"
      where u."name" = '青桥派出所' and p."kind" = 'auxiliary' and p."separatedOn" is null order by p."numberSortKey" offset 2 limit 1`,
  )
  const person = rows[0] ?? { id: '', name: '', sealed: '' }
  const unit = await app.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = '柳河派出所'`)
  const idNumber = openIdNumber(app.services.keys, person.id, person.sealed)
  const wish = { personName: person.name, idNumber, wantedOn: '2026-11-23', unitId: unit.rows[0]?.id }
  const { id } = (await (await app.signedIn(clerk)).send('POST', '/api/transfer-proposals', wish)).json
  const desk = await app.signedIn(office)
  const answer = { version: 1, state: 'accepted', answer: '工作需要。' }
  const send = (more: object) => desk.send('POST', `/api/transfer-proposals/${id}/answer`, { ...answer, ...more })
  expect(await send({})).toMatchObject({ status: 422 })
  expect((await send({ consent: 'against' })).json).toMatchObject({ state: 'open', isAgainstWill: true, secondLook: 'asked' })
  expect(await send({ version: 2, consent: 'agrees' })).toMatchObject({ status: 409, json: { code: 'awaitingLook' } })
  expect((await looks(office)).filter((l: { act: string }) => l.act === 'transferAgainstWill')).toEqual([])
  const isHis = (l: { act: string }) => l.act === 'transferAgainstWill'
  const player = (await looks(colleague)).some(isHis) ? colleague : third
  const [seen] = (await looks(player)).filter(isHis)
  const two = await app.signedIn(player)
  const clear = { version: 1, state: 'clear', answer: '没有看出关联。' }
  expect((await two.send('POST', `/api/second-looks/${seen.id}/answer`, clear)).json.state).toBe('clear')
  expect((await send({ version: 2, consent: 'against' })).json).toMatchObject({ state: 'accepted' })
})

const settled = async () => {
  const { rows } = await app.services.pool.query<{ id: string }>('select "bureauId" as id from "bureaus"')
  const today = '2026-11-23'
  await transact(app.services.pool, 'owner', {}, (tx) => settleSecondLooks(tx, rows[0]?.id ?? '', today, app.services.keys))
}
const close = (name: string) => app.services.pool.query(`update "accounts" set "state" = 'disabled' where "name" = $1`, [name])

test('轮到查看的人账号停用：另选一人，原来的人和别人什么也不知道；暂缓以后政治处领导换人，新任领导接着裁定', async () => {
  const xie = await app.signedIn(clerk)
  const { rows } = await app.services.pool.query<{ id: string; name: string }>(
    `select p."id", p."name" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '柳河派出所' and p."kind" = 'auxiliary' and p."name" not in ('宋永康', '董继业') order by p."numberSortKey" limit 1`,
  )
  const person = rows[0] ?? { id: '', name: '' }
  const leaving = { personId: person.id, separatedOn: '2026-11-30', isContractNotRenewed: true }
  expect((await xie.send('POST', '/api/leavings', leaving)).json).toMatchObject({ secondLook: 'asked' })
  const ofHis = async (player: Parameters<typeof looks>[0]) =>
    ((await looks(player)) ?? []).filter((l: { person: { name: string } }) => l.person.name === person.name)
  const all = [colleague, third, office]
  const drawn = async () => {
    const seen = await Promise.all(all.map(ofHis))
    return all.filter((_, i) => (seen[i] ?? []).length > 0).map((p) => p.name)
  }
  const [first = ''] = await drawn()
  await settled()
  expect(await drawn()).toEqual([first])
  await close(first)
  await settled()
  await settled()
  const [second = '', ...none] = await drawn().then((names) => names.filter((n) => n !== first))
  expect([second === first, second === '', none]).toEqual([false, false, []])
  const player = all.find((p) => p.name === second) ?? office
  const [look] = await ofHis(player)
  expect((await (await app.signedIn(player)).get('/api/todos')).text).toContain(`第二人查看：${person.name}`)
  const trail = await (await app.signedIn({ name: '审计管理员', role: 'auditAdministrator' })).get('/api/trail?limit=200')
  for (const verb of ['asked', 'handedOn']) expect(trail.text).not.toContain(`secondLook.${verb}`)
  const held = { version: look.version, state: 'held', answer: '先请领导裁定。' }
  expect((await (await app.signedIn(player)).send('POST', `/api/second-looks/${look.id}/answer`, held)).status).toBe(200)
  await app.services.pool.query(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
     select "bureauId", gen_random_uuid(), "accountId", 'politicalOfficeLeader', null, '2025-01-01', gen_random_uuid(), gen_random_uuid(), now() from "accounts" where "name" = '邵美琳'`,
  )
  await close('李文静')
  await settled()
  const successor = await app.signedIn({ name: '邵美琳', role: 'politicalOfficeLeader' })
  expect((await successor.get(`/api/second-looks/${look.id}`)).json).toMatchObject({ state: 'held', answer: held.answer })
})

test('数据库转储里，看不出查看的是谁、哪一件；以前写明的，启动时加密', async () => {
  const { rows: people } = await app.services.pool.query<{ id: string }>(`select "id" from "people" where "name" = '宋永康'`)
  const [record, look] = [randomUUID(), randomUUID()]
  await app.services.pool.query(
    `insert into "secondLooks" ("bureauId", "id", "act", "recordId", "personId", "state", "askedBySealed", "askedOn") select "bureauId", $1, 'conductCaseFiled', $2, $3, 'clear', 'x', '2026-11-20' from "bureaus"`,
    [look, record, people[0]?.id],
  )
  await settled()
  const { rows } = await app.services.pool.query('select to_jsonb(l)::text as words from "secondLooks" l')
  const dump = rows.map((r) => r.words).join()
  for (const plain of [record, people[0]?.id, '宋永康']) expect(dump).not.toContain(plain)
  const stamp = recordStampOf(app.services, 'conductCaseFiled', record)
  const { rows: sealed } = await app.services.pool.query('select * from "secondLooks" where "recordStamp" = $1', [stamp])
  expect(openPerson(app.services, sealed[0])).toMatchObject({ id: people[0]?.id, name: '宋永康' })
})
