import { expect, test } from 'vitest'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, zhouQihang } from '../../tests/harness/database.ts'
import { deputy, politicalLeader } from '../../tests/harness/hazard-desk.ts'
import { head, otherClerk, taskDesk } from '../../tests/harness/task-desk.ts'

const app = useApp()
const { as, idOf, unitId, sent, dispatched, inForce, tasksOf, read, act, done, acknowledged, files, settleOne } = taskDesk(app)

test('条款派发到四十个单位，签收、定承办人、报进展、报办结、退回、再办、核验、归档；自己办结的不能自己核验', async () => {
  const { notice, clauseIds, tree } = await dispatched(['2', '5'])
  expect(
    tree.clauses.filter((c: { tasks: unknown[] }) => c.tasks.length > 0).map((c: { tasks: unknown[] }) => c.tasks.length),
  ).toEqual([43, 40])
  expect(tree.coverage.withoutTask).toEqual(['1', '3', '4', '6', '7', '8'])
  const again = await (await as(office)).send('POST', `/api/notice-tasks/${notice.id}/dispatch`, { clauseIds })
  expect(again.json.code).toBe('nothingToDispatch')
  const [task, other] = await tasksOf(notice.id, '柳河派出所', clerk)
  if (!task || !other) throw new Error('no task')
  expect(task).toMatchObject({ state: 'dispatched', acknowledgeBy: '2026-11-26', dueOn: '2026-12-15', lead: { name: '政治处' } })
  expect((await act(otherClerk, task, 'progress', { note: '别人的任务', files: [] })).status).toBe(404)
  expect((await act(head, task, 'conclusion', { note: '没签收', files: [] })).json.code).toBe('wrongState')
  const taken = await acknowledged(task)
  expect((await act(head, task, 'objection', { reason: '不归我们办', unitWords: null })).json.code).toBe('stale')
  const ownerId = await idOf('周启航')
  const [assigned] = (await sent(clerk, '/api/tasks/assignment', { tasks: [{ id: taken.id, version: taken.version }], ownerId }))
    .rows
  expect(assigned.owner.name).toBe('周启航')
  const mine = await (await as(zhouQihang)).get('/api/tasks?side=mine')
  expect(mine.json.rows.map((t: { id: string }) => t.id)).toEqual([task.id])
  const advanced = await done(zhouQihang, assigned, 'progress', { note: '已排查两个中队。', files: [] })
  expect((await act(zhouQihang, advanced, 'conclusion', { note: '都办好了。', files: [] })).json.code).toBe('noEvidence')
  const concluded = await done(zhouQihang, advanced, 'conclusion', { note: '清单已填。', files: await files(zhouQihang) })
  expect(concluded).toMatchObject({ state: 'concluded', isLate: false, files: 1, light: 'none' })
  expect((await settleOne(zhouQihang, concluded, 'verifications')).status).toBe(403)
  const returned = await done(office, concluded, 'return', { reason: '缺审核人签名' })
  expect(returned).toMatchObject({ state: 'returned', concludedOn: null })
  const redone = await done(clerk, returned, 'conclusion', { note: '已补签。', files: [] })
  expect((await settleOne(clerk, redone, 'verifications')).status).toBe(403)
  const checked = (await settleOne(politicalLeader, redone, 'verifications')).json.rows[0]
  await settleOne(office, checked, 'archivings')
  const archived = await read(task.id)
  expect(archived.steps.map((s) => s.act)).toEqual(
    'dispatched acknowledged assigned advanced concluded returned concluded checked archived'.split(' '),
  )
  const evidence = archived.steps.flatMap((s) => s.evidence)
  expect((await (await as(clerk)).get(`/api/tasks/${task.id}/evidence/${evidence[0]?.id}`)).status).toBe(200)
  const shown = (await (await as(head)).get(`/api/notice-tasks/${notice.id}`)).json
  expect(shown.clauses[1].tasks.map((t: { unit: { name: string } }) => t.unit.name)).toEqual(['柳河派出所'])
})

