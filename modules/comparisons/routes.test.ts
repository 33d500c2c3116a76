import { beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { measures } from '../../server/measures.ts'
import { useApp } from '../../tests/harness/app.ts'
import { clerk, office, unitHead } from '../../tests/harness/database.ts'

/* Story day: Monday, 2026-11-23. */
const app = useApp()
const change = (text: string, values: unknown[] = []) => app.services.pool.query(text, values)
const idOf = async (name: string): Promise<string> =>
  (await change(`select "id" from "units" where "name" = $1`, [name])).rows[0]?.id ?? ''

/** Tasks of a unit that fell due on a day, so many of them done in time. */
async function tasksDue(unit: string, dueOn: string, of: { done: number; late: number; waiting?: number }): Promise<void> {
  const each = async (n: number, state: string, concludedOn: string | null) =>
    change(
      `insert into "tasks" ("bureauId", "id", "number", "source", "title", "text", "unitId", "unitName", "unitSortKey", "leadUnitId", "leadName", "leadUnitSortKey", "dueOn", "state", "concludedOn", "isLate", "dispatchedOn", "dispatchedByName", "movedOn")
      select u."bureauId", gen_random_uuid(), $2 || u."shortName" || $3 || $4 || n, 'other', '建台账', '建台账', u."id", u."shortName", u."unitSortKey", l."id", l."shortName", l."unitSortKey", $3::date, $4, $5::date, $5::date > $3::date, '2026-01-04', '何俊杰', '2026-01-04'
      from "units" u, "units" l, generate_series(1, $6::int) n where u."name" = $1 and l."kind" = 'bureau'`,
      [unit, '任务', dueOn, state, concludedOn, n],
    )
  await each(of.done, 'archived', dueOn)
  await each(of.late, 'concluded', '2026-11-22')
  await each(of.waiting ?? 0, 'underway', null)
}

beforeAll(async () => {
  await tasksDue('柳河派出所', '2026-11-10', { done: 6, late: 1, waiting: 1 })
  await tasksDue('柳河派出所', '2026-11-30', { done: 0, late: 0, waiting: 2 })
  await tasksDue('柳河派出所', '2026-10-15', { done: 5, late: 0 })
  await tasksDue('青桥派出所', '2026-11-12', { done: 1, late: 2 })
})

const get = async (path: string, player = office) => (await (await app.signedIn(player)).get(path)).json
const compare = (query: string, player = office) => get(`/api/comparisons?measure=tasksInTime&all=true${query}`, player)
const rowOf = (view: { rows: { unit: { name: string }; cells: unknown[] }[] }, name: string) =>
  view.rows.find((r) => r.unit.name === name)?.cells[0]

test('单位对比：到期的才算，没有应办的单位不写零也不写满，按编制顺序，合计带着分母', async () => {
  const view = await compare('')
  expect([view.from, view.to]).toEqual(['2026-11-01', '2026-11-30'])
  expect(rowOf(view, '柳河所')).toEqual({ part: 6, whole: 8 })
  expect(rowOf(view, '青桥所')).toEqual({ part: 1, whole: 3 })
  expect(view.rows.filter((r: { cells: unknown[] }) => r.cells[0] === null).length).toBe(view.rows.length - 2)
  expect(view.totals).toEqual([{ part: 7, whole: 11, units: 2 }])
  expect(view.sentence).toBe('到期任务 11 件，按期办结 7 件（63%）；40 个单位里 38 个无应办事项。')
  const { rows: order } = await change(`select "shortName" from "units" where "parentId" is not null order by "unitSortKey"`)
  expect(view.rows.map((r: { unit: { name: string } }) => r.unit.name)).toEqual(order.map((u) => u.shortName))
  const least = await compare('&sort=tasksInTime')
  expect(least.rows.slice(0, 2).map((r: { unit: { name: string } }) => r.unit.name)).toEqual(['青桥所', '柳河所'])
  expect((await compare('&sort=-tasksInTime')).rows[0].unit.name).toBe('柳河所')
})

test('时间：上月、本季度、本年、自定；起止颠倒说怎么改', async () => {
  expect(rowOf(await compare('&period=lastMonth'), '柳河所')).toEqual({ part: 5, whole: 5 })
  expect(rowOf(await compare('&period=quarter'), '柳河所')).toEqual({ part: 11, whole: 13 })
  expect((await compare('&period=year')).from).toBe('2026-01-01')
  expect(rowOf(await compare('&period=dates&from=2026-11-11&to=2026-11-12'), '青桥所')).toEqual({ part: 1, whole: 3 })
  const desk = await app.signedIn(office)
  const wrong = await desk.get('/api/comparisons?period=dates&from=2026-11-12&to=2026-11-11')
  expect([wrong.status, wrong.text.includes('请对调')]).toEqual([422, true])
})

test('总体情况：多少单位在哪一段，不足五项的另数，加起来是全部单位', async () => {
  const { rows, unitCount } = await get('/api/comparisons/distribution')
  const tasks = rows.find((r: { measure: { id: string } }) => r.measure.id === 'tasksInTime')
  expect(tasks).toMatchObject({
    total: { part: 7, whole: 11 },
    bands: { all: 0, most: 0, half: 1, less: 0 },
    few: 1,
    without: 38,
  })
  for (const { bands, few, without } of rows)
    expect(Object.values<number>(bands).reduce((a, b) => a + b, few + without)).toBe(unitCount)
})

test('内勤只看本所和全局合计；有数的单位不足五个，合计也不给；外单位说没有', async () => {
  const own = await compare('', clerk)
  expect(own.rows.map((r: { unit: { name: string } }) => r.unit.name)).toContain('柳河所')
  expect(JSON.stringify(own)).not.toContain('青桥')
  const totals = async (player = clerk) =>
    new Map(
      (await get('/api/bureau-totals', player)).rows.map((r: { measureId: string; total: unknown }) => [r.measureId, r.total]),
    )
  expect((await totals()).get('tasksInTime')).toBeNull()
  expect((await totals(office)).get('tasksInTime')).toEqual({ part: 7, whole: 11 })
  expect(await get('/api/bureau-totals/trend?measure=tasksInTime', clerk).then((t) => t.months.at(-1))).toEqual({
    month: '2026-11',
    share: null,
  })
  const { rows: others } = await change(
    `select "name" from "units" where "kind" = 'policeStation' and "name" not in ('柳河派出所', '青桥派出所') limit 3`,
  )
  for (const { name } of others) await tasksDue(name, '2026-11-12', { done: 1, late: 0 })
  expect((await totals()).get('tasksInTime')).toEqual({ part: 10, whole: 14 })
  const other = await idOf('青桥派出所')
  const desk = await app.signedIn(clerk)
  for (const path of ['performance', 'trend?measure=tasksInTime', 'performance/export'])
    expect((await desk.get(`/api/units/${other}/${path}`)).status).toBe(404)
})

test('一个单位：做到的和应办的、工作台的数、一年走势；今天的数没有走势', async () => {
  const liuhe = await idOf('柳河派出所')
  const view = await get(`/api/units/${liuhe}/performance`, unitHead)
  const shares = new Map(view.measures.map((m: { measure: { id: string }; share: unknown }) => [m.measure.id, m.share] as const))
  expect(view.measures).toHaveLength(measures.length)
  expect(shares.get('tasksInTime')).toEqual({ part: 6, whole: 8 })
  expect(shares.get('weeklyInTime')).toBeNull()
  const overdue = view.figures.find((f: { id: string }) => f.id === 'tasksOverdue')
  expect(overdue).toMatchObject({ n: 1, href: `/tasks?state=overdue&unitId=${liuhe}&below=false` })
  const { months } = await get(`/api/units/${liuhe}/trend?measure=tasksInTime`, unitHead)
  expect([months.length, months[0].month, months.at(-1)]).toEqual([
    12,
    '2025-12',
    { month: '2026-11', share: { part: 6, whole: 8 } },
  ])
  expect(months.at(-2).share).toEqual({ part: 5, whole: 5 })
  const desk = await app.signedIn(office)
  expect((await desk.get(`/api/units/${liuhe}/trend?measure=quotaFilled`)).status).toBe(422)
  expect((await desk.get(`/api/units/${liuhe}/trend?measure=nothing`)).status).toBe(404)
})

test('写了新的事，留着的数跟着变；导出和页面一样，留痕；民警、辅警打不开', async () => {
  const before = rowOf(await compare(''), '柳河所')
  await tasksDue('柳河派出所', '2026-11-11', { done: 1, late: 0 })
  expect([before, rowOf(await compare(''), '柳河所')]).toEqual([
    { part: 6, whole: 8 },
    { part: 7, whole: 9 },
  ])
  const desk = await app.signedIn(office)
  const liuhe = await idOf('柳河派出所')
  for (const [path, said] of [
    ['/api/comparisons/export?measure=tasksInTime', '7'],
    ['/api/comparisons/distribution/export', '任务按期办结'],
    [`/api/units/${liuhe}/performance/export`, '任务按期办结'],
  ] as const) {
    const file = await desk.get(path)
    const { sheets } = await readWorkbook(file.bytes, '对比.xlsx')
    expect(JSON.stringify(sheets[0]?.rows)).toContain(said)
  }
  const { rows } = await change(
    `select distinct "verb" from "events" where "verb" ~ '^(comparison|distribution|unitPerformance)[.]'`,
  )
  expect(rows.map((r) => r.verb).sort()).toEqual(['comparison.exported', 'distribution.exported', 'unitPerformance.exported'])
  for (const player of [
    { name: '周启航', role: 'leadOfficer' },
    { name: '宋永康', role: 'auxiliary' },
  ] as const)
    expect((await (await app.signedIn(player)).get('/api/comparisons')).status).toBe(403)
})
