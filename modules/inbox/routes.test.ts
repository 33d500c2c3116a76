import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { sha256 } from '../../platform/keys.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, songYongkang, unitHead } from '../../tests/harness/database.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { calendarTodos } from '../calendar/todos.ts'
import { presentBelow, presentTodo } from './presenter.ts'
import { findBelow, findTodos } from './queries.ts'

const app = useApp()
const otherClerk = { name: '邵美琳', role: 'unitClerk' } as const
const system = { name: '系统管理员', role: 'systemAdministrator' } as const
const security = { name: '安全管理员', role: 'securityAdministrator' } as const
const politicalLeader = { name: '李文静', role: 'politicalOfficeLeader' } as const
type Player = Parameters<typeof app.signedIn>[0]

const todosOf = async (player: Player): Promise<{ kind: string; title: string; href: string; light: string }[]> =>
  (await (await app.signedIn(player)).get('/api/todos')).json.rows
const titlesOf = async (player: Player, kind: string) =>
  (await todosOf(player)).filter((t) => t.kind === kind).map((t) => t.title)
const numberOf = async (player: Player): Promise<number> => (await (await app.signedIn(player)).get('/api/todos/number')).json.n
const idOf = async (query: string, values: unknown[] = []): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(query, values)).rows[0]?.id ?? ''

test('宋永康申请更正：本所内勤的待办里有了，青桥的没有；答复以后没有了，记在已办', async () => {
  const before = await numberOf(clerk)
  const song = await app.signedIn(songYongkang)
  await song.send('POST', '/api/me/correction-requests', { field: 'education', statement: '我 2024 年已取得本科毕业证。' })
  expect(await titlesOf(clerk, '答复更正申请')).toEqual(['更正申请：宋永康'])
  expect([await numberOf(clerk), await titlesOf(otherClerk, '答复更正申请')]).toEqual([before + 1, []])
  expect(await titlesOf(songYongkang, '答复更正申请')).toEqual([])

  const desk = await app.signedIn(clerk)
  const request = (await desk.get('/api/correction-requests?state=open')).json.rows[0]
  const answer = { version: request.version, state: 'accepted', answer: '已按毕业证改好。' }
  await desk.send('POST', `/api/correction-requests/${request.id}/answer`, answer)
  expect([await numberOf(clerk), await titlesOf(clerk, '答复更正申请')]).toEqual([before, []])
  const done = await desk.get('/api/todos/done')
  expect(done.json).toMatchObject({ total: 1, rows: [{ words: '答复更正申请', about: ['宋永康'], role: 'unitClerk' }] })
  expect((await desk.get('/api/todos')).json.doneToday).toEqual([{ words: '答复更正申请', n: 1 }])
  expect((await (await app.signedIn(otherClerk)).get('/api/todos/done')).json.rows).toEqual([])
})

test('调动申请等辅警办答复，内勤自己的待办里没有', async () => {
  const desk = await app.signedIn(clerk)
  const unitId = await idOf(`select "id" from "units" where "name" = '柳河派出所'`)
  const wish = { personName: '高一凡', idNumber: '990101199601011234', wantedOn: '2026-12-01', unitId }
  expect((await desk.send('POST', '/api/transfer-proposals', wish)).status).toBe(200)
  expect(await titlesOf(office, '答复调动申请')).toEqual(['调动申请：高一凡 调入 柳河派出所'])
  expect(await titlesOf(clerk, '答复调动申请')).toEqual([])
})

test('授权等政治处领导确认，不等系统管理员；重置口令等系统管理员', async () => {
  const accountId = await idOf(`select "accountId" as "id" from "accounts" where "name" = '周启航'`)
  const unitId = await idOf(`select "id" from "units" where "name" = '青桥派出所'`)
  const grant = {
    accountId,
    role: 'unitClerk',
    unitId,
    policeLine: null,
    fromOn: '2026-11-25',
    toOn: null,
    reason: '临时代理内勤',
  }
  expect((await (await app.signedIn(security)).send('POST', '/api/grants', grant)).status).toBe(200)
  expect(await titlesOf(politicalLeader, '确认授权')).toEqual(['授权：周启航，单位内勤'])
  expect(await titlesOf(system, '确认授权')).toEqual([])

  await (await app.signedIn(clerk)).send('POST', `/api/accounts/${accountId}/reset-request`)
  expect(await titlesOf(system, '重置口令')).toEqual(['重置口令：周启航，柳河派出所'])
  expect(await titlesOf(politicalLeader, '重置口令')).toEqual([])
})

