import { expect, test } from 'vitest'
import { weekLines } from '../../server/week-lines.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, type Player, unitHead } from '../../tests/harness/database.ts'

const app = useApp()
const inspector: Player = { name: '治安督导', role: 'lineInspector' }
const questions = ['值班有没有带班民警', '查询登记有没有授权人签字']
const item = (question: string, words = '') =>
  ({ question, answer: words ? 'found' : 'notFound', words, category: 'teamManagement' }) as const
const unitNamed = async (name: string) =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "units" where "name" = $1`, [name])).rows[0]?.id
/** A post of 柳河 belongs to the line, so that the line has auxiliaries there. */
const giveLine = () =>
  app.services.pool.query(
    `update "people" set "policeLine" = '治安' where "kind" = 'auxiliary' and "unitId" = (select "id" from "units" where "name" = '柳河派出所')`,
  )

async function started(): Promise<{ line: Browser; id: string; version: number }> {
  await giveLine()
  const line = await app.signedIn(inspector)
  const rules = (await line.get('/api/inspection-rules')).json
  await line.send('PATCH', '/api/inspection-checklist', { version: rules.checklist.version, questions })
  const body = { unitId: await unitNamed('柳河派出所'), inspectedOn: '2026-11-20' }
  const { json } = await line.send('POST', '/api/inspections', body)
  return { line, id: json.id, version: json.version }
}
async function concluded(suggestions: readonly string[] = ['排班由带班民警签字后张贴']) {
  const { line, id, version } = await started()
  const items = [item(questions[0] ?? '', '两个晚上没有带班民警。'), item(questions[1] ?? '')]
  const body = { version, inspectedOn: '2026-11-20', companions: '孙立新', items, suggestions }
  const saved = await line.send('PATCH', `/api/inspections/${id}`, body)
  const { json } = await line.send('POST', `/api/inspections/${id}/conclusion`, { version: saved.json.version })
  return { line, view: json }
}
const setDays = async (suggestionDays: number | null) => {
  const desk = await app.signedIn(office)
  const { version } = (await desk.get('/api/inspection-rules')).json
  return (await desk.send('PATCH', '/api/inspection-rules', { version, suggestionDays })).json
}

test('检查照本警种的清单开始，没有办结单位看不见；没填完不能办结，旧版本不收', async () => {
  const { line, id, version } = await started()
  expect((await line.get('/api/own-line')).json.units.map((u: { name: string }) => u.name)).toContain('柳河派出所')
  const view = (await line.get(`/api/inspections/${id}`)).json
  expect(view.items.map((i: { question: string }) => i.question)).toEqual(questions)
  expect(view.number).toMatch(/^警检〔2026〕\d+号$/)
  const head = await app.signedIn(unitHead)
  expect((await head.get(`/api/inspections/${id}`)).status).toBe(404)
  expect((await line.send('POST', `/api/inspections/${id}/conclusion`, { version })).json.code).toBe('notComplete')
  const body = { version, inspectedOn: '2026-11-20', companions: '', items: [item('问一项', '有')], suggestions: [] }
  const saved = await line.send('PATCH', `/api/inspections/${id}`, body)
  expect((await line.send('PATCH', `/api/inspections/${id}`, body)).json.code).toBe('stale')
  const short = await line.send('POST', `/api/inspections/${id}/conclusion`, { version: saved.json.version })
  expect(short.json.code).toBe('unwritten')
  const cancelled = await line.send('POST', `/api/inspections/${id}/cancellation`, {
    version: saved.json.version,
    reason: '改期',
  })
  expect(cancelled.json).toMatchObject({ state: 'cancelled', cancelReason: '改期' })
  const away = { unitId: crypto.randomUUID(), inspectedOn: '2026-11-20' }
  expect((await line.send('POST', '/api/inspections', away)).status).toBe(404)
  const unit = await app.signedIn(clerk)
  expect((await unit.send('POST', '/api/inspections', away)).status).toBe(403)
})

test('办结一次事务：问题进单位台账有编号，建议带时限发给单位；记录表和导出都能取', async () => {
  await setDays(5)
  const { line, view } = await concluded()
  expect(view).toMatchObject({ state: 'concluded', found: 1, unanswered: 1 })
  const { hazard } = view.items[0]
  const unit = await app.signedIn(clerk)
  const opened = (await unit.get(`/api/hazards/${hazard.id}`)).json
  expect(opened).toMatchObject({ number: hazard.number, source: 'inspection', state: 'found', title: questions[0] })
  expect((await unit.get(`/api/inspections/${view.id}`)).json.suggestions).toMatchObject([
    { state: 'open', dueOn: '2026-11-30', abilities: { answer: false, judge: false } },
  ])
  for (const format of ['pdf', 'docx'])
    expect((await unit.get(`/api/inspections/${view.id}/sheet?format=${format}`)).status).toBe(200)
  expect((await unit.get('/api/owed')).text).toContain('答复检查建议：排班由带班民警签字后张贴')
  const found = weekLines.find((l) => l.id === 'inspectionFindings')
  const span = { from: new Date('2026-11-20'), to: new Date('2026-11-24') }
  const unitId = (await unitNamed('柳河派出所')) ?? ''
  const counted = await as(app.services, clerk, async (ctx) => ({
    places: await found?.counts(ctx, span),
    rows: await found?.rows?.(ctx, unitId, span, 50),
  }))
  expect(counted).toMatchObject({ places: [{ unitId, n: 1 }], rows: [{ title: `${view.number}　两个晚上没有带班民警。` }] })
  expect((await line.get('/api/inspections/export')).status).toBe(200)
  expect((await unit.get('/api/suggestions/export')).status).toBe(200)
  const again = await line.send('POST', `/api/inspections/${view.id}/conclusion`, { version: view.version })
  expect(again.json.code).toBe('wrongState')
})

test('单位主要领导书面答复；警种退回、再答、认可；逾期的记迟答，进数字；没有定期限就没有时限', async () => {
  await setDays(5)
  const { line, view } = await concluded()
  const [suggestion] = view.suggestions
  const path = `/api/suggestions/${suggestion.id}`
  const head = await app.signedIn(unitHead)
  expect((await head.get('/api/todos')).text).toContain('治安检查建议：排班由带班民警签字后张贴')
  const unit = await app.signedIn(clerk)
  expect((await unit.send('POST', `${path}/answer`, { version: suggestion.version, answer: '代答' })).status).toBe(403)
  await app.services.pool.query(`update "suggestions" set "dueOn" = '2026-11-20' where "id" = $1`, [suggestion.id])
  expect((await head.get('/api/suggestions?state=overdue')).json.total).toBe(1)
  const answered = await head.send('POST', `${path}/answer`, { version: suggestion.version, answer: '已经改好排班。' })
  expect(answered.json).toMatchObject({ state: 'answered', isLate: true, answeredBy: '郭立军' })
  expect((await line.get('/api/todos')).text).toContain('郭立军已经答复')
  const { version } = answered.json
  const returned = await line.send('POST', `${path}/return`, { version, reason: '没有附排班' })
  expect(returned.json).toMatchObject({ state: 'returned', dueOn: '2026-11-30', returnReason: '没有附排班' })
  const wrong = await line.send('POST', `${path}/acceptance`, { version: returned.json.version })
  expect(wrong.json.code).toBe('wrongState')
  const next = await head.send('POST', `${path}/answer`, { version: returned.json.version, answer: '排班张贴在值班室。' })
  const accepted = await line.send('POST', `${path}/acceptance`, { version: next.json.version })
  expect(accepted.json).toMatchObject({ state: 'accepted', isLate: true })
  await setDays(null)
  const { view: free } = await concluded()
  expect(free.suggestions).toMatchObject([{ state: 'open', dueOn: null, light: 'none' }])
})

test('别的警种的检查碰不着；别的单位的主要领导找不到建议', async () => {
  const { line, view } = await concluded()
  const [suggestion] = view.suggestions
  await app.services.pool.query(`update "inspections" set "policeLine" = '交警' where "id" = $1`, [view.id])
  await app.services.pool.query(`update "suggestions" set "policeLine" = '交警' where "id" = $1`, [suggestion.id])
  expect((await line.get(`/api/inspections/${view.id}`)).status).toBe(404)
  const accepted = await line.send('POST', `/api/suggestions/${suggestion.id}/acceptance`, { version: suggestion.version })
  expect(accepted.status).toBe(404)
  const other = await app.signedIn({ name: '邵美琳', role: 'unitClerk' })
  expect((await other.get('/api/suggestions')).json.total).toBe(0)
})
