import { beforeAll, expect, test } from 'vitest'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead } from '../../tests/harness/database.ts'
import { weekClock } from '../../tests/harness/weekly-desk.ts'

const app = useApp()
const clock = weekClock(app)
const leader = { name: '李文静', role: 'politicalOfficeLeader' } as const
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const texts = { progress: '组织学习制度一次。', difficulties: '', requests: '请协调证书柜到货。', plans: '' }
let at = { office: {} as Browser, leader: {} as Browser }
const rowsOf = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await app.services.pool.query(text, values)).rows as T[]
const weekOf = async (browser: Browser) => {
  const { json } = await browser.get('/api/weekly-reports?weekOn=2026-11-23&below=false')
  return (await browser.get(`/api/weekly-reports/${json.rows[0].id}`)).json
}
const current = async (browser = at.office) => {
  const { json } = await browser.get('/api/bureau-reports')
  return (await browser.get(`/api/bureau-reports/${json.rows[0].id}`)).json
}
const act = (browser: Browser, r: { id: string; version: number }, noun: string, more: object = {}) =>
  browser.send('POST', `/api/bureau-reports/${r.id}/${noun}`, { version: r.version, ...more })

beforeAll(async () => {
  clock.set('2026-11-25 09:00:00')
  await clock.settle()
  const [own, head] = [await app.signedIn(clerk), await app.signedIn(unitHead)]
  const found = { category: 'other', subcategoryId: null, title: '钥匙没有登记', description: '抽查发现。' }
  const [unit] = await rowsOf<{ id: string }>(`select "id" from "units" where "name" = '柳河派出所'`)
  await own.send('POST', '/api/hazards', { unitId: unit?.id, ...found })
  clock.set('2026-11-25 09:20:00')
  const report = await weekOf(own)
  const sent = await own.send('POST', `/api/weekly-reports/${report.id}/preparation`, { version: report.version, texts })
  await head.send('POST', `/api/weekly-reports/${report.id}/submission`, { version: sent.json.version })
  await clock.settle(true)
  clock.set('2026-11-26 12:00:01')
  await clock.settle(true)
  await clock.settle(true)
  at = { office: await app.signedIn(office), leader: await app.signedIn(leader) }
})

test('截止一过按各单位周报起草：数字合计、迟报漏报、单位反映的都在，没报的单位不猜', async () => {
  expect((await at.office.get('/api/bureau-reports')).json.total).toBe(1)
  const report = await current()
  const { asked, onTime, missing, totals, units } = report.figures
  expect([onTime, missing]).toEqual([1, asked - 1])
  expect(totals.find((t: { id: string }) => t.id === 'hazardsFound')).toMatchObject({ n: 1, previous: null })
  expect(units.find((u: { name: string }) => u.name === '柳河派出所')).toMatchObject({
    standing: 'onTime',
    counts: { hazardsFound: 1 },
  })
  expect(units.find((u: { name: string }) => u.name === '柳河派出所').people).toBeGreaterThan(0)
  expect(report.text).toContain(`全局应报周报${asked}个单位，按时报送1个，迟报0个，漏报${asked - 1}个。`)
  expect(report.text).toContain('柳河派出所：请协调证书柜到货。')
  expect(report.plainText.startsWith('明河县公安局辅警管理工作周报（2026年第48周）')).toBe(true)
  expect((await at.office.get('/api/todos')).text).toContain('编辑全局周报')
  expect((await (await app.signedIn(clerk)).get('/api/bureau-reports')).status).toBe(403)
})

test('两个人同时改，后存的收到 409，一个字没丢；迟报的单位到了，提示重新起草', async () => {
  const seen = await current()
  const edit = (title: string) =>
    at.office.send('PATCH', `/api/bureau-reports/${seen.id}`, { version: seen.version, title, text: seen.text })
  expect((await edit('第一人改的')).json.title).toBe('第一人改的')
  const second = await edit('第二人改的')
  expect([second.status, second.json.code]).toEqual([409, 'stale'])
  expect((await current()).title).toBe('第一人改的')
  const other = await app.signedIn(otherClerk)
  const late = await weekOf(other)
  await other.send('POST', `/api/weekly-reports/${late.id}/nil-return`, { version: late.version })
  clock.set('2026-11-26 12:05:00')
  const told = await current()
  expect(told.cameSince).toBe(0)
  await app.services.pool.query(`update "bureauReports" set "draftedAt" = '2026-11-26T03:00:00Z'`)
  expect((await current()).cameSince).toBe(1)
  const anew = await act(at.office, told, 'draft')
  expect(anew.json.figures).toMatchObject({ late: 1 })
  expect(anew.json.text).toContain('（一）迟报。青桥派出所。')
})

test('送审、退回、签发，编上发文字号；签发以后谁也改不了；打印成公文，Word 也有', async () => {
  const sent = await act(at.office, await current(), 'approval-request')
  expect(sent.json).toMatchObject({ state: 'toApprove', sentByName: '何俊杰' })
  expect((await act(at.office, sent.json, 'issue')).status).toBe(403)
  const back = await act(at.leader, sent.json, 'return', { reason: '补一句下周要求。' })
  expect(back.json).toMatchObject({ state: 'draft', returnReason: '补一句下周要求。' })
  const again = await act(at.office, back.json, 'approval-request')
  const issued = await act(at.leader, again.json, 'issue')
  expect(issued.json).toMatchObject({ state: 'issued', dispatchNumber: '明河公辅周报〔2026〕1号', issuedByName: '李文静' })
  const edited = await at.office.send('PATCH', `/api/bureau-reports/${issued.json.id}`, {
    version: issued.json.version,
    title: '再改',
    text: '再改',
  })
  expect(edited.json.code).toBe('wrongState')
  const pdf = await at.office.get(`/api/bureau-reports/${issued.json.id}/print?format=pdf`)
  expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  const word = await at.leader.get(`/api/bureau-reports/${issued.json.id}/print?format=docx`)
  expect([word.status, word.text.slice(0, 2)]).toEqual([200, 'PK'])
  expect((await at.office.get(`/api/bureau-reports/${issued.json.id}/figures`)).status).toBe(200)
})
