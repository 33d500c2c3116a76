import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, office, type Player } from '../../tests/harness/database.ts'
import { versionInForceOn } from './queries.ts'
import { wordingsTodos } from './todos.ts'

const app = useApp()
const leader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
const today = '2026-11-23'

/** A wording of the office's own with one clause, waiting for approval. */
async function addOwn(desk: Browser, name: string) {
  const { json } = await desk.send('POST', '/api/wordings', { kind: 'pledge', name, formLabel: '' })
  const draft: string = json.pending.id
  const body = [{ kind: 'clause', text: '〔姓名〕遵守规定。' }]
  await desk.send('PATCH', `/api/wording-versions/${draft}`, { version: 1, title: name, body })
  return { id: json.id as string, draft }
}
const code = async (answer: ReturnType<Browser['send']>) => {
  const { status, json } = await answer
  return `${status} ${json?.code ?? ''}`.trim()
}

test('从起草到替换：何俊杰起草、李文静批准、何俊杰施行，改一版，旧版到那天为止', async () => {
  const [desk, approver] = [await app.signedIn(office), await app.signedIn(leader)]
  const { id, draft } = await addOwn(desk, '执勤安全承诺书')
  const approve = (version: number) =>
    approver.send('POST', `/api/wording-versions/${draft}/approval`, { version, reference: '局党委会议纪要〔2026〕12号' })
  expect(await code(approve(1))).toBe('409 stale')
  const approved = await approve(2)
  expect(approved.json).toMatchObject({
    state: 'approved',
    approvedByName: '李文静',
    approvalReference: '局党委会议纪要〔2026〕12号',
  })
  expect(approved.json.digest).toMatch(/^[0-9a-f]{64}$/)
  const commence = (version: string, more: object) =>
    desk.send('POST', `/api/wording-versions/${version}/commencement`, { changeKind: 'material', note: '', ...more })
  expect(await code(commence(draft, { version: 3, fromOn: '2026-11-22' }))).toBe('422 past')
  const inForce = await commence(draft, { version: 3, fromOn: today, changeKind: 'editorial' })
  expect(inForce.json).toMatchObject({ state: 'inForce', changeKind: 'material' })
  const second = await desk.send('POST', `/api/wordings/${id}/draft`, { version: 1 })
  const next = second.json.pending.id
  await desk.send('PATCH', `/api/wording-versions/${next}`, {
    version: 1,
    title: '执勤安全承诺书',
    body: [{ kind: 'clause', text: '〔姓名〕遵守执勤规定。' }],
  })
  await approver.send('POST', `/api/wording-versions/${next}/approval`, { version: 2, reference: '局党委会议纪要〔2026〕13号' })
  expect(await code(commence(next, { version: 3, fromOn: today, note: '改一词' }))).toBe('422 tooEarly')
  expect(await code(commence(next, { version: 3, fromOn: '2026-12-01' }))).toBe('422 noteRequired')
  const coming = await commence(next, { version: 3, fromOn: '2026-12-01', changeKind: 'editorial', note: '改一词，意思不变' })
  expect(coming.json).toMatchObject({ state: 'coming', changeKind: 'editorial' })
  const { json } = await desk.get(`/api/wordings/${id}`)
  expect(json.versions.map((v: { number: number; inForceTo: string }) => [v.number, v.inForceTo])).toEqual([
    [2, null],
    [1, '2026-12-01'],
  ])
  const on = (day: string) => as(app.services, office, (ctx) => versionInForceOn(ctx, id, day))
  expect([(await on('2026-11-22'))?.number, (await on('2026-11-30'))?.number, (await on('2026-12-01'))?.number]).toEqual([
    undefined,
    1,
    2,
  ])
  const difference = await desk.get(`/api/wording-versions/${next}/difference?from=${draft}`)
  expect(difference.json.lines[1].segments).toEqual([
    { change: 'same', text: '〔姓名〕遵守' },
    { change: 'added', text: '执勤' },
    { change: 'same', text: '规定。' },
  ])
})

test('批准以后谁也改不了：改、再批准、再作废施行中的，都说明白', async () => {
  const [desk, approver] = [await app.signedIn(office), await app.signedIn(leader)]
  const { draft } = await addOwn(desk, '用车安全承诺书')
  const text = { title: '用车安全承诺书', body: [{ kind: 'clause', text: '改' }] }
  expect(await code(approver.send('PATCH', `/api/wording-versions/${draft}`, { version: 2, ...text }))).toBe('403 forbidden')
  expect(
    await code(
      desk.send('POST', `/api/wording-versions/${draft}/commencement`, {
        version: 2,
        fromOn: today,
        changeKind: 'material',
        note: '',
      }),
    ),
  ).toBe('409 draft')
  await approver.send('POST', `/api/wording-versions/${draft}/approval`, { version: 2, reference: '会议纪要' })
  expect(await code(desk.send('PATCH', `/api/wording-versions/${draft}`, { version: 3, ...text }))).toBe('409 approved')
  expect(
    await code(
      desk.send('POST', `/api/wordings/${(await desk.get(`/api/wording-versions/${draft}`)).json.wording.id}/draft`, {
        version: 1,
      }),
    ),
  ).toBe('409 draftExists')
  const abandoned = await desk.send('POST', `/api/wording-versions/${draft}/abandonment`, {
    version: 3,
    reason: '文字有误，重新起草',
  })
  expect(abandoned.json.state).toBe('abandoned')
  const rights = 'update "wordingVersions" set "approvedBy" = "draftedBy" where "id" = $1'
  await expect(app.services.pool.query(rights, [draft])).rejects.toThrow(/check constraint/)
})

