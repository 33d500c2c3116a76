import { expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { exportPeople } from './commands/export-people.ts'
import { openIdNumber, personOfRowKey } from './identity.ts'
import { rosterSheet } from './sheet.ts'

const app = useApp()
const idOf = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>('select "id" from "people" where "name" = $1 order by "kind" limit 1', [name]))
    .rows[0]?.id ?? ''
const unitIdOf = async (name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>('select "id" from "units" where "name" = $1', [name])).rows[0]?.id ?? ''
const fullNumber = async (id: string): Promise<string> => {
  const { rows } = await app.services.pool.query<{ sealed: string }>(
    'select "idNumberSealed" as sealed from "personNumbers" where "personId" = $1',
    [id],
  )
  return openIdNumber(app.services.keys, id, rows[0]?.sealed ?? '')
}
const newcomer = async (name: string, idNumber: string) => ({
  kind: 'auxiliary',
  name,
  idNumber,
  phone: '19900001234',
  number: null,
  title: null,
  category: 'duty',
  auxiliaryKind: 'patrolMember',
  employer: null,
  education: null,
  politicalStatus: null,
  tier: null,
  licenceClass: null,
  isVeteran: false,
  entryOn: '2026-11-01',
  contractFrom: null,
  contractEndsOn: null,
  unitId: await unitIdOf('柳河派出所'),
  postId: null,
  leadOfficerId: null,
  leaderInChargeId: null,
  fromOn: '2026-11-23',
})

test('内勤查花名册：号码全是掩码，外单位的人和没有的人一样是 404', async () => {
  const browser = await app.signedIn(clerk)
  const list = await browser.send('POST', '/api/people/search', { limit: '100' })
  expect([list.status, list.json.total]).toEqual([200, 46])
  expect(list.json.rows.every((r: { idNumber: string }) => /^\*{4}\d{3}[\dX]$/.test(r.idNumber))).toBe(true)
  const { rows } = await app.services.pool.query<{ id: string }>(
    `select p."id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1`,
  )
  const other = await browser.get(`/api/people/${rows[0]?.id}`)
  const missing = await browser.get('/api/people/11111111-1111-4111-8111-111111111111')
  expect([other.status, missing.status]).toEqual([404, 404])
  expect(other.json.detail).toBe(missing.json.detail)
})

test('看全部身份证号要写满五个字的理由，本人看得到谁看的、为什么', async () => {
  const id = await idOf('宋永康')
  const browser = await app.signedIn(clerk)
  const address = `/api/people/${id}/number-disclosure`
  expect((await browser.send('POST', address, { which: 'idNumber', reason: '核对' })).status).toBe(422)
  const shown = await browser.send('POST', address, { which: 'idNumber', reason: '办理续签合同核对' })
  expect(shown.json.value).toBe(await fullNumber(id))
  const own = await (await app.signedIn(songYongkang)).get('/api/me/views')
  expect(own.json.rows[0]).toMatchObject({
    who: '谢春燕',
    role: 'unitClerk',
    verb: 'person.numberShown',
    words: ['办理续签合同核对'],
  })
  expect(own.text).not.toContain(shown.json.value)
})

test('所长也能凭理由看全部号码，辅警不能看别人的', async () => {
  const id = await idOf('马玉兰')
  const body = { which: 'idNumber', reason: '核对参保名单' }
  expect((await (await app.signedIn(unitHead)).send('POST', `/api/people/${id}/number-disclosure`, body)).status).toBe(200)
  expect((await (await app.signedIn(songYongkang)).send('POST', `/api/people/${id}/number-disclosure`, body)).status).toBe(403)
})

