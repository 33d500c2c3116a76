import { expect, test } from 'vitest'
import { sumOf } from '../../platform/figures.ts'
import { figures } from '../../server/figures.ts'
import { as, clerk, office, useDatabase } from '../../tests/harness/database.ts'
import { assign } from '../personnel/public.ts'
import { countPeople, countUnits } from './queries.ts'

const database = useDatabase()
const recount = async (sqlText: string): Promise<number> =>
  (await database.services.pool.query<{ n: number }>(`select count(*)::int as n from ${sqlText}`)).rows[0]?.n ?? -1
const figure = (id: string) => {
  const found = figures.find((f) => f.id === id)
  if (!found) throw new Error(`no figure ${id}`)
  return found
}

test('工作台的数，用 SQL 重数一遍都对得上', async () => {
  const expected = {
    withoutLeadOfficer: await recount(
      `"people" where "kind" = 'auxiliary' and "leadOfficerId" is null and "separatedOn" is null`,
    ),
    withoutPhone: await recount(
      `"personNumbers" n join "people" p on p."id" = n."personId" where p."kind" = 'auxiliary' and n."phoneSealed" is null`,
    ),
    contractEnding: await recount(
      `"people" where "kind" = 'auxiliary' and "contractEndsOn" between '2026-11-23' and '2026-11-23'::date + 60`,
    ),
  }
  for (const [id, n] of Object.entries(expected)) {
    expect([id, await as(database.services, office, async (ctx) => sumOf(await figure(id).places(ctx)))]).toEqual([id, n])
  }
  expect(expected.withoutLeadOfficer).toBeGreaterThan(3)
})

test('内勤只数自己的所，补上责任民警就归零', async () => {
  const withoutOfficer = figure('withoutLeadOfficer')
  const counts = await as(database.services, clerk, async (ctx) => {
    const before = sumOf(await withoutOfficer.places(ctx))
    const missing = await ctx.db
      .selectFrom('people')
      .where('kind', '=', 'auxiliary')
      .where('leadOfficerId', 'is', null)
      .select('id')
      .execute()
    const zhou = await ctx.db.selectFrom('people').where('name', '=', '周启航').select('id').executeTakeFirstOrThrow()
    await assign(ctx, {
      personIds: missing.map((p) => p.id),
      aspect: 'leadOfficer',
      targetId: zhou.id,
      fromOn: ctx.today,
      reason: '补指定',
    })
    return [before, sumOf(await withoutOfficer.places(ctx))]
  })
  expect(counts).toEqual([3, 0])
})

test('每个数都有规则、有名单、有人办', () => {
  for (const f of figures) {
    expect(f.rule.length).toBeGreaterThan(8)
    expect(f.href).toMatch(/^\/[a-z-]+/)
    expect(f.whoActs).not.toBe('')
  }
})

test('表头的人数按类别分开', async () => {
  const heads = await as(database.services, office, countPeople)
  const sum = (key: 'auxiliaryCount' | 'patrolMembers' | 'policeAssistants') => heads.reduce((n, h) => n + h[key], 0)
  expect([sum('auxiliaryCount'), sum('patrolMembers'), sum('policeAssistants')]).toEqual([887, 726, 161])
  expect(await as(database.services, office, countUnits)).toBe(40)
})
