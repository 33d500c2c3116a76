import { expect, test } from 'vitest'
import { transact } from '../../../platform/database/transact.ts'
import { useApp } from '../../../tests/harness/app.ts'
import {
  type concerned,
  decided,
  found,
  heard,
  investigated,
  playersOf,
  report,
  served,
  vetted,
} from '../../../tests/harness/proceedings.ts'
import { remindWindows } from './remind-windows.ts'

const app = useApp()
const players = playersOf(app)
const settle = async (today: string) => {
  const { rows } = await app.services.pool.query('select "bureauId" as id from "bureaus" limit 1')
  await transact(app.services.pool, 'owner', {}, (tx) => remindWindows(tx, rows[0].id, today, app.services.keys))
}
const todosOf = async (part: keyof typeof concerned) => (await (await players.browser(part)).get('/api/todos')).text
const reminders = (view: { entries: { kind: string; lines: string[][] }[] }) =>
  view.entries.filter((e) => e.kind === 'reminder' || e.kind === 'ownReminder').map((e) => e.lines.map(([, w]) => w).join('；'))

test('每个期限届满前三个工作日提醒一次：该办的人待办里有，卷里有一条；本人只看到自己的期限', async () => {
  const course = await report(players)
  await investigated(players, course)
  await found(course)
  await heard(course)
  const { deadlines } = (await course.read('leader')).json
  expect(deadlines).toMatchObject([{ label: '第二人复审', dueOn: '2026-11-30' }])
  await course.done('leader', 'handlers', { capacity: 'reviewer', handlerId: await players.account('郭立军') })
  await settle('2026-11-24')
  expect(reminders((await course.read('leader')).json)).toEqual([])
  await settle('2026-11-25')
  await settle('2026-11-26')
  expect(reminders((await course.read('leader')).json)).toEqual([
    '第二人复审，2026-11-30 届满；复审人 郭立军、受理领导 李文静，已列入待办',
  ])
  expect(await todosOf('reviewer')).toContain('等您复审')
  expect(reminders((await course.read('person')).json)).toEqual([])
  await vetted(players, course)
  await decided(players, course, 'warning')
  expect(await todosOf('first')).toContain('等送达本人')
  await served(course)
  expect(await todosOf('person')).not.toContain('期限将满')
  await settle('2026-12-21')
  expect(reminders((await course.read('person')).json)).toEqual([
    expect.stringContaining('申请复核，2026-12-23 届满；本人 宋永康'),
  ])
  expect(await todosOf('person')).toContain('申请复核、申诉的期限将满')
  expect(reminders((await course.read('leader')).json)).toHaveLength(2)
})
