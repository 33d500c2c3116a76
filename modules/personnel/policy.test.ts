import { expect, test } from 'vitest'
import { checkDigit } from '../../platform/personal-number.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, songYongkang, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const idOf = async (name: string, table: 'people' | 'units' = 'people'): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''
const idNumber = (serial: string): string => {
  const first = `99010119980312${serial}`
  return first + checkDigit(first)
}
const newPerson = async (more: object = {}) => ({
  kind: 'auxiliary',
  name: '梁小满',
  idNumber: idNumber('507'),
  phone: '19900007788',
  number: 'MH88001',
  title: null,
  category: 'duty',
  auxiliaryKind: 'patrolMember',
  employer: '明安保安服务公司',
  education: '高中',
  politicalStatus: '群众',
  tier: null,
  licenceClass: null,
  isVeteran: false,
  entryOn: '2026-11-01',
  contractFrom: '2026-11-01',
  contractEndsOn: '2029-10-31',
  unitId: await idOf('柳河派出所', 'units'),
  postId: null,
  leadOfficerId: null,
  leaderInChargeId: null,
  fromOn: '2026-11-01',
  ...more,
})

test('谢春燕打开宋永康的档案，宋永康登录后看到是谁、什么时候看的', async () => {
  const id = await idOf('宋永康')
  const opened = await (await app.signedIn(clerk)).get(`/api/people/${id}`)
  expect(opened.status).toBe(200)
  const views = await (await app.signedIn(songYongkang)).get(`/api/people/${id}/views`)
  expect(views.json.rows[0]).toMatchObject({ who: '谢春燕', role: 'unitClerk', verb: 'person.viewed' })
})

test('所有页面上号码都遮住；看全部要写理由，写了就告诉本人', async () => {
  const id = await idOf('宋永康')
  const xie = await app.signedIn(clerk)
  const file = await xie.get(`/api/people/${id}`)
  const list = await xie.send('POST', '/api/people/search', { limit: '100' })
  expect(file.json.idNumber).toMatch(/^\*{4}[\dX]{4}$/)
  expect(file.json.phone).toMatch(/^199\*{4}\d{4}$/)
  for (const answer of [file, list]) expect(answer.text).not.toMatch(/\d{17}[\dX]|"199\d{8}"/)
  const where = `/api/people/${id}/number-disclosure`
  expect((await xie.send('POST', where, { which: 'idNumber', reason: '看看' })).status).toBe(422)
  const shown = await xie.send('POST', where, { which: 'idNumber', reason: '续签合同核对证件' })
  expect(shown.json.value).toMatch(/^\d{17}[\dX]$/)
  const views = await (await app.signedIn(songYongkang)).get(`/api/people/${id}/views`)
  expect(views.json.rows[0]).toMatchObject({ verb: 'person.numberShown', words: ['续签合同核对证件'] })
})

test('没有刚输过口令，看不到全部号码；所长能看，有理由就行', async () => {
  const id = await idOf('宋永康')
  const guo = await app.signedIn(unitHead)
  const ask = () => guo.send('POST', `/api/people/${id}/number-disclosure`, { which: 'phone', reason: '夜间紧急联系' })
  expect((await ask()).status).toBe(200)
  await app.services.pool.query(`update "sessions" set "steppedUpAt" = null`)
  expect(await ask()).toMatchObject({ status: 403, json: { code: 'stepUpRequired' } })
})

test('网址里不收号码', async () => {
  const xie = await app.signedIn(clerk)
  expect((await xie.get('/api/people?q=2317')).status).toBe(422)
  expect((await xie.get('/api/people?q=syk')).status).toBe(200)
})

test('新增一人，马上按首字母查得到；同一证件号再录一次，说已在册', async () => {
  const xie = await app.signedIn(clerk)
  const added = await xie.send('POST', '/api/people', await newPerson())
  expect(added).toMatchObject({ status: 200, json: { name: '梁小满', sex: 'male', bornOn: '1998-03-12', age: 28 } })
  const found = await xie.send('POST', '/api/search', { text: 'lxm' })
  expect(found.json.rows.map((r: { title: string }) => r.title)).toContain('梁小满')
  const again = await xie.send('POST', '/api/people', await newPerson({ number: 'MH88002' }))
  expect(again).toMatchObject({ status: 409, json: { code: 'personKnown' } })
})

test('多余的字段不收，外单位不能录，证件号错了说明错在哪里', async () => {
  const xie = await app.signedIn(clerk)
  const send = async (more: object) =>
    xie.send('POST', '/api/people', await newPerson({ idNumber: idNumber('525'), number: null, ...more }))
  expect((await send({ separatedOn: '2026-01-01' })).status).toBe(422)
  expect((await send({ unitId: await idOf('青桥派出所', 'units') })).json).toMatchObject({ code: 'unknownUnit' })
  const wrong = await send({ idNumber: `${idNumber('525').slice(0, 17)}${idNumber('525').endsWith('1') ? '2' : '1'}` })
  expect(wrong).toMatchObject({ status: 422, json: { errors: [{ path: 'idNumber' }] } })
})