test('异议在三个工作日内提；牵头单位答复，改派就换一件新任务，不改派就算签收', async () => {
  const { notice } = await dispatched(['8'])
  const [task] = await tasksOf(notice.id)
  if (!task) throw new Error('no task')
  const objected = await done(clerk, task, 'objection', { reason: '走访由中队统一办', unitWords: '柳河巡防中队' })
  expect(objected).toMatchObject({ state: 'objected', objection: { unit: '柳河巡防中队' } })
  expect((await act(clerk, objected, 'objection-answer', { isKept: true, unitId: null, note: '自己答复' })).status).toBe(403)
  const taken = { isKept: false, unitId: await unitId('青桥派出所'), note: '改派青桥' }
  expect((await act(office, objected, 'objection-answer', taken)).json.code).toBe('hasOne')
  const root = { isKept: false, unitId: await unitId('明河县公安局'), note: '由局里统一办' }
  const passed = await done(office, objected, 'objection-answer', root)
  expect(passed).toMatchObject({ state: 'withdrawn', abilities: { acknowledge: false } })
  const next = await read(passed.reassignedTo ?? '')
  expect(next).toMatchObject({ state: 'dispatched', unit: { name: '明河县公安局' }, dueOn: task.dueOn })
  expect(next.steps[0]?.note).toContain('由柳河派出所改派')
  const [second] = await tasksOf(notice.id, '青桥派出所')
  if (!second) throw new Error('no task')
  const kept = await done(otherClerk, second, 'objection', { reason: '人手不够，请缓办', unitWords: null })
  const answered = await done(politicalLeader, kept, 'objection-answer', { isKept: true, unitId: null, note: '每个单位都要办' })
  expect(answered).toMatchObject({ state: 'acknowledged', objection: null })
  await app.services.pool.query(`update "tasks" set "acknowledgeBy" = '2026-11-20' where "noticeId" = $1`, [notice.id])
  const [late] = await tasksOf(notice.id, '石岗派出所')
  if (!late) throw new Error('no task')
  expect((await (await as(office)).get(`/api/tasks?state=unanswered&noticeId=${notice.id}`)).json.total).toBeGreaterThan(30)
})

test('延期申请和答复、成批催办和延长；申请人不能答复；新时限要在后面；催办进待办', async () => {
  const { notice } = await dispatched(['4'])
  const [task] = await tasksOf(notice.id)
  if (!task) throw new Error('no task')
  const taken = await acknowledged(task)
  expect((await act(clerk, taken, 'extension-request', { day: '2026-12-15', reason: '同一天不算延' })).json.code).toBe('notLater')
  const asked = await done(clerk, taken, 'extension-request', { day: '2026-12-20', reason: '两人外出培训' })
  expect((await act(clerk, asked, 'extension-answer', { isGranted: true, note: '自己准自己' })).status).toBe(403)
  const granted = await done(office, asked, 'extension-answer', { isGranted: true, note: '同意' })
  expect(granted).toMatchObject({ dueOn: '2026-12-20', extensions: 1, extension: null, wasLate: false })
  const rows = (await tasksOf(notice.id, '青桥派出所')).concat(granted)
  const chosen = rows.map(({ id, version }) => ({ id, version }))
  const urged = (await sent(office, '/api/tasks/urging', { tasks: chosen, note: '请本周办' })).rows
  expect(urged.map((t: { urgedOn: string }) => t.urgedOn)).toEqual(['2026-11-23', '2026-11-23'])
  const longer = urged.map(({ id, version }: { id: string; version: number }) => ({ id, version }))
  const extended = (await sent(office, '/api/tasks/extensions', { tasks: longer, day: '2026-12-31', reason: '统一延到年底' }))
    .rows
  expect(extended.map((t: { dueOn: string }) => t.dueOn)).toEqual(['2026-12-31', '2026-12-31'])
  expect(
    (await (await as(head)).send('POST', '/api/tasks/extensions', { tasks: chosen, day: '2027-01-05', reason: '自己延' })).status,
  ).toBe(404)
  const raised = await done(head, await read(granted.id), 'escalation', { reason: '要局里协调' })
  expect(raised.escalatedTo).toBe('leaderInCharge')
  expect((await done(deputy, raised, 'escalation', { reason: '请所长定' })).escalatedTo).toBe('unitHead')
  for (const path of ['/api/tasks/export', '/api/tasks/print', `/api/tasks/${granted.id}/print`])
    expect((await (await as(clerk)).get(path)).status).toBe(200)
})

test('没有生效的通知不能派发；没有牵头单位的条款说出第几条；撤回的任务不再欠', async () => {
  const notice = await inForce()
  const clauses = notice.clauseList as { id: string; number: string }[]
  const path = `/api/notice-tasks/${notice.id}/dispatch`
  expect((await (await as(clerk)).send('POST', path, { clauseIds: [clauses[0]?.id] })).status).toBe(403)
  const one = { clauseId: clauses[6]?.id, leadUnitId: null, parties: [], deliverables: [], dueOn: null, cycle: null }
  const unled = await sent(office, `/api/notices/${notice.id}/assignment`, {
    ...one,
    version: notice.version,
    reason: '待定牵头单位',
  })
  const refused = await (await as(office)).send('POST', path, { clauseIds: [clauses[6]?.id] })
  expect(refused.json.detail).toContain('第 7 条没有牵头单位')
  expect(unled.state).toBe('inForce')
  await sent(office, path, { clauseIds: [clauses[0]?.id] })
  const [task] = await tasksOf(notice.id, '明河县公安局')
  if (!task) throw new Error('no task')
  const withdrawn = await done(politicalLeader, task, 'withdrawal', { reason: '改由县里统一测算' })
  expect(withdrawn).toMatchObject({ state: 'withdrawn', light: 'none' })
})