test('改了名字，按新名字的首字母就查得到；按旧名字查不到', async () => {
  const id = await idOf('田雨欣')
  const browser = await app.signedIn(clerk)
  const before = await browser.get(`/api/people/${id}`)
  const changed = await browser.send('PATCH', `/api/people/${id}`, { version: before.json.version, name: '田雨昕昕' })
  expect([changed.status, changed.json.name]).toEqual([200, '田雨昕昕'])
  const find = async (q: string) => (await browser.send('POST', '/api/people/search', { q })).json.total
  expect([await find('tyxx'), await find('田雨昕昕'), await find('田雨欣')]).toEqual([1, 1, 0])
})

test('旧版本存不进去是 409，没带版本是 428，多出来的字段是 422', async () => {
  const id = await idOf('罗婷婷')
  const browser = await app.signedIn(clerk)
  const { version } = (await browser.get(`/api/people/${id}`)).json
  expect((await browser.send('PATCH', `/api/people/${id}`, { version, tier: '四级辅警' })).status).toBe(200)
  expect((await browser.send('PATCH', `/api/people/${id}`, { version, tier: '三级辅警' })).status).toBe(409)
  expect((await browser.send('PATCH', `/api/people/${id}`, { tier: '三级辅警' })).status).toBe(428)
  const planted = { version: version + 1, unitId: await unitIdOf('青桥派出所') }
  expect((await browser.send('PATCH', `/api/people/${id}`, planted)).status).toBe(422)
})

test('办理离岗：岗位和责任人到那天为止，花名册少一人，辅警办还查得到', async () => {
  const id = await idOf('范景瑞')
  const browser = await app.signedIn(clerk)
  const { version } = (await browser.get(`/api/people/${id}`)).json
  const total = async () => (await browser.send('POST', '/api/people/search', {})).json.total
  const before = await total()
  const done = await browser.send('POST', `/api/people/${id}/separation`, {
    version,
    separatedOn: '2026-11-23',
    kind: 'resigned',
    reason: '本人辞职',
  })
  expect([done.status, await total()]).toEqual([200, before - 1])
  const file = (await (await app.signedIn(office)).get(`/api/people/${id}`)).json
  expect(file).toMatchObject({ separatedOn: '2026-11-23', post: null, leadOfficer: null, leaderInCharge: null })
  const open = file.history.filter((h: { aspect: string; toOn: string | null }) => h.aspect !== 'usingUnit' && h.toOn === null)
  expect(open).toEqual([])
})

test('录错的人撤销以后不在花名册里，同一个号码可以重新录', async () => {
  const browser = await app.signedIn(clerk)
  const body = await newcomer('高一凡', '990101199601011234')
  const added = await browser.send('POST', '/api/people', body)
  expect([added.status, added.json.sex, added.json.bornOn]).toEqual([200, 'male', '1996-01-01'])
  expect((await browser.send('POST', '/api/people', body)).json.code).toBe('personKnown')
  const { id, version } = added.json
  expect((await browser.send('POST', `/api/people/${id}/voiding`, { version, reason: '录入时看错了人' })).status).toBe(200)
  expect((await browser.get(`/api/people/${id}`)).status).toBe(404)
  expect((await browser.send('POST', '/api/people', body)).status).toBe(200)
})

test('导出的表：证件是掩码文字，没有公式；行标记认得出人，改过一个字就不认', async () => {
  const id = await idOf('宋永康')
  const bytes = await as(app.services, clerk, async (ctx) =>
    writeWorkbook(rosterSheet(ctx, (await exportPeople(ctx, { ids: [id] })).rows, null)),
  )
  const { sheets } = await readWorkbook(bytes, '花名册.xlsx')
  const cells = sheets.flatMap((s) => s.rows.flatMap((r) => r.cells))
  const words = cells.map((c) => c.text)
  const number = await fullNumber(id)
  expect(cells.some((c) => c.isFormula)).toBe(false)
  expect(words).toContain(`****${number.slice(-4)}`)
  expect(words.join()).not.toContain(number)
  const key = words.find((w) => w.startsWith(id)) ?? ''
  expect(personOfRowKey(app.services.keys, key)).toBe(id)
  const forged = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
  expect(personOfRowKey(app.services.keys, forged)).toBeUndefined()
})
