import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inScope } from '../../platform/access/scope.ts'
import type { CommandContext } from '../../platform/context.ts'
import { naturalSortKey } from '../../platform/sort-key.ts'
import { as, clerk, office, songYongkang, unitHead, useDatabase, zhouQihang } from '../../tests/harness/database.ts'
import { assign } from './commands/assign.ts'
import { openIdNumber } from './identity.ts'
import { findPeople, findPerson, findViews, searchAll } from './queries.ts'

const database = useDatabase()
const names = (rows: readonly { name: string }[]): string[] => rows.map((r) => r.name)
const song = async (): Promise<{ id: string; sealed: string }> =>
  (
    await database.services.pool.query<{ id: string; sealed: string }>(
      `select p."id", n."idNumberSealed" as sealed from "people" p join "personNumbers" n on n."personId" = p."id" where p."name" = '宋永康'`,
    )
  ).rows[0] ?? { id: '', sealed: '' }

test('花名册按编制顺序、辅警编号排，翻页不重不漏', async () => {
  await as(database.services, clerk, async (ctx) => {
    const first = await findPeople(ctx, { limit: 20 })
    expect(first.total).toBe(46)
    expect(names(first.rows).slice(0, 3)).toEqual(['宋永康', '马玉兰', '韩子轩'])
    const second = await findPeople(ctx, { limit: 20, cursor: first.nextCursor ?? '' })
    const third = await findPeople(ctx, { limit: 20, cursor: second.nextCursor ?? '' })
    expect(third.nextCursor).toBeNull()
    expect(new Set([...first.rows, ...second.rows, ...third.rows].map((r) => r.id)).size).toBe(46)
  })
})

type Sort = NonNullable<Parameters<typeof findPeople>[1]['sort']>
const everyPage = async (ctx: Parameters<typeof findPeople>[0], sort: Sort) => {
  const seen: Awaited<ReturnType<typeof findPeople>>['rows'] = []
  let cursor: string | undefined
  do {
    const page = await findPeople(ctx, { limit: 7, sort, cursor })
    expect(page.total).toBe(46)
    seen.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return seen
}
/** One in three has no contract date and no number. */
const withoutSome = (ctx: CommandContext) =>
  sql`update "people" set "contractEndsOn" = null, "number" = null, "numberSortKey" = ${naturalSortKey(null)} where "kind" = 'auxiliary' and "id" in (select "id" from "people" where "kind" = 'auxiliary'
    and ${inScope(ctx.scope, 'people.unitSortKey')} order by "id" limit 15)`.execute(ctx.tx)

test.each(['roster', 'name', '-name', 'contractEndsOn', '-contractEndsOn', 'number', '-number'] as const)(
  '按 %s 排，七个一页翻到底：有的人没有合同日期和编号，也不重不漏',
  async (sort) => {
    await as(database.services, clerk, async (ctx) => {
      await withoutSome(ctx)
      const seen = await everyPage(ctx, sort)
      expect([seen.length, new Set(seen.map((r) => r.id)).size]).toEqual([46, 46])
      if (!sort.endsWith('contractEndsOn')) return
      const dates = seen.map((r) => r.contractEndsOn)
      expect(dates.slice(31)).toEqual(Array.from({ length: 15 }, () => null))
      const sorted = dates.slice(0, 31).toSorted()
      expect(dates.slice(0, 31)).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted)
    })
  },
)

test('没有带辅责任民警的，一查就是那几个人', async () => {
  const found = await as(database.services, clerk, (ctx) => findPeople(ctx, { gap: 'leadOfficer' }))
  expect(names(found.rows)).toEqual(expect.arrayContaining(['曹建伟', '彭晓东', '曾庆凯']))
  expect(found.withoutLeadOfficer).toBe(found.total)
})