test('改名以后旧名查不到、新名查得到，账号跟着改名；旧版本再存，说已被改过', async () => {
  const id = await idOf('程赟')
  const xie = await app.signedIn(clerk)
  const { version } = (await xie.get(`/api/people/${id}`)).json
  const changed = await xie.send('PATCH', `/api/people/${id}`, { version, name: '程 斌', phone: null })
  expect(changed).toMatchObject({ status: 200, json: { name: '程斌', phone: null, version: version + 1 } })
  const titles = async (text: string) =>
    (await xie.send('POST', '/api/search', { text })).json.rows.map((r: { id: string }) => r.id)
  expect([(await titles('程赟')).includes(id), (await titles('程斌')).includes(id)]).toEqual([false, true])
  expect(await xie.send('PATCH', `/api/people/${id}`, { version, education: '高中' })).toMatchObject({
    status: 409,
    json: { code: 'stale' },
  })
  expect((await xie.send('PATCH', `/api/people/${id}`, { education: '高中' })).status).toBe(428)
})

test('身份证号只有辅警办能更正，性别和生日跟着证件走', async () => {
  const id = await idOf('罗婷婷')
  const [xie, he] = [await app.signedIn(clerk), await app.signedIn(office)]
  const { version } = (await xie.get(`/api/people/${id}`)).json
  const body = { version, idNumber: idNumber('642') }
  expect((await xie.send('PATCH', `/api/people/${id}`, body)).status).toBe(403)
  expect((await he.send('PATCH', `/api/people/${id}`, body)).json).toMatchObject({ sex: 'female', bornOn: '1998-03-12' })
  const found = await he.send('POST', '/api/people/search', { q: body.idNumber })
  expect(found.json.rows.map((r: { id: string }) => r.id)).toEqual([id])
})

test('离岗：各段任岗到那天为止，账号停用，本单位花名册里不再有；还带着人的民警先交接', async () => {
  const [song, zhou] = [await idOf('范景瑞'), await idOf('周启航')]
  const xie = await app.signedIn(clerk)
  const leave = (id: string, version: number, on = '2026-11-20') =>
    xie.send('POST', `/api/people/${id}/separation`, { version, separatedOn: on, kind: 'resigned', reason: '本人提出' })
  expect((await leave(zhou, 1)).json.code).toBe('stillLeads')
  expect((await leave(song, 1, '2026-12-01')).json.code).toBe('future')
  expect((await leave(song, 1)).status).toBe(200)
  const { rows } = await app.services.pool.query<{ open: number; post: string | null }>(
    `select (select count(*)::int from "assignments" where "personId" = $1 and "voidedAt" is null and "toOn" is null) as open, "postId" as post from "people" where "id" = $1`,
    [song],
  )
  expect(rows[0]).toEqual({ open: 0, post: null })
  expect((await xie.get(`/api/people/${song}`)).status).toBe(404)
  expect((await (await app.signedIn(office)).get(`/api/people/${song}`)).json).toMatchObject({ separatedOn: '2026-11-20' })
})

test('录错的人三十天内可以撤销，证件号空出来；老人不能撤销', async () => {
  const xie = await app.signedIn(clerk)
  const added = await xie.send(
    'POST',
    '/api/people',
    await newPerson({ name: '吴录错', idNumber: idNumber('561'), number: null }),
  )
  const voided = await xie.send('POST', `/api/people/${added.json.id}/voiding`, { version: 1, reason: '录到了别的所' })
  expect(voided.status).toBe(200)
  expect((await xie.get(`/api/people/${added.json.id}`)).status).toBe(404)
  const again = await xie.send(
    'POST',
    '/api/people',
    await newPerson({ name: '吴录对', idNumber: idNumber('561'), number: null }),
  )
  expect(again.status).toBe(200)
  const old = await idOf('马玉兰')
  await app.services.pool.query(`update "people" set "createdAt" = '2026-10-01' where "id" = $1`, [old])
  expect((await xie.send('POST', `/api/people/${old}/voiding`, { version: 1, reason: '想撤销试试' })).json.code).toBe('tooLate')
})

const download = async (path: string, body: object) => (await app.signedIn(clerk)).send('POST', path, body)