test('一个人两种身份都有，自己起草或者改过的稿，换个身份也批准不了', async () => {
  const { pool } = app.services
  const lend = (role: string) =>
    pool.query(
      `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "proposedBy", "confirmedBy", "confirmedAt")
       select a."bureauId", gen_random_uuid(), a."accountId", $1, (select "id" from "units" where "parentId" is null), '2026-01-01', gen_random_uuid(), gen_random_uuid(), now() from "accounts" a where a."name" = '李文静'`,
      [role],
    )
  await lend('auxiliaryOffice')
  const [both, desk] = [await app.signedIn({ name: '李文静', role: 'auxiliaryOffice' }), await app.signedIn(office)]
  const { draft } = await addOwn(both, '自拟自批承诺书')
  const asLeader = await app.signedIn(leader)
  const approve = (id: string, version: number) =>
    code(asLeader.send('POST', `/api/wording-versions/${id}/approval`, { version, reference: '会议纪要' }))
  expect(await approve(draft, 2)).toBe('403 draftedByOneself')
  const shown = await asLeader.get(`/api/wording-versions/${draft}`)
  expect([shown.json.abilities.approve, shown.json.whyNot]).toEqual([false, '这一稿您写过或者改过，要由另一人批准。'])
  const other = await addOwn(desk, '他人起草承诺书')
  const text = { title: '他人起草承诺书', body: [{ kind: 'clause', text: '我改过一个字。' }] }
  await both.send('PATCH', `/api/wording-versions/${other.draft}`, { version: 2, ...text })
  expect(await approve(other.draft, 3)).toBe('403 draftedByOneself')
  await desk.send('PATCH', `/api/wording-versions/${other.draft}`, { version: 3, ...text })
  expect(await approve(other.draft, 4)).toBe('403 draftedByOneself')
  const write = `update "wordingVersions" set "approvedBy" = $2 where "id" = $1`
  const { rows } = await pool.query(`select "accountId" from "accounts" where "name" = '李文静'`)
  await expect(pool.query(write, [other.draft, rows[0]?.accountId])).rejects.toThrow(/check constraint/)
})

test('草稿等李文静批准、批准了等何俊杰施行：各在各的待办里，办完就没有了', async () => {
  const [approve, , commence] = wordingsTodos
  const titles = async (player: Player, todo: typeof approve) =>
    as(app.services, player, async (ctx) => {
      const found = (await todo?.find(ctx, 20)) ?? []
      expect(await todo?.count(ctx)).toBe(found.length)
      return found.map((t) => `${t.title} ${t.href.startsWith('/wordings/')} ${t.dueOn}`)
    })
  const desk = await app.signedIn(office)
  const { id, draft } = await addOwn(desk, '待办承诺书')
  expect(await titles(leader, approve)).toContain('待办承诺书第 1 版 true null')
  expect(await titles(office, commence)).not.toContain('待办承诺书第 1 版 true null')
  const reference = { version: 2, reference: '会议纪要' }
  await (await app.signedIn(leader)).send('POST', `/api/wording-versions/${draft}/approval`, reference)
  expect(await titles(leader, approve)).not.toContain('待办承诺书第 1 版 true null')
  expect(await titles(office, commence)).toContain('待办承诺书第 1 版 true null')
  expect((await desk.get(`/api/wordings/${id}`)).json.pending).toMatchObject({ number: 1, state: 'approved' })
})

test('李文静退回草稿，写了要改什么；何俊杰的待办里看到，改过再存，就又等批准', async () => {
  const [desk, approver] = [await app.signedIn(office), await app.signedIn(leader)]
  const { id, draft } = await addOwn(desk, '装备保管承诺书')
  const act = (who: Browser, name: string, body: object) => who.send('POST', `/api/wording-versions/${draft}/${name}`, body)
  expect(await code(act(desk, 'return', { version: 2, remark: '自己退自己' }))).toBe('403 forbidden')
  expect((await act(approver, 'return', { version: 2, remark: '第一条写明保管期限' })).json).toMatchObject({
    state: 'draft',
    version: 3,
    returned: { byName: '李文静', remark: '第一条写明保管期限' },
  })
  const waiting = async (who: Browser, kind: string) =>
    (await who.get(`/api/wordings?waiting=${kind}`)).json.rows.map((r: { id: string }) => r.id).includes(id)
  expect([await waiting(approver, 'approval'), await waiting(desk, 'revision')]).toEqual([false, true])
  const todo = (await desk.get('/api/todos')).json.rows.find((r: { kind: string }) => r.kind === '修改范本草稿')
  expect(todo).toMatchObject({ title: '装备保管承诺书第 1 版', href: `/wordings/${id}` })
  const body = [{ kind: 'clause', text: '〔姓名〕保管装备至离岗交还之日。' }]
  await desk.send('PATCH', `/api/wording-versions/${draft}`, { version: 3, title: '装备保管承诺书', body })
  expect([await waiting(approver, 'approval'), await waiting(desk, 'revision')]).toEqual([true, false])
  expect((await approver.get(`/api/wording-versions/${draft}`)).json.returned).toBeNull()
  await act(approver, 'return', { version: 4, remark: '再斟酌第一条' })
  const approved = await act(approver, 'approval', { version: 5, reference: '会议纪要' })
  expect(approved.json).toMatchObject({ state: 'approved', returned: null })
})
