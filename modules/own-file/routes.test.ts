import { expect, test } from 'vitest'
import { wordsOfVerb } from '../../platform/audit/verb-words.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, songYongkang } from '../../tests/harness/database.ts'

const app = useApp()
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const idOf = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>('select "id" from "people" where "name" = $1 order by "kind" limit 1', [name]))
    .rows[0]?.id ?? ''

test('谢春燕打开宋永康的档案，宋永康登录就看到是谁、什么身份；自己看的记作本人', async () => {
  const id = await idOf('宋永康')
  expect((await (await app.signedIn(clerk)).get(`/api/people/${id}`)).status).toBe(200)
  const own = await app.signedIn(songYongkang)
  const file = await own.get('/api/me/file')
  expect(file.status).toBe(200)
  expect(file.json.views.rows[0]).toMatchObject({ who: '谢春燕', role: 'unitClerk', verb: 'person.viewed' })
  const all = await own.get('/api/me/views')
  expect(all.json.rows[0]).toMatchObject({ who: '本人', verb: 'person.ownFileViewed' })
  expect(all.json.total).toBe(file.json.views.total + 1)
})

test('辅警办写明理由导出三十个人的全部号码：名单里的宋永康看得到谁、何时、为什么；名单里没有他的那一次，什么也看不到', async () => {
  const { rows } = await app.services.pool.query<{ id: string }>(
    `select "id" from "people" where "kind" = 'auxiliary' and "separatedOn" is null order by "unitSortKey", "numberSortKey" limit 29`,
  )
  const desk = await app.signedIn(office)
  const exportInFull = (ids: string[], reason: string) => desk.send('POST', '/api/people/full-export', { ids, reason })
  const ids = rows.map((r) => r.id)
  expect((await exportInFull([...ids, await idOf('宋永康')], '统一投保意外险')).status).toBe(200)
  expect((await exportInFull(ids, '核对工资代发名单')).status).toBe(200)
  const own = await (await app.signedIn(songYongkang)).get('/api/me/views')
  const seen = { who: '何俊杰', role: 'auxiliaryOffice', verb: 'people.exportedInFull', words: ['统一投保意外险'] }
  expect(own.json.rows[0]).toMatchObject(seen)
  expect(Math.abs(Date.parse(own.json.rows[0].at) - Date.now())).toBeLessThan(60_000)
  expect(own.text).not.toContain('核对工资代发名单')
  const reasons = await as(app.services, songYongkang, (ctx) =>
    ctx.db.selectFrom('changes').where('after', 'in', ['统一投保意外险', '核对工资代发名单']).select('after').execute(),
  )
  expect(reasons).toEqual([{ after: '统一投保意外险' }])
  expect((await desk.get(`/api/people/${ids.at(-1)}/views`)).json.rows[0].words).toEqual(['核对工资代发名单'])
})

test('宋永康看到今天谁负责、存了什么；号码是掩码，验过口令才看得到全部', async () => {
  const own = await app.signedIn(songYongkang)
  const { json } = await own.get('/api/me/file')
  expect(json.answering.map((a: { name: string }) => a.name)).toEqual(['周启航', '孙立新', '郭立军'])
  const held = Object.fromEntries(json.held.map((h: { field: string; value: string }) => [h.field, h.value]))
  expect(held).toMatchObject({ name: '宋永康', number: 'MH10217', unit: '柳河派出所', category: '勤务' })
  expect(held.idNumber).toMatch(/^\*{4}\d{3}[\dX]$/)
  const shown = await own.send('POST', '/api/me/number-disclosure', { which: 'idNumber' })
  expect(shown.json.value).toMatch(/^9901\d{13}[\dX]$/)
  await app.services.pool.query('update "sessions" set "steppedUpAt" = null where "role" = $1', ['auxiliary'])
  expect((await own.send('POST', '/api/me/number-disclosure', { which: 'idNumber' })).json.code).toBe('stepUpRequired')
})

test('宋永康申请更正学历，内勤答复，宋永康看到答复；别的单位看不到这条申请', async () => {
  const own = await app.signedIn(songYongkang)
  const request = { field: 'education', statement: '去年已取得本科毕业证，学历应为大学本科。' }
  const asked = await own.send('POST', '/api/me/correction-requests', request)
  expect([asked.status, asked.json.state]).toEqual([200, 'open'])
  expect((await own.send('POST', '/api/me/correction-requests', request)).json.code).toBe('alreadyAsked')
  const stranger = await app.signedIn(otherClerk)
  expect((await stranger.get('/api/correction-requests')).json.total).toBe(0)
  const address = `/api/correction-requests/${asked.json.id}/answer`
  const answer = { state: 'accepted', answer: '已核对毕业证，资料已改。' }
  expect((await stranger.send('POST', address, { ...answer, version: 1 })).status).toBe(404)
  const browser = await app.signedIn(clerk)
  const list = await browser.get('/api/correction-requests?state=open')
  expect(list.json.rows[0]).toMatchObject({ person: { name: '宋永康' }, field: 'education', statement: request.statement })
  expect((await browser.send('POST', address, answer)).status).toBe(428)
  const { version } = list.json.rows[0]
  expect((await browser.send('POST', address, { ...answer, version })).json.state).toBe('accepted')
  expect((await browser.send('POST', address, { ...answer, version })).status).toBe(409)
  const seen = (await own.get('/api/me/file')).json.corrections[0]
  expect(seen).toMatchObject({ state: 'accepted', answer: answer.answer, answeredBy: '谢春燕' })
})

test('辅警办看得到全局的更正申请，按单位筛；民警身份没有本人档案', async () => {
  const own = await app.signedIn(songYongkang)
  await own.send('POST', '/api/me/correction-requests', { field: 'tier', statement: '层级应为四级辅警。' })
  const browser = await app.signedIn(office)
  expect((await browser.get('/api/correction-requests?state=open')).json.total).toBe(1)
  const { rows } = await app.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = '青桥派出所'`)
  expect((await browser.get(`/api/correction-requests?unitId=${rows[0]?.id}`)).json.total).toBe(0)
  expect((await (await app.signedIn(clerk)).get('/api/me/file')).status).toBe(403)
})

test('宋永康看得到自己岗位的职责；看过全部号码的人、时间、理由列在最前，账号的事也有中文', async () => {
  const id = await idOf('宋永康')
  const body = { which: 'idNumber', reason: '办理续签合同核对' }
  expect((await (await app.signedIn(clerk)).send('POST', `/api/people/${id}/number-disclosure`, body)).status).toBe(200)
  const { json } = await (await app.signedIn(songYongkang)).get('/api/me/file')
  expect([json.postName, json.duties.length, json.duties[0]]).toEqual(['巡逻防控岗', 9, '在民警带领下参加社会面巡逻'])
  const [shown] = json.disclosures
  expect(shown).toMatchObject({ who: '谢春燕', verb: 'person.numberShown', words: ['办理续签合同核对'] })
  expect(['account.opened', 'account.secretReset'].map(wordsOfVerb)).toEqual(['开通账号', '重置口令'])
})
