import { expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import { clerk, office } from '../../../tests/harness/database.ts'
import { head, otherClerk, taskDesk } from '../../../tests/harness/task-desk.ts'
import { replacePlace } from '../../organisation/commands/move-unit.ts'
import type { TaskView } from '../contract.ts'

const app = useApp()
const { as, one, unitId, sent, dispatched, tasksOf, read, act, done, acknowledged, settle, setClause } = taskDesk(app)
const first = (tasks: TaskView[]): TaskView => {
  const [task] = tasks
  if (!task) throw new Error('no task')
  return task
}

test('周期条款：每周一期，当天不上班顺延；两天前把那天改成放假，时限和签收期限跟着变，经过里写明；再跑一遍不变', async () => {
  const weekly = { cycle: { every: 'weekly', day: 4 }, dueOn: null }
  const { notice } = await dispatched(['3'], { three: weekly })
  const task = first(await tasksOf(notice.id))
  expect(task).toMatchObject({ period: '2026-11-26', dueOn: '2026-11-26', acknowledgeBy: '2026-11-26', light: 'near' })
  const calendar = (await (await as(office)).get('/api/calendar?year=2026')).json
  const holiday = {
    version: calendar.loaded.version,
    fromOn: '2026-11-26',
    toOn: '2026-11-26',
    isWorkday: false,
    note: '临时调休',
  }
  await sent(office, '/api/calendar-days', holiday)
  await settle('2026-11-24')
  await settle('2026-11-24')
  const moved = await read(task.id, clerk)
  expect(moved).toMatchObject({ dueOn: '2026-11-27', acknowledgeBy: '2026-11-27', wasLate: false })
  expect(moved.steps.filter((s) => s.act === 'dayMoved').map((s) => s.note)).toEqual([
    '工作日历改了：2026-11-26 不上班，顺延到 2026-11-27',
  ])
  await settle('2026-11-30')
  const periods = (await tasksOf(notice.id)).map((t) => t.period)
  expect(periods.sort()).toEqual(['2026-11-26', '2026-12-03'])
  const changed = (await (await as(office)).get('/api/calendar?year=2026')).json
  await sent(office, '/api/calendar-days', { ...holiday, version: changed.loaded.version, isWorkday: true })
})

test('时限过了再改：曾经逾期留着，灯按新时限；已经准予延到更晚的不动', async () => {
  const { notice, clauseIds } = await dispatched(['4'])
  const task = await acknowledged(first(await tasksOf(notice.id)))
  const other = await acknowledged(first(await tasksOf(notice.id, '青桥派出所')), otherClerk)
  await sent(office, '/api/tasks/extensions', {
    tasks: [{ id: other.id, version: other.version }],
    day: '2027-01-20',
    reason: '培训冲突，准予延期',
  })
  await app.services.pool.query(`update "tasks" set "dueOn" = '2026-11-20', "nominalOn" = '2026-11-20' where "id" = $1`, [
    task.id,
  ])
  expect((await read(task.id)).light).toBe('overdue')
  await setClause(notice, clauseIds[0] ?? '', { dueOn: '2026-12-30', reason: '附件重印，统一改期' })
  await settle('2026-11-23')
  await settle('2026-11-23')
  const moved = await read(task.id)
  expect(moved).toMatchObject({ dueOn: '2026-12-30', wasLate: true, light: 'before' })
  expect(moved.steps.filter((s) => s.act === 'dayMoved').map((s) => s.note)).toEqual([
    '条款的时限改为 2026-12-30：附件重印，统一改期',
  ])
  expect(moved.rule).toContain('按原来的时限曾经逾期，改了时限也留着。')
  expect((await read(other.id)).dueOn).toBe('2027-01-20')
  expect((await (await as(office)).get(`/api/tasks?state=wasLate&noticeId=${notice.id}`)).json.total).toBe(1)
})

test('通知撤回：没有办结的任务一并撤回，办结的留着', async () => {
  const { notice } = await dispatched(['7'])
  const [one, two] = await Promise.all(['治安大队', '交警大队'].map((unit) => tasksOf(notice.id, unit)))
  await app.services.pool.query(
    `update "tasks" set "state" = 'concluded', "concludedOn" = '2026-11-23', "isLate" = false where "id" = $1`,
    [first(one ?? []).id],
  )
  const { version } = (await (await as(office)).get(`/api/notices/${notice.id}`)).json
  await sent(office, `/api/notices/${notice.id}/withdrawal`, { version, reason: '上级另发新通知' })
  await settle('2026-11-23')
  expect((await read(first(one ?? []).id)).state).toBe('concluded')
  const gone = await read(first(two ?? []).id)
  expect(gone).toMatchObject({ state: 'withdrawn', light: 'none' })
  expect(gone.steps.at(-1)?.note).toBe('通知撤回：上级另发新通知')
  expect((await act(office, gone, 'withdrawal', { reason: '再撤一次' })).json.code).toBe('wrongState')
})

test('生效以后从条款里去掉的单位，没有办结的任务撤回，写明理由；办结的和改派过去的留着', async () => {
  const { notice, clauseIds } = await dispatched(['7'])
  const [gone, concluded, passed] = await Promise.all(
    ['治安大队', '交警大队', '刑侦大队'].map(async (unit) => first(await tasksOf(notice.id, unit))),
  )
  if (!gone || !concluded || !passed) throw new Error('three tasks')
  await app.services.pool.query(
    `update "tasks" set "state" = 'concluded', "concludedOn" = '2026-11-23', "isLate" = false where "id" = $1`,
    [concluded.id],
  )
  const taken = await done(office, passed, 'reassignment', { unitId: await unitId('云集派出所'), reason: '由云集所统一办' })
  const parties = [{ part: 'responsible', group: null, unitId: await unitId('白塔派出所'), words: null }]
  await setClause(notice, clauseIds[0] ?? '', { parties, reason: '只由白塔所试点' })
  await settle('2026-11-23')
  await settle('2026-11-23')
  const withdrawn = await read(gone.id)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', light: 'none' })
  expect(withdrawn.steps.at(-1)?.note).toBe('条款的分工改了，本单位不再承担：只由白塔所试点')
  expect((await read(concluded.id)).state).toBe('concluded')
  expect((await read(taken.reassignedTo ?? '')).state).toBe('dispatched')
  expect(first(await tasksOf(notice.id, '白塔派出所')).state).toBe('dispatched')
  const again = ['白塔派出所', '治安大队'].map(async (unit) => ({ ...parties[0], unitId: await unitId(unit) }))
  await setClause(notice, clauseIds[0] ?? '', { parties: await Promise.all(again), reason: '治安大队照旧参加' })
  await settle('2026-11-23')
  expect(await read(gone.id)).toMatchObject({ state: 'dispatched', acknowledgeBy: '2026-11-26' })
})

test('周中并入：任务留着原单位的名字，由并入的单位接着办；下一期只派给并入的单位；新设的单位自动收到', async () => {
  const { notice } = await dispatched(['3'], { three: { cycle: { every: 'weekly', day: 4 }, dueOn: null } })
  const task = first(await tasksOf(notice.id, '北关派出所'))
  const units = async (name: string) =>
    one<{ id: string; unitSortKey: string }>('select "id", "unitSortKey" from "units" where "name" = $1', [name])
  const [gone, successor] = [await units('北关派出所'), await units('青桥派出所')]
  const { bureauId } = await one<{ bureauId: string }>('select "bureauId" from "bureaus"')
  await transact(app.services.pool, 'owner', {}, (tx) =>
    replacePlace(tx, bureauId, gone.unitSortKey, `${successor.unitSortKey}0001`),
  )
  await app.services.pool.query('update "units" set "closedOn" = $2, "successorId" = $3 where "id" = $1', [
    gone.id,
    '2026-11-23',
    successor.id,
  ])
  const root = await unitId('明河县公安局')
  const added = { parentId: root, kind: 'policeStation', name: '新区派出所', shortName: '新区所', code: 'N1' }
  await sent(office, '/api/units', { ...added, policeLine: null, openedOn: '2026-11-23' })
  await settle('2026-11-23')
  const inherited = await acknowledged(await read(task.id, otherClerk), otherClerk)
  expect(inherited).toMatchObject({ unit: { name: '北关派出所' }, state: 'acknowledged' })
  expect((await act(head, inherited, 'progress', { note: '不是我们的', files: [] })).status).toBe(404)
  expect(await tasksOf(notice.id, '新区派出所')).toMatchObject([{ period: '2026-11-26', state: 'dispatched' }])
  await settle('2026-11-30')
  expect((await tasksOf(notice.id, '北关派出所')).map((t) => t.period)).toEqual(['2026-11-26'])
  expect((await tasksOf(notice.id, '青桥派出所')).map((t) => t.period).sort()).toEqual(['2026-11-26', '2026-12-03'])
})

test('逾期满本局规定的工作日，零点自动升一级，再跑一遍不变', async () => {
  const { notice } = await dispatched(['5'])
  const task = await acknowledged(first(await tasksOf(notice.id)))
  await app.services.pool.query(`update "tasks" set "dueOn" = '2026-11-13', "nominalOn" = '2026-12-15' where "id" = $1`, [
    task.id,
  ])
  await settle('2026-11-23')
  expect((await read(task.id)).escalatedTo).toBeNull()
  const rules = (await (await as(office)).get('/api/task-rules')).json
  const body = { version: rules.version, acknowledgeDays: 3, escalationDays: 5 }
  expect((await (await as(office)).send('PATCH', '/api/task-rules', body)).status).toBe(200)
  await settle('2026-11-23')
  await settle('2026-11-23')
  const risen = await read(task.id)
  expect(risen.escalatedTo).toBe('leaderInCharge')
  expect(risen.steps.filter((s) => s.act === 'escalated.leaderInCharge')).toHaveLength(1)
  const urged = (
    await sent(office, '/api/tasks/urging', { tasks: [{ id: risen.id, version: risen.version }], note: '请本周办结' })
  ).rows
  expect((await (await as(clerk)).get('/api/todos')).text).toContain('催办')
  const passed = await done(head, urged[0], 'progress', { note: '已签两人。', files: [] })
  expect(passed).toMatchObject({ state: 'underway', urgedOn: null })
})