test('核对过没写入的导入，只在读入的人的待办里', async () => {
  await app.services.pool.query(
    `insert into "imports" ("bureauId", "id", "accountId", "unitSortKey", "unitId", "fileName", "fileId", "fileDigest", "state", "counts", "createdAt")
     select a."bureauId", $1, a."accountId", u."unitSortKey", u."id", '花名册.xlsx', $1, '', 'preview', '{"rows": 46, "problem": 3}', '2026-11-20T02:00:00Z'
     from "accounts" a, "units" u where a."name" = '谢春燕' and u."name" = '柳河派出所'`,
    [randomUUID()],
  )
  const [waiting] = (await todosOf(clerk)).filter((t) => t.kind === '写入或者放弃导入')
  expect(waiting).toMatchObject({ title: '导入花名册：花名册.xlsx', why: '11月20日读入 46 行，问题 3 行，还没有写入。' })
  expect(await titlesOf(office, '写入或者放弃导入')).toEqual([])
})

test('后台做好的文件在待办里，取走以后没有了', async () => {
  const [id, fileId] = [randomUUID(), randomUUID()]
  const bytes = Buffer.from('附件5')
  await app.services.files.put(fileId, bytes)
  await app.services.pool.query(
    `with a as (select * from "accounts" where "name" = '何俊杰'),
     f as (insert into "files" ("bureauId", "id", "accountId", "name", "mediaType", "size", "digest") select "bureauId", $2, "accountId", '附件5.pdf', 'application/pdf', $3, $4 from a)
     insert into "jobs" ("bureauId", "id", "accountId", "role", "kind", "title", "input", "state", "fileId", "createdAt")
     select "bureauId", $1, "accountId", 'auxiliaryOffice', 'annexFive', '打印附件5：40 个单位', '{}', 'done', $2, '2026-11-23T06:00:00Z' from a`,
    [id, fileId, bytes.length, sha256(bytes)],
  )
  const [made] = (await todosOf(office)).filter((t) => t.kind === '取走做好的文件')
  expect(made).toMatchObject({ title: '打印附件5：40 个单位', href: `/api/jobs/${id}/file` })
  expect(await titlesOf(clerk, '取走做好的文件')).toEqual([])
  expect((await (await app.signedIn(office)).get(`/api/jobs/${id}/file`)).status).toBe(200)
  expect(await titlesOf(office, '取走做好的文件')).toEqual([])
})

test('十一月起，辅警办和系统管理员的待办里有下一年的日历，年底前载入', async () => {
  const [year] = (await todosOf(office)).filter((t) => t.kind === '载入工作日历')
  expect(year).toMatchObject({ title: '载入 2027 年工作日历', dueOn: '2026-12-31', light: 'before' })
  expect(await titlesOf(system, '载入工作日历')).toEqual(['载入 2027 年工作日历'])
  expect(await titlesOf(clerk, '载入工作日历')).toEqual([])
})

const definition = (id: string, dueOns: readonly (string | null)[]): TodoDefinition => ({
  id,
  label: id,
  roles: ['unitClerk'],
  find: async () => dueOns.map((dueOn, i) => ({ key: `${i}`, title: `${id}${i}`, why: '', dueOn, href: '/', act: '办' })),
  count: async () => dueOns.length,
  doneVerbs: {},
})

