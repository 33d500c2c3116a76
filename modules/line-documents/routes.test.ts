import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player } from '../../tests/harness/database.ts'

const app = useApp()
const inspector: Player = { name: '治安督导', role: 'lineInspector' }
const content = {
  kind: 'rule',
  title: '社区巡逻规范',
  body: '两人以上同行，全程开启记录仪。',
  fileId: null,
  reviewOn: '2027-11-23',
}
const lodge = async (browser: Browser, changes: object = {}) =>
  browser.send('POST', '/api/line-documents', { ...content, ...changes })
const todosOf = async (player: Player) => (await (await app.signedIn(player)).get('/api/todos')).text

test('治安督导报本警种的文件，辅警办受理给号，全局可看；受理以前别人看不见', async () => {
  const browser = await app.signedIn(inspector)
  const { status, json } = await lodge(browser)
  expect([status, json.policeLine, json.state, json.number]).toEqual([200, '治安', 'lodged', 1])
  const unit = await app.signedIn(clerk)
  expect((await unit.get(`/api/line-documents/${json.id}`)).status).toBe(404)
  expect((await unit.get('/api/line-documents')).json.total).toBe(0)
  expect((await lodge(unit)).status).toBe(403)
  expect(await todosOf(office)).toContain('警种备案：社区巡逻规范')
  const desk = await app.signedIn(office)
  const accepted = await desk.send('POST', `/api/line-documents/${json.id}/acceptance`, { version: json.version })
  expect(accepted.json).toMatchObject({ state: 'accepted', answeredBy: '何俊杰' })
  expect(accepted.json.serialNumber).toMatch(/^警备〔2026〕\d+号$/)
  expect((await unit.get(`/api/line-documents/${json.id}`)).json.body).toContain('记录仪')
  const twice = await desk.send('POST', `/api/line-documents/${json.id}/acceptance`, { version: accepted.json.version })
  expect(twice.json.code).toBe('wrongState')
})

test('退回要有理由，进督导的待办；补好再报，还是这一版', async () => {
  const browser = await app.signedIn(inspector)
  const { json } = await lodge(browser, { title: '犬只管理职责', kind: 'duty' })
  const desk = await app.signedIn(office)
  const returned = await desk.send('POST', `/api/line-documents/${json.id}/return`, { version: json.version, reason: '缺依据。' })
  expect(returned.json).toMatchObject({ state: 'returned', answer: '缺依据。' })
  expect(await todosOf(inspector)).toContain('辅警办退回：缺依据。')
  const body = { ...content, title: '犬只管理职责', kind: 'duty', body: '依据条例第三条。' }
  const address = `/api/line-documents/${json.id}/lodging`
  expect((await browser.send('POST', address, body)).status).toBe(428)
  expect((await browser.send('POST', address, { ...body, version: json.version })).json.code).toBe('stale')
  const again = await browser.send('POST', address, { ...body, version: returned.json.version })
  expect(again.json).toMatchObject({ id: json.id, state: 'lodged', number: 1, body: '依据条例第三条。' })
})

test('报新一版：受理以前旧版有效，受理以后旧版标明已有新版；同时只能有一版在路上', async () => {
  const browser = await app.signedIn(inspector)
  const desk = await app.signedIn(office)
  const { json: first } = await lodge(browser, { title: '技防规范' })
  const { json: held } = await desk.send('POST', `/api/line-documents/${first.id}/acceptance`, { version: first.version })
  const next = { ...content, title: '技防规范', body: '第二版。', version: held.version }
  const { json: second } = await browser.send('POST', `/api/line-documents/${first.id}/lodging`, next)
  expect([second.number, second.state, second.id === first.id]).toEqual([2, 'lodged', false])
  expect((await browser.send('POST', `/api/line-documents/${first.id}/lodging`, next)).json.code).toBe('pending')
  const unit = await app.signedIn(clerk)
  expect((await unit.get(`/api/line-documents/${first.id}`)).json.state).toBe('accepted')
  await desk.send('POST', `/api/line-documents/${second.id}/acceptance`, { version: second.version })
  const old = (await unit.get(`/api/line-documents/${first.id}`)).json
  expect([old.state, old.versions.map((v: { number: number }) => v.number)]).toEqual(['superseded', [2, 1]])
})

test('附件按内容认：改了名的程序不收，PDF 收；别人取附件留痕，类型照内容给', async () => {
  const browser = await app.signedIn(inspector)
  const sent = async (name: string, bytes: Uint8Array) => (await browser.send('POST', `/api/uploads?name=${name}`, bytes)).json.id
  const fake = await sent('a.pdf', Buffer.from('MZ\x90\x00 program'))
  expect((await lodge(browser, { title: '值守规范', body: '', fileId: fake })).json.code).toBe('wrongKind')
  const zip = await sent('b.docx', Buffer.from('PK\x03\x04 anything', 'latin1'))
  expect((await lodge(browser, { title: '值守规范', body: '', fileId: zip })).json.code).toBe('wrongKind')
  expect((await lodge(browser, { title: '值守规范', body: '' })).json.code).toBe('nothingInIt')
  const pdf = await sent('值守规范.pdf', Buffer.from('%PDF-1.7 值守'))
  const { json } = await lodge(browser, { title: '值守规范', body: '', fileId: pdf })
  expect(json.file).toMatchObject({ name: '值守规范.pdf' })
  const desk = await app.signedIn(office)
  const { json: returned } = await desk.send('POST', `/api/line-documents/${json.id}/return`, { version: 1, reason: '补正文。' })
  const kept = { ...content, title: '值守规范', fileId: json.fileId, version: returned.version }
  const again = await browser.send('POST', `/api/line-documents/${json.id}/lodging`, kept)
  expect([again.status, again.json.file.name]).toEqual([200, '值守规范.pdf'])
  const file = await desk.get(`/api/line-documents/${json.id}/file`)
  expect([file.status, file.text]).toEqual([200, '%PDF-1.7 值守'])
})

test('复核日期前 30 天进督导的待办；没有变化的写明，定下次；别的警种的督导碰不着', async () => {
  const browser = await app.signedIn(inspector)
  const desk = await app.signedIn(office)
  const { json } = await lodge(browser, { title: '夜巡规范', reviewOn: '2026-12-20' })
  expect(await todosOf(inspector)).not.toContain('前复核：')
  const { json: held } = await desk.send('POST', `/api/line-documents/${json.id}/acceptance`, { version: json.version })
  expect(await todosOf(inspector)).toContain('前复核：')
  const review = { version: held.version, reviewOn: '2027-12-20', note: '法规没有变化。' }
  await app.services.pool.query(`update "lineDocuments" set "policeLine" = '交警' where "id" = $1`, [json.id])
  expect((await browser.send('POST', `/api/line-documents/${json.id}/review`, review)).status).toBe(403)
  await app.services.pool.query(`update "lineDocuments" set "policeLine" = '治安' where "id" = $1`, [json.id])
  const done = await browser.send('POST', `/api/line-documents/${json.id}/review`, review)
  expect(done.json).toMatchObject({ reviewOn: '2027-12-20', reviewNote: '法规没有变化。' })
  expect(await todosOf(inspector)).not.toContain('前复核：')
})