test('导出的就是筛出来的，号码遮住；带全部号码要理由；每个被导出的人都看得到', async () => {
  const masked = await download('/api/people/export', { gap: 'leadOfficer' })
  expect(masked.status).toBe(200)
  expect((await download('/api/people/full-export', {})).status).toBe(422)
  const full = await download('/api/people/full-export', { reason: '季度统计报市局' })
  expect(full.status).toBe(200)
  const sheetOf = async ({ bytes }: { bytes: Uint8Array }) => (await readWorkbook(bytes, '花名册.xlsx')).sheets[0]?.rows ?? []
  const [mark, first] = [(await sheetOf(full))[0]?.cells[0]?.text, (await sheetOf(masked))[0]?.cells[0]?.text]
  expect(mark).toMatch(
    /^含完整号码，只限本次事由使用。导出人：谢春燕，[-\d]{10} [:\d]{5}；事由：季度统计报市局；留痕号：[-0-9a-f]{36}$/,
  )
  expect(first).toBe('序号')
  const id = await idOf('曹建伟')
  const views = await (await app.signedIn(office)).get(`/api/people/${id}/views`)
  expect(views.json.rows.map((r: { verb: string }) => r.verb).slice(0, 2)).toEqual(['people.exportedInFull', 'people.exported'])
})

test('辅警办把田雨欣调到青桥派出所：原来的带辅民警和分管领导到那天为止，原单位看不到了', async () => {
  const [id, unitId] = [await idOf('田雨欣'), await idOf('青桥派出所', 'units')]
  const [xie, he] = [await app.signedIn(clerk), await app.signedIn(office)]
  const body = { version: 1, aspect: 'usingUnit', unitId, fromOn: '2026-11-23', consent: 'agrees', reason: '工作需要' }
  expect((await xie.send('POST', `/api/people/${id}/move`, body)).status).toBe(403)
  expect((await he.send('POST', `/api/people/${id}/move`, body)).status).toBe(200)
  const file = (await he.get(`/api/people/${id}`)).json
  expect(file).toMatchObject({ unit: { name: '青桥派出所' }, leadOfficer: null, leaderInCharge: null, version: 2 })
  expect(
    file.history.filter((h: { toOn: string | null }) => h.toOn === '2026-11-23').map((h: { aspect: string }) => h.aspect),
  ).toEqual(expect.arrayContaining(['usingUnit', 'leadOfficer', 'leaderInCharge']))
  expect((await xie.get(`/api/people/${id}`)).status).toBe(404)
})

test('林国栋借调出去又回来，档案一直在本所', async () => {
  const [id, unitId] = [await idOf('林国栋'), await idOf('青桥派出所', 'units')]
  const he = await app.signedIn(office)
  const move = (version: number, to: string | null, fromOn: string) =>
    he.send('POST', `/api/people/${id}/move`, {
      version,
      aspect: 'secondment',
      unitId: to,
      fromOn,
      consent: 'agrees',
      reason: '专班抽调',
    })
  expect((await move(1, null, '2026-11-20')).json.code).toBe('notLent')
  expect((await move(1, unitId, '2026-11-20')).status).toBe(200)
  expect((await he.get(`/api/people/${id}`)).json).toMatchObject({
    unit: { name: '柳河派出所' },
    secondedUnit: { name: '青桥派出所' },
  })
  expect((await move(2, null, '2026-11-23')).status).toBe(200)
  expect((await (await app.signedIn(clerk)).get(`/api/people/${id}`)).json).toMatchObject({ secondedUnit: null })
})

test('离岗的人由辅警办重新办入职，旧档案接着用', async () => {
  const [id, unitId] = [await idOf('董继业'), await idOf('柳河派出所', 'units')]
  const [xie, he] = [await app.signedIn(clerk), await app.signedIn(office)]
  const leaving = { version: 1, separatedOn: '2026-11-10', kind: 'resigned', reason: '本人辞职' }
  expect((await xie.send('POST', `/api/people/${id}/separation`, leaving)).status).toBe(200)
  const body = {
    version: 2,
    unitId,
    fromOn: '2026-11-23',
    contractFrom: '2026-11-23',
    contractEndsOn: '2029-11-22',
    reason: '重新聘用',
  }
  expect((await he.send('POST', `/api/people/${id}/rejoining`, { ...body, fromOn: '2026-11-01' })).json.code).toBe('tooEarly')
  expect((await he.send('POST', `/api/people/${id}/rejoining`, body)).status).toBe(200)
  const file = (await xie.get(`/api/people/${id}`)).json
  expect(file).toMatchObject({ separatedOn: null, leadOfficer: null, contractEndsOn: '2029-11-22' })
  expect(
    file.history.filter((h: { aspect: string }) => h.aspect === 'usingUnit').map((h: { fromOn: string }) => h.fromOn)[0],
  ).toBe('2026-11-23')
})
