import { expect, test } from 'vitest'
import { figures } from '../../server/figures.ts'
import { owed } from '../../server/owed.ts'
import { todos } from '../../server/todos.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as as acting, clerk, office, type Player } from '../../tests/harness/database.ts'
import { politicalLeader } from '../../tests/harness/hazard-desk.ts'
import { head, otherClerk, taskDesk } from '../../tests/harness/task-desk.ts'
import type { SlipView } from './contract.ts'

const app = useApp()
const desk = taskDesk(app)
const today = '2026-11-23'
const demand = '三个工作日内办结，报书面说明。'

const write = async (player: Player, taskId: string, color: string, more: object = {}) =>
  (await desk.as(player)).send('POST', '/api/supervision-slips', { taskId, color, demand, answerBy: '2026-11-27', ...more })
const act = async (player: Player, s: Pick<SlipView, 'id' | 'version'>, noun: string, body: object = {}) =>
  (await desk.as(player)).send('POST', `/api/supervision-slips/${s.id}/${noun}`, { version: s.version, ...body })
const done = async (player: Player, s: Pick<SlipView, 'id' | 'version'>, noun: string, body: object = {}): Promise<SlipView> => {
  const { status, json, text } = await act(player, s, noun, body)
  if (status !== 200) throw new Error(`${noun}: ${text}`)
  return json
}
const colorsOf = async (taskId: string, player = office) =>
  (await (await desk.as(player)).get(`/api/supervision-candidates?taskId=${taskId}`)).json.rows.map(
    (c: { color: string }) => c.color,
  )
const setDay = (taskId: string, dueOn: string) =>
  app.services.pool.query('update "tasks" set "dueOn" = $2, "dispatchedOn" = \'2026-11-02\' where "id" = $1', [taskId, dueOn])
const waiting = (player: Player, id: string) =>
  acting(app.services, player, async (ctx) => (await todos.find((t) => t.id === id)?.find(ctx, 50)) ?? [])

test('规则列出可以督办的任务：临近没动的蓝，逾期的黄，黄单以后还逾期的红；红单由政治处领导批准，任务报上一级', async () => {
  const { notice } = await desk.dispatched(['4'])
  const [task] = await desk.tasksOf(notice.id)
  if (!task) throw new Error('no task')
  expect(await colorsOf(task.id)).toEqual([])
  expect((await write(office, task.id, 'blue')).json.code).toBe('noGround')
  await setDay(task.id, '2026-11-25')
  expect(await colorsOf(task.id)).toEqual(['blue'])
  expect((await write(head, task.id, 'blue')).status).toBe(403)
  expect((await write(office, task.id, 'yellow')).json.code).toBe('noGround')
  expect((await write(office, task.id, 'blue', { answerBy: '2026-11-20' })).status).toBe(422)
  const blue = (await write(office, task.id, 'blue')).json as SlipView
  expect(blue).toMatchObject({ number: '督〔2026〕蓝1号', state: 'issued', unit: { name: '柳河派出所' } })
  expect(blue.facts).toContain('临近时限')
  expect((await write(office, task.id, 'blue')).json.code).toBe('noGround')
  await setDay(task.id, '2026-11-20')
  expect(await colorsOf(task.id)).toEqual(['yellow'])
  const yellow = (await write(office, task.id, 'yellow')).json as SlipView
  expect(yellow.number).toBe('督〔2026〕黄1号')
  expect(yellow.facts).toContain('已过时限 3 天')
  expect(await colorsOf(task.id)).toEqual([])
  await app.services.pool.query(`update "supervisionSlips" set "answerBy" = '2026-11-22' where "id" = $1`, [yellow.id])
  expect(await colorsOf(task.id)).toEqual(['red'])
  const red = (await write(office, task.id, 'red')).json as SlipView
  expect(red).toMatchObject({ number: null, state: 'toApprove' })
  expect((await (await desk.as(clerk)).get(`/api/supervision-slips/${red.id}`)).status).toBe(404)
  expect((await waiting(politicalLeader, 'slipsToApprove')).map((t) => t.key)).toEqual([red.id])
  const refused = await done(politicalLeader, red, 'refusal', { reason: '先约谈再开' })
  expect(refused).toMatchObject({ state: 'refused', number: null, endReason: '先约谈再开' })
  const again = (await write(office, task.id, 'red')).json as SlipView
  expect((await act(office, again, 'approval')).status).toBe(403)
  const approved = await done(politicalLeader, again, 'approval')
  expect(approved).toMatchObject({ number: '督〔2026〕红1号', state: 'issued', approvedBy: '李文静' })
  const after = await desk.read(task.id)
  expect(after).toMatchObject({ escalatedTo: 'leaderInCharge', light: 'overdue' })
  expect(after.steps.filter((s) => s.act === 'supervised').map((s) => s.note)).toEqual([
    expect.stringContaining('督〔2026〕蓝1号'),
    expect.stringContaining('督〔2026〕黄1号'),
    expect.stringContaining('督〔2026〕红1号'),
  ])
})

