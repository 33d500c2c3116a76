import { expect, test } from 'vitest'
import { type Browser, useApp } from '../../../tests/harness/app.ts'
import { office, type Player, unitHead } from '../../../tests/harness/database.ts'
import { readPdfText } from '../../../tests/harness/read-pdf-text.ts'

const app = useApp()
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }

/** The return of 柳河 in a round of its own. */
async function asked(desk: Browser): Promise<{ id: string; asked: { id: string }[] }> {
  const lists = (await desk.get('/api/screening-checklists')).json.rows
  const checklistId = lists.find((r: { state: string }) => r.state === 'inForce').id
  const unitId = (await app.services.pool.query(`select "id" from "units" where "name" = '柳河派出所'`)).rows[0].id
  const body = { title: '纸面一批', checklistId, unitIds: [unitId], dueOn: '2026-11-27' }
  const { id } = (await desk.send('POST', '/api/screening-rounds', body)).json
  const { rows } = (await desk.get(`/api/screening-returns?screeningRoundId=${id}`)).json
  return (await desk.get(`/api/screening-returns/${rows[0].id}`)).json
}

test('没有内勤账号的单位在纸上填报：辅警办补录，附签字页；签字就是确认，按签字那天算；签字人要是那天的领导', async () => {
  const [desk, head] = [await app.signedIn(office), await app.signedIn(unitHead)]
  const mine = await asked(desk)
  expect(mine).toMatchObject({ abilities: { enterPaper: true }, signers: [{ name: '郭立军' }, { name: '孙立新' }] })
  const fileId = (await desk.send('POST', '/api/uploads?name=签字页.pdf', Buffer.from('%PDF-1.7 签字页'))).json.id
  const signedById = await app.services.pool
    .query(`select "id" from "people" where "name" = '郭立军' and "kind" = 'officer'`)
    .then(({ rows }) => rows[0].id)
  const finding = { title: '查询登记缺签字', description: '抽查三天，两天没有签字。', subcategoryId: null }
  const answers = mine.asked.map(({ id }, i) => ({ questionId: id, isFound: i === 1, findings: i === 1 ? [finding] : [] }))
  const body = { version: 1, answers, signedById, signedOn: '2026-11-23', fileId, isDeclaredUnclassified: true }
  const enter = (changes: object, by = desk) =>
    by.send('POST', `/api/screening-returns/${mine.id}/paper-answer`, { ...body, ...changes })
  expect((await enter({}, head)).status).toBe(403)
  expect((await enter({ signedOn: '2026-11-22' })).json.code).toBe('wrongDay')
  expect((await enter({ signedById: mine.id })).json.code).toBe('notHead')
  expect((await enter({ isDeclaredUnclassified: false })).json.code).toBe('notDeclared')
  expect((await enter({ answers: answers.slice(1) })).json.code).toBe('unanswered')
  const entered = (await enter({})).json
  expect(entered).toMatchObject({ state: 'confirmed', standing: 'onTime', submittedByName: '何俊杰', confirmedByName: '郭立军' })
  expect([entered.paper, entered.hazards.length]).toEqual([
    { signedByName: '郭立军', signedOn: '2026-11-23', fileName: '签字页.pdf' },
    1,
  ])
  expect((await enter({ version: entered.version })).json.code).toBe('wrongState')
  const page = await head.get(`/api/screening-returns/${mine.id}/paper`)
  expect([page.status, page.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  expect((await (await app.signedIn(otherClerk)).get(`/api/screening-returns/${mine.id}/paper`)).status).toBe(404)
  const text = readPdfText((await desk.get(`/api/screening-returns/${mine.id}/print`)).bytes)
    .map((p) => p.text)
    .join('')
  for (const words of ['纸面填报', '补录人', '何俊杰', '郭立军']) expect(text).toContain(words)
})