test('逾期的在前，然后是三个工作日内的、以后的、没有时限的；灯和天数按工作日算', async () => {
  const rows = await as(app.services, clerk, async (ctx) => {
    const calendar = await workingDaysOf(ctx)
    const found = await findTodos(ctx, [
      definition('甲', ['2026-11-20', '2026-11-26', '2026-12-10', null]),
      definition('乙', ['2026-11-19', '2026-11-23', '2027-03-01', null]),
      { ...definition('丙', ['2026-11-01']), roles: ['auxiliaryOffice'] },
    ])
    expect(found.total).toBe(8)
    return found.rows.map((r) => presentTodo(r, calendar, ctx.today))
  })
  expect(rows.map((r) => [r.title, r.light, r.days])).toEqual([
    ['乙0', 'overdue', 2],
    ['甲0', 'overdue', 1],
    ['乙1', 'near', 0],
    ['甲1', 'near', 3],
    ['甲2', 'before', 13],
    ['乙2', 'before', null],
    ['甲3', 'none', null],
    ['乙3', 'none', null],
  ])
})

test('下级逾期的按单位告诉上面的人：所长只见本所，辅警办见全局，内勤不见', async () => {
  const overdue = async (ctx: QueryContext) =>
    ctx.db
      .selectFrom('units')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('kind', '=', 'policeStation')
      .where(inScope(ctx.scope))
      .orderBy('unitSortKey')
      .select(['id as unitId', 'shortName as unitName', 'unitSortKey', sql<number>`2`.as('n')])
      .execute()
  const chain = { roles: ['unitHead', 'auxiliaryOffice'] as const, whoActs: '单位内勤', href: '/filings?state=late', overdue }
  const late: TodoDefinition = { ...definition('报送备案', []), chain }
  const seenBy = (player: Player) =>
    as(app.services, player, async (ctx) => (await findBelow(ctx, [late, definition('无上级', [])])).map(presentBelow))
  const [own] = await seenBy(unitHead)
  expect(own).toMatchObject({ kind: '报送备案', whoActs: '单位内勤', n: 2, places: [{ unitName: '柳河所', n: 2 }] })
  expect(own?.places[0]?.href).toMatch(/^\/filings\?state=late&unitId=/)
  expect((await seenBy(office))[0]?.places.length).toBeGreaterThan(10)
  expect(await seenBy(clerk)).toEqual([])
})

test('提醒里只有自己快到期和逾期的', async () => {
  const desk = await app.signedIn(office)
  const reminders = await desk.get('/api/reminders')
  expect(reminders.json).toMatchObject({ own: [], below: [], today: '2026-11-23' })
})

test('日历没有载入，越近年底灯越急；过了年，两年的都要', async () => {
  const seenOn = (today: string) =>
    as(app.services, office, async (ctx) => {
      const calendar = await workingDaysOf(ctx)
      const { rows } = await findTodos({ ...ctx, today }, calendarTodos)
      return rows.map((found) => presentTodo(found, calendar, today)).map((t) => [t.title, t.light, t.days])
    })
  expect(await seenOn('2026-10-31')).toEqual([])
  expect(await seenOn('2026-12-29')).toEqual([['载入 2027 年工作日历', 'near', 2]])
  expect(await seenOn('2027-01-04')).toEqual([['载入 2027 年工作日历', 'overdue', null]])
  expect((await seenOn('2027-11-01')).map(([title]) => title)).toEqual(['载入 2027 年工作日历', '载入 2028 年工作日历'])
})

test('待签发责任书的单位，数记着不重数，写过才变：一个所的所长空缺了，数少一，还和列表的总数一样', async () => {
  const both = async () => [await numberOf(office), (await (await app.signedIn(office)).get('/api/todos')).json.total as number]
  const [before = 0, listed] = await both()
  expect(before).toBe(listed)
  const waiting = (await todosOf(office)).filter((t) => t.kind === '签发责任书')
  const unitId = /unitId=([\w-]+)/.exec(waiting[0]?.href ?? '')?.[1]
  await app.services.pool.query(
    `update "unitAppointments" set "toOn" = "fromOn" + 1 where "unitId" = $1 and "duty" = 'unitHead' and "toOn" is null`,
    [unitId],
  )
  expect(await both()).toEqual([before - 1, before - 1])
})