test('内勤签收，主要领导带附件答复，退回再答，辅警办办结；别的单位看不到，答复都留着', async () => {
  const { notice } = await desk.dispatched(['5'])
  const [task] = await desk.tasksOf(notice.id)
  if (!task) throw new Error('no task')
  await setDay(task.id, '2026-11-20')
  const slip = (await write(office, task.id, 'yellow')).json as SlipView
  expect((await waiting(clerk, 'slipsToReceive')).map((t) => t.key)).toContain(slip.id)
  expect((await act(otherClerk, slip, 'receipt')).status).toBe(404)
  expect((await act(office, slip, 'receipt')).status).toBe(403)
  expect((await act(head, slip, 'answer', { text: '没签收先答复', files: [] })).json.code).toBe('wrongState')
  const received = await done(clerk, slip, 'receipt')
  expect(received).toMatchObject({ state: 'received', receivedBy: '谢春燕' })
  expect((await act(head, slip, 'answer', { text: '旧的版本', files: [] })).json.code).toBe('stale')
  expect((await act(clerk, received, 'answer', { text: '内勤答复', files: [] })).status).toBe(403)
  const files = await desk.files(head)
  const undeclared = files.map((f) => ({ ...f, isDeclaredUnclassified: false }))
  expect((await act(head, received, 'answer', { text: '已办', files: undeclared })).status).toBe(422)
  const answered = await done(head, received, 'answer', { text: '已经补签，材料附后。', files })
  expect(answered).toMatchObject({ state: 'answered', isLate: false, abilities: { close: false } })
  expect((await act(head, answered, 'closing')).status).toBe(403)
  const returned = await done(office, answered, 'return', { reason: '没有写完成时间' })
  const second = await done(head, returned, 'answer', { text: '11月22日已经完成。', files: [] })
  const closed = await done(office, second, 'closing')
  expect(closed.state).toBe('closed')
  expect(closed.answers.map((a) => [a.text, a.returned?.reason, a.files.length])).toEqual([
    ['已经补签，材料附后。', '没有写完成时间', 1],
    ['11月22日已经完成。', undefined, 0],
  ])
  const fileId = closed.answers[0]?.files[0]?.id
  expect((await (await desk.as(clerk)).get(`/api/supervision-slips/${slip.id}/files/${fileId}`)).status).toBe(200)
  expect((await act(office, closed, 'withdrawal', { reason: '已经办结' })).json.code).toBe('wrongState')
})

