import { expect, test } from 'vitest'
import { transact } from '../../platform/database/transact.ts'
import { type Browser, useApp } from '../../tests/harness/app.ts'
import { clerk, office, type Player, unitHead, zhouQihang } from '../../tests/harness/database.ts'
import { settleHazards } from './commands/settle-hazards.ts'

const app = useApp()
const deputy: Player = { name: '孙立新', role: 'leaderInCharge' }
const bureauLeader: Player = { name: '冯家乐', role: 'bureauLeader' }
const politicalLeader: Player = { name: '李文静', role: 'politicalOfficeLeader' }
const otherClerk: Player = { name: '邵美琳', role: 'unitClerk' }

const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await app.services.pool.query(text, values)).rows[0] as T
const idOf = async (name: string) => (await one<{ id: string }>(`select "id" from "people" where "name" = $1 and "kind" = 'officer'`, [name])).id
const unitId = async (name = '柳河派出所') => (await one<{ id: string }>('select "id" from "units" where "name" = $1', [name])).id
const as = (player: Player) => app.signedIn(player)
const todosOf = async (player: Player) => (await (await as(player)).get('/api/todos')).text

let running = 0
const find = async (browser?: Browser, unit?: string) => {
  const by = browser ?? (await as(clerk))
  const title = `数字证书由辅警保管第${++running}处`
  const found = { unitId: await unitId(unit), category: 'teamManagement', subcategoryId: null, title, description: '抽查发现，未随用随取。' }
  const { status, json } = await by.send('POST', '/api/hazards', found)
  expect(status).toBe(200)
  return json
}
interface Seen {
  readonly id: string
  readonly version: number
}
const act = async (player: Player, { id, version }: Seen, noun: string, body: object = {}) =>
  (await as(player)).send('POST', `/api/hazards/${id}/${noun}`, { version, ...body })
const done = async (player: Player, hazard: Seen, noun: string, body: object = {}) => {
  const { status, json, text } = await act(player, hazard, noun, body)
  if (status !== 200) throw new Error(`${noun}: ${text}`)
  return json
}
const measures = async (owner = '周启航', changes: object = {}) => {
  const ownerId = await idOf(owner)
  const said = { grade: 'general', causeId: null, rootCause: '制度没有执行', goal: '证书由民警本人保管', ownerId }
  return { ...said, rectifyBy: null, workingDays: 10, measures: [{ text: '证书收回民警本人', ownerId, dueOn: null }], ...changes }
}
const withMeasures = async (owner?: string) => done(unitHead, await find(), 'measures', await measures(owner))
const fileOf = async (player: Player) => (await (await as(player)).send('POST', '/api/uploads?name=photo.pdf', Buffer.from('%PDF-1.7 a'))).json.id
const evidence = async (player: Player) => ({ note: '证书已收回。', files: [{ fileId: await fileOf(player), isDeclaredUnclassified: true }] })
const finished = async (owner = '周启航', player: Player = zhouQihang) => {
  const started = await done(player, await withMeasures(owner), 'start', { note: '' })
  return done(player, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已收回' })
}
const submitted = async (owner = '周启航', player: Player = zhouQihang) =>
  done(player, await finished(owner, player), 'evidence', await evidence(player))
const confirmed = async () => done(deputy, await submitted(), 'confirmation', { note: '' })
const closing = { method: 'onSite', note: '现场看过', lookBackOn: '2026-12-24' }
const closed = async () => done(office, await confirmed(), 'verification', closing)

test('发现、定措施、整改、交佐证、上一级确认、辅警办核验销号：一步一个人，经过写明谁、何时', async () => {
  const found = await find()
  expect(found).toMatchObject({ state: 'found', light: 'none', foundBy: '谢春燕', source: 'ownFinding', relapses: 0 })
  expect(found.number).toMatch(/^2026-柳-\d{3}$/)
  expect(await todosOf(unitHead)).toContain(found.title)
  const set = await done(unitHead, found, 'measures', await measures())
  expect(set).toMatchObject({ state: 'measuresSet', rectifyBy: '2026-12-07', owner: { name: '周启航' }, measures: { count: 1, done: 0 } })
  expect(await todosOf(zhouQihang)).toContain(found.title)
  const started = await done(zhouQihang, set, 'start', { note: '' })
  expect((await act(zhouQihang, started, 'evidence', await evidence(zhouQihang))).json.code).toBe('measuresOpen')
  const finishedOne = await done(zhouQihang, started, 'finished-measure', { measureId: started.measureList[0].id, note: '已收回' })
  expect((await act(zhouQihang, finishedOne, 'evidence', { note: '没有文件', files: [] })).json.code).toBe('noEvidence')
  const undeclared = { note: '没有声明', files: [{ fileId: await fileOf(zhouQihang), isDeclaredUnclassified: false }] }
  expect((await act(zhouQihang, finishedOne, 'evidence', undeclared)).json.code).toBe('notDeclared')
  const sent = await done(zhouQihang, finishedOne, 'evidence', await evidence(zhouQihang))
  expect(sent).toMatchObject({ state: 'evidenceSubmitted', confirmers: [{ name: '孙立新', duty: 'leaderInCharge', mayAct: true }], nobodyMay: null })
  expect(await todosOf(deputy)).toContain(found.title)
  expect(await todosOf(unitHead)).not.toContain(found.title)
  expect((await act(unitHead, sent, 'confirmation', { note: '' })).status).toBe(403)
  expect((await act(office, sent, 'verification', closing)).json.code).toBe('wrongState')
  const sure = await done(deputy, sent, 'confirmation', { note: '看过' })
  expect(await todosOf(office)).toContain(found.title)
  const out = await done(office, sure, 'verification', closing)
  expect(out).toMatchObject({ state: 'closed', isClosedLate: false, closedOn: '2026-11-23', lookBackOn: '2026-12-24' })
  expect(out.steps.map((s: { act: string; by: string }) => [s.act, s.by])).toEqual([
    ['found', '谢春燕'],
    ['measuresSet', '郭立军'],
    ['started', '周启航'],
    ['measureDone', '周启航'],
    ['evidenceSubmitted', '周启航'],
    ['confirmed', '孙立新'],
    ['closedOut', '何俊杰'],
  ])
  const [file] = out.steps[4].evidence
  expect(file).toMatchObject({ name: 'photo.pdf', size: 10 })
  const taken = await (await as(office)).get(`/api/hazards/${out.id}/evidence/${file.id}`)
  expect([taken.status, taken.text]).toEqual([200, '%PDF-1.7 a'])
})
