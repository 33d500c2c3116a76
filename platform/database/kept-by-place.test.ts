import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { as, clerk, office, useDatabase } from '../../tests/harness/database.ts'
import { inScope } from '../access/scope.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { keptByPlace } from './kept-by-place.ts'

const database = useDatabase()

interface Tier {
  readonly unitSortKey: string
  readonly n: number
}
/** A count of seventh tiers by place that notes how many places it was asked for. */
function countTiers() {
  const asked: number[] = []
  const count = async (ctx: QueryContext): Promise<Tier[]> => {
    const rows = await ctx.db
      .selectFrom('people')
      .where(inScope(ctx.scope))
      .groupBy('unitSortKey')
      .select(['unitSortKey', sql<number>`(count(*) filter (where "tier" = '七级辅警'))::int`.as('n')])
      .execute()
    asked.push(rows.length)
    return rows
  }
  return { asked, count }
}
const sum = (rows: readonly Tier[]): number => rows.reduce((total, r) => total + r.n, 0)
/** Raises one auxiliary of the clerk's own station to the seventh tier. */
const raiseOne = (ctx: CommandContext) =>
  sql`update "people" set "tier" = '七级辅警' where "id" = (select "id" from "people" where "kind" = 'auxiliary' and "tier" <> '七级辅警' and ${inScope(ctx.scope)} order by "id" limit 1)`.execute(
    ctx.tx,
  )

test('没有人写过，还是那一份；写了一个所，只重数这个所；没有提交的不算；管全局的改了，全部重数', async () => {
  const keep = keptByPlace<Tier>(2)
  const { asked, count } = countTiers()
  const ask = (key = '辅警办') => as(database.services, office, (ctx) => keep(ctx, key, count))
  const first = await ask()
  expect(await ask()).toBe(first)
  expect([asked.length, (asked[0] ?? 0) > 30]).toEqual([1, true])

  await as(database.services, clerk, (ctx) => ctx.db.selectFrom('people').select('id').limit(1).execute())
  await as(database.services, clerk, raiseOne, false)
  expect(await ask()).toBe(first)

  await as(database.services, clerk, raiseOne, true)
  const second = await ask()
  expect([sum(second) - sum(first), second.length - first.length, asked.at(-1)]).toEqual([1, 0, 1])

  await as(database.services, office, (ctx) => ctx.tx.updateTable('bureaus').set({ contractWarningDays: 61 }).execute(), true)
  expect([sum(await ask()), asked.at(-1)]).toEqual([sum(second), asked[0]])
})

test('写的人先起后交，中间问过的也不漏；只留最近问过的几份', async () => {
  const keep = keptByPlace<Tier>(2)
  const { asked, count } = countTiers()
  const ask = (key: string) => as(database.services, office, async (ctx) => sum(await keep(ctx, key, count)))
  const { before, during } = await as(
    database.services,
    clerk,
    async (ctx) => {
      const before = await ask('甲')
      await raiseOne(ctx)
      await as(
        database.services,
        office,
        (other) => other.tx.updateTable('units').set({ hotline: '6200001' }).where('name', '=', '城关派出所').execute(),
        true,
      )
      return { before, during: await ask('甲') }
    },
    true,
  )
  expect(during).toBe(before)
  expect(await ask('甲')).toBe(before + 1)
  await ask('乙')
  await ask('丙')
  const counted = asked.length
  await ask('甲')
  expect([asked.length - counted, (asked.at(-1) ?? 0) > 30]).toEqual([1, true])
})