test('姓名、姓名一部分、首字母、辅警编号、编号的数字、证件尾号四位六位、整个证件号，都查得到宋永康', async () => {
  const { id, sealed } = await song()
  const idNumber = openIdNumber(database.services.keys, id, sealed)
  for (const q of [
    '宋永康',
    '永康',
    'syk',
    'SYK',
    'sy',
    'MH10217',
    'mh10217',
    '10217',
    idNumber.slice(-4),
    idNumber.slice(-6),
    idNumber,
  ]) {
    const found = await as(database.services, clerk, (ctx) => findPeople(ctx, { q }))
    expect([q, names(found.rows).includes('宋永康')]).toEqual([q, true])
  }
  const none = await as(database.services, clerk, (ctx) => findPeople(ctx, { q: '永宋' }))
  expect(none.total).toBe(0)
})

test('顶部查找只在自己的范围里找人，民警和单位也找得到', async () => {
  const { id } = await song()
  const found = await as(database.services, clerk, (ctx) => searchAll(ctx, 'syk'))
  expect(found.people.map((p) => p.id)).toContain(id)
  const officers = await as(database.services, clerk, (ctx) => searchAll(ctx, '周启航'))
  expect(officers.people.map((p) => p.kind)).toContain('officer')
  const units = await as(database.services, office, (ctx) => searchAll(ctx, '青桥'))
  expect(names(units.units)).toEqual(['青桥派出所'])
  expect((await as(database.services, clerk, (ctx) => searchAll(ctx, '青桥'))).units).toEqual([])
})

test('外单位的人和没有的人，答复一样；带辅民警只看到自己带的', async () => {
  const other = await database.services.pool.query<{ id: string }>(
    `select p."id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1`,
  )
  for (const id of [other.rows[0]?.id ?? '', crypto.randomUUID()])
    await expect(as(database.services, clerk, (ctx) => findPerson(ctx, id))).rejects.toMatchObject({ code: 'notFound' })
  const led = await as(database.services, zhouQihang, (ctx) => findPeople(ctx, {}))
  expect(led.total).toBeGreaterThan(0)
  expect(led.rows.every((r) => r.leadOfficerName === '周启航' && r.idNumberSealed !== null)).toBe(true)
})

test('借调来的人在借用单位的花名册里，但借用单位改不了', async () => {
  const { rows } = await database.services.pool.query<{ id: string; unit: string }>(
    `select p."id", (select "id" from "units" where "name" = '柳河派出所') as unit from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1`,
  )
  const lent = rows[0] ?? { id: '', unit: '' }
  await as(
    database.services,
    office,
    (ctx) =>
      assign(ctx, { personIds: [lent.id], aspect: 'secondment', targetId: lent.unit, fromOn: '2026-11-23', reason: '专班' }),
    true,
  )
  await as(database.services, clerk, async (ctx) => {
    const found = await findPeople(ctx, { limit: 100 })
    expect(found.rows.filter((r) => r.id === lent.id)).toHaveLength(1)
    expect((await findPerson(ctx, lent.id)).unitName).toBeNull()
    await expect(
      assign(ctx, { personIds: [lent.id], aspect: 'leadOfficer', targetId: null, fromOn: '2026-11-23', reason: '试' }),
    ).rejects.toMatchObject({ kind: 'notFound' })
  })
})

test('离岗的人只有辅警办看得到', async () => {
  const { id } = await song()
  await database.services.pool.query(`update "people" set "separatedOn" = '2026-11-01' where "id" = $1`, [id])
  await expect(as(database.services, unitHead, (ctx) => findPerson(ctx, id))).rejects.toMatchObject({ code: 'notFound' })
  expect((await as(database.services, unitHead, (ctx) => findPeople(ctx, { state: 'all', q: '宋永康' }))).total).toBe(0)
  expect((await as(database.services, office, (ctx) => findPeople(ctx, { state: 'separated' }))).total).toBe(1)
  await database.services.pool.query(`update "people" set "separatedOn" = null where "id" = $1`, [id])
})

test('谁看过：本人看得到自己的，看不到别人的', async () => {
  const { id } = await song()
  const own = await as(database.services, songYongkang, (ctx) => findViews(ctx, id, {}))
  expect(own.rows.map((r) => r.verb)).toContain('person.added')
  const { rows } = await database.services.pool.query<{ id: string }>(`select "id" from "people" where "name" = '马玉兰'`)
  await expect(as(database.services, songYongkang, (ctx) => findViews(ctx, rows[0]?.id ?? '', {}))).rejects.toMatchObject({
    code: 'notFound',
  })
})
