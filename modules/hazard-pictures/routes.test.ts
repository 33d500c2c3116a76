import { beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { useApp } from '../../tests/harness/app.ts'
import { as, clerk, office, unitHead } from '../../tests/harness/database.ts'
import { openHazards } from '../hazards/public.ts'

const app = useApp()
const change = (text: string, values: unknown[]) => app.services.pool.query(text, values)
const idOf = async (table: string, name: string): Promise<string> =>
  (await app.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''

interface Story {
  readonly unit?: string
  readonly category?: 'teamManagement' | 'publicReputation' | 'other'
  readonly foundOn: string
  readonly rectifyBy?: string
  readonly closedOn?: string
  readonly relapsedOn?: string
  readonly term?: 'subcategoryId' | 'causeId'
}
const terms: Record<string, string> = {}
async function hazard({ unit = '柳河派出所', category = 'teamManagement', ...of }: Story): Promise<void> {
  const unitId = await idOf('units', unit)
  const found = { unitId, category, source: 'ownFinding', title: '交接班没有登记', description: '交接班没有登记。' } as const
  const [opened] = await as(app.services, office, (ctx) => openHazards(ctx, [found]), true)
  const id = opened?.id
  const isClosed = of.closedOn !== undefined && of.relapsedOn === undefined
  await change(
    `update "hazards" set "foundOn" = $2, "ownerId" = $3, "ownerName" = '郭立军', "rectifyBy" = coalesce($4::date, '2026-12-31'), "state" = $5, "closedOn" = $6, "isClosedLate" = $6 > $4::date, "relapses" = $7 where "id" = $1`,
    [
      id,
      of.foundOn,
      await idOf('people', '郭立军'),
      of.rectifyBy,
      isClosed ? 'closed' : 'rectifying',
      isClosed ? of.closedOn : null,
      of.relapsedOn ? 1 : 0,
    ],
  )
  if (of.term) await change(`update "hazards" set "${of.term}" = $2 where "id" = $1`, [id, terms[of.term]])
  const step = (act: string, on: string, position: number) =>
    change(
      `insert into "hazardSteps" ("bureauId", "id", "hazardId", "unitSortKey", "position", "act", "byName", "at") select "bureauId", gen_random_uuid(), "id", "unitSortKey", $3, $2, '何俊杰', $4::date from "hazards" where "id" = $1`,
      [id, act, position, on],
    )
  if (of.closedOn) await step('closedOut', of.closedOn, 2)
  if (of.relapsedOn) await step('relapsed', of.relapsedOn, 3)
}
const term = async (kind: 'subcategory' | 'cause', name: string): Promise<string> =>
  (
    await app.services.pool.query<{ id: string }>(
      `insert into "hazardTerms" ("bureauId", "id", "kind", "category", "name", "position") select "bureauId", gen_random_uuid(), $1, $2, $3, 900 from "bureaus" limit 1 returning "id"`,
      [kind, kind === 'subcategory' ? 'teamManagement' : null, name],
    )
  ).rows[0]?.id ?? ''

beforeAll(async () => {
  terms.subcategoryId = await term('subcategory', '钥匙交接')
  terms.causeId = await term('cause', '制度没有落到人')
  /* Story day: Monday, 2026-11-23. */
  await hazard({ foundOn: '2026-11-20', term: 'subcategoryId' })
  await hazard({ foundOn: '2026-11-02', rectifyBy: '2026-11-16', term: 'causeId' })
  await hazard({ foundOn: '2026-05-04', rectifyBy: '2026-05-29', category: 'publicReputation' })
  await hazard({ foundOn: '2026-10-05', rectifyBy: '2026-10-16', closedOn: '2026-10-14', term: 'causeId' })
  await hazard({ foundOn: '2026-10-05', rectifyBy: '2026-10-16', closedOn: '2026-10-20' })
  await hazard({ foundOn: '2026-10-06', closedOn: '2026-10-21', relapsedOn: '2026-11-10', term: 'causeId' })
  await hazard({ unit: '青桥派出所', foundOn: '2026-11-19', category: 'other', term: 'causeId' })
})

const picture = async (name: string, player = clerk, more = '') =>
  (await (await app.signedIn(player)).get(`/api/hazard-pictures/${name}${more}`)).json

test('单位和类别：单位按花名册的顺序，子类按本局的叫法，逾期另数；内勤只看到本所', async () => {
  const all = await picture('heat-map', office)
  expect(all.rows.map((r: { unit: { name: string } }) => r.unit.name).sort()).toEqual(['青桥派出所', '柳河派出所'].sort())
  const own = await picture('heat-map')
  expect(own.columns.map((c: { label: string }) => c.label)).toEqual(['钥匙交接', '未分子类', '全部', '全部'])
  expect(own.rows).toMatchObject([{ unit: { name: '柳河派出所' }, open: [1, 2, 1, 0], overdue: [0, 1, 1, 0] }])
  expect(own.sentence).toBe('1 个单位有未销号的隐患 4 条，其中逾期 2 条；另外 0 个单位没有。')
})

test('未销号多久：分五段，最久的多少天说出来', async () => {
  const { rows, sentence } = await picture('aging')
  expect(rows.map((r: { open: number; overdue: number }) => [r.open, r.overdue])).toEqual([
    [1, 0],
    [1, 1],
    [1, 0],
    [0, 0],
    [1, 1],
  ])
  expect(sentence).toBe('未销号 4 条，超过 90 天的 1 条，最久的已经 203 天。')
})

test('每周走势：复发的算销过一次、又发现一次，一周一周接得上', async () => {
  const { rows, sentence, since } = await picture('burn-down', clerk, '?weeks=13')
  expect([since, rows.length]).toEqual(['2026-08-31', 13])
  const week = (from: string) => rows.find((r: { from: string }) => r.from === from)
  expect(week('2026-10-05')).toMatchObject({ found: 3, closed: 0, open: 4 })
  expect(week('2026-10-12')).toMatchObject({ closed: 1, open: 3 })
  expect(week('2026-10-19')).toMatchObject({ closed: 2, open: 1 })
  expect(week('2026-11-09')).toMatchObject({ found: 1, open: 3 })
  expect(rows.at(-1)).toMatchObject({ from: '2026-11-23', found: 0, closed: 0, open: 4 })
  expect(sentence).toBe('近 13 周发现 6 条，销号 3 条，未销号由 1 条变为 4 条。')
})

test('重复原因：次数、单位、复发；没有写明的列在最后', async () => {
  const { rows, sentence } = await picture('causes', office)
  expect(rows).toMatchObject([
    { name: '制度没有落到人', found: 4, units: 2, open: 3, relapses: 1 },
    { name: '没有写明', causeId: null, found: 2 },
  ])
  expect(sentence).toContain('出现最多的是“制度没有落到人”，4 条，涉及 2 个单位。')
})

test('各单位的数都带分母；没有按人的数', async () => {
  const answer = await picture('units', unitHead)
  const own = answer.rows.find((r: { unit: { name: string } }) => r.unit.name === '柳河派出所')
  expect(own).toMatchObject({ open: 4, overdue: 2, closed: 2, closedInTime: 1, everClosed: 3, relapsed: 1 })
  expect(answer.sentence).toBe('近 26 周销号 2 条，按期 1 条；销过号的 3 条里复发 1 条。')
  expect(JSON.stringify(answer)).not.toContain('郭立军')
})

test('导出的表和图一样，留痕；选外单位说没有，辅警打不开', async () => {
  const desk = await app.signedIn(office)
  for (const name of ['heatMap', 'aging', 'burnDown', 'causes', 'units']) {
    const file = await desk.get(`/api/hazard-pictures/export?picture=${name}`)
    const { sheets } = await readWorkbook(file.bytes, '图表.xlsx')
    expect(sheets[0]?.rows.length).toBeGreaterThan(3)
  }
  const { rows } = await app.services.pool.query(`select 1 from "events" where "verb" = 'hazardPicture.exported'`)
  expect(rows).toHaveLength(5)
  const other = await idOf('units', '青桥派出所')
  expect((await (await app.signedIn(clerk)).get(`/api/hazard-pictures/heat-map?unitId=${other}`)).status).toBe(404)
  expect((await picture('heat-map', office, `?unitId=${other}`)).rows).toHaveLength(1)
  const song = await app.signedIn({ name: '宋永康', role: 'auxiliary' })
  expect((await song.get('/api/hazard-pictures/heat-map')).status).toBe(403)
})