test('逾期没有答复的进数字和应交，清单按颜色、状态、单位筛选，导出、打印；撤回以后不再欠', async () => {
  const { notice } = await desk.dispatched(['2'])
  const [task] = await desk.tasksOf(notice.id)
  if (!task) throw new Error('no task')
  await setDay(task.id, '2026-11-20')
  const slip = (await write(office, task.id, 'yellow')).json as SlipView
  await app.services.pool.query(`update "supervisionSlips" set "answerBy" = '2026-11-20' where "id" = $1`, [slip.id])
  const unitId = await desk.unitId()
  const overdue = (
    await (await desk.as(head)).get(`/api/supervision-slips?state=overdue&color=yellow&unitId=${unitId}&sort=answerBy`)
  ).json
  expect(overdue).toMatchObject({ overdue: overdue.total })
  expect(overdue.rows.map((s: SlipView) => [s.id, s.light])).toContainEqual([slip.id, 'overdue'])
  const counted = await acting(app.services, office, async (ctx) => figures.find((f) => f.id === 'slipsOverdue')?.places(ctx))
  expect(counted?.find((p) => p.unitId === unitId)?.n).toBe(overdue.total)
  const mine = await acting(app.services, clerk, async (ctx) =>
    owed.find((o) => o.id === 'supervisionSlips')?.find(ctx, unitId, 50),
  )
  expect(mine?.map((o) => o.key)).toContain(slip.id)
  for (const path of ['export', 'print', `${slip.id}/print?format=pdf`, `${slip.id}/print?format=docx`])
    expect([path, (await (await desk.as(clerk)).get(`/api/supervision-slips/${path}`)).status]).toEqual([path, 200])
  expect((await (await desk.as(otherClerk)).get(`/api/supervision-slips?state=all&unitId=${unitId}`)).json.total).toBe(0)
  const gone = await done(office, slip, 'withdrawal', { reason: '开错了单位' })
  expect(gone).toMatchObject({ state: 'withdrawn', light: 'none', closedOn: today })
  expect(await colorsOf(task.id)).toEqual(['yellow'])
})

test('牵头单位的主要领导督办别的单位：郭立军开黄单，青桥签收、答复，他退回、办结；辅警办不能替他办结，本单位的不能督办', async () => {
  const notice = await desk.inForce()
  const clauseIds: string[] = notice.clauseList
    .filter((c: { number: string }) => c.number === '8')
    .map((c: { id: string }) => c.id)
  await desk.setClause(notice, clauseIds[0] ?? '', { leadUnitId: await desk.unitId() })
  await desk.sent(office, `/api/notice-tasks/${notice.id}/dispatch`, { clauseIds })
  const [task] = await desk.tasksOf(notice.id, '青桥派出所', head)
  const [own] = await desk.tasksOf(notice.id)
  if (!task || !own) throw new Error('two tasks')
  await setDay(task.id, '2026-11-20')
  await setDay(own.id, '2026-11-20')
  expect(await colorsOf(task.id, head)).toEqual(['yellow'])
  expect((await write(head, own.id, 'yellow')).status).toBe(403)
  const slip = (await write(head, task.id, 'yellow')).json as SlipView
  expect(slip).toMatchObject({ state: 'issued', issuer: '柳河派出所', unit: { name: '青桥派出所' } })
  const theirs: Player = { name: '邵美琳', role: 'unitHead' }
  await app.services.pool.query(
    `insert into "grants" ("bureauId", "id", "accountId", "role", "unitId", "fromOn", "reason", "proposedBy", "confirmedBy", "confirmedAt")
     select "bureauId", gen_random_uuid(), "accountId", 'unitHead', "unitId", '2026-01-01', '代理', "proposedBy", "confirmedBy", "confirmedAt" from "grants"
     where "role" = 'unitClerk' and "accountId" = (select "accountId" from "accounts" where "name" = '邵美琳')`,
  )
  const received = await done(otherClerk, slip, 'receipt')
  const answered = await done(theirs, received, 'answer', { text: '已经布置。', files: [] })
  expect((await act(office, answered, 'closing')).status).toBe(403)
  expect((await waiting(head, 'slipsToClose')).map((t) => t.key)).toContain(slip.id)
  const returned = await done(head, answered, 'return', { reason: '没有写完成时间' })
  const again = await done(theirs, returned, 'answer', { text: '11月25日完成。', files: [] })
  const closed = await done(head, again, 'closing')
  expect(closed).toMatchObject({ state: 'closed', closedBy: '郭立军' })
  const paper = await (await desk.as(head)).get(`/api/supervision-slips/${slip.id}/print?format=docx`)
  expect(paper.status).toBe(200)
})
