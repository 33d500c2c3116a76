import { expect, test } from 'vitest'
import { addDemoQuotas } from '../../database/demo/posts.ts'
import { as, clerk, office, useDatabase, zhouQihang } from '../../tests/harness/database.ts'
import { setQuotas } from './commands/set-quotas.ts'
import { postsFigures } from './figures.ts'
import { presentTouching } from './presenter.ts'
import {
  findCatalogueOn,
  findLivingDuties,
  findPosts,
  findQuotas,
  findRedLines,
  sumQuotasByPost,
  sumQuotasByUnit,
} from './queries.ts'

const database = useDatabase()
const figure = (id: string) => {
  const found = postsFigures.find((f) => f.id === id)
  if (!found) throw new Error(id)
  return found
}

test('示例目录：六个岗位、职责数和红线九条，示例职责一项也不触及红线', async () => {
  await as(database.services, office, async (ctx) => {
    const { rows, total } = await findPosts(ctx, {})
    expect(total).toBe(6)
    expect(rows.map((r) => [r.name, r.dutyCount])).toEqual([
      ['文书助理岗', 10],
      ['窗口服务岗', 4],
      ['治安协管岗', 9],
      ['案件协理岗', 5],
      ['社区警务协管岗', 7],
      ['巡逻防控岗', 9],
    ])
    expect(rows.every((r) => r.isExample && r.versionNumber === 1)).toBe(true)
    const lines = await findRedLines(ctx)
    expect(lines).toHaveLength(9)
    expect(presentTouching(await findLivingDuties(ctx), lines)).toEqual([])
    const before = rows[0]?.fromOn ?? ''
    expect((await findCatalogueOn(ctx, before)).map((p) => p.duties.length)).toEqual([10, 4, 9, 5, 7, 9])
    expect(await findCatalogueOn(ctx, '2020-01-01')).toEqual([])
  })
})

test('演示数量：实有都对得上，只有两个单位岗位超用，也有空缺；按岗位、按单位合计相等', async () => {
  await as(database.services, office, async (ctx) => {
    if ((await ctx.db.selectFrom('quotas').select('id').limit(1).execute()).length === 0) await addDemoQuotas(ctx, ctx.today)
    const over = await findQuotas(ctx, { state: 'over' })
    expect(over.rows.map((r) => [r.unitName, r.postName, r.excess])).toEqual([
      ['城关派出所', '窗口服务岗', 1],
      ['巡特警大队', '巡逻防控岗', 2],
    ])
    expect((await findQuotas(ctx, { state: 'unset' })).total).toBe(0)
    expect((await findQuotas(ctx, { state: 'vacant' })).total).toBeGreaterThan(10)
    const [byPost, byUnit] = [await sumQuotasByPost(ctx), await sumQuotasByUnit(ctx)]
    const total = (rows: typeof byPost) =>
      rows.reduce((sum, r) => [sum[0] + r.quota, sum[1] + r.actual, sum[2] + r.over, sum[3] + r.vacant] as const, [
        0, 0, 0, 0,
      ] as readonly [number, number, number, number])
    expect(total(byPost)).toEqual(total(byUnit))
    expect(total(byPost)[1]).toBe(887)
    expect(await figure('overQuota').count(ctx)).toBe(2)
    expect((await figure('overQuota').where(ctx)).map((p) => [p.unitName, p.n])).toEqual([
      ['城关派出所', 1],
      ['巡特警大队', 1],
    ])
    expect(await figure('outsideCatalogue').count(ctx)).toBe(0)
  })
})

test('今天按现状数，别的日子按任岗记录数，同一天两种数法相等', async () => {
  await as(database.services, office, async (ctx) => {
    const [today, dated] = [
      await sumQuotasByPost(ctx),
      await sumQuotasByPost({ ...ctx, today: '2026-11-24' }, { on: '2026-11-23' }),
    ]
    expect(dated.map((r) => [r.name, r.actual])).toEqual(today.map((r) => [r.name, r.actual]))
  })
})

test('翻页：每页 7 行翻完，不重不漏，正序倒序都一样', async () => {
  await as(database.services, office, async (ctx) => {
    if ((await ctx.db.selectFrom('quotas').select('id').limit(1).execute()).length === 0) await addDemoQuotas(ctx, ctx.today)
    for (const sort of ['order', '-excess', 'actual'] as const) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await findQuotas(ctx, { limit: 7, sort, ...(cursor ? { cursor } : {}) })
        seen.push(...page.rows.map((r) => `${r.unitId}${r.postId}`))
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBe((await findQuotas(ctx, { limit: 1 })).total)
    }
    const names = (await findPosts(ctx, { limit: 2, sort: '-dutyCount' })).rows.map((r) => r.name)
    expect(names).toEqual(['文书助理岗', '巡逻防控岗'])
  })
})

test('没有岗位的辅警在数字里，按单位分得开；内勤只数本所，责任民警看不到数量', async () => {
  const pair = await as(database.services, office, async (ctx) => {
    const song = await ctx.db
      .selectFrom('people')
      .where('name', '=', '宋永康')
      .select(['id', 'unitId', 'postId'])
      .executeTakeFirstOrThrow()
    await ctx.tx.updateTable('people').set({ postId: null }).where('id', '=', song.id).execute()
    expect(await figure('outsideCatalogue').where(ctx)).toEqual([{ unitId: song.unitId, unitName: '柳河派出所', n: 1 }])
    expect([...(await figure('outsideCatalogue').byUnit(ctx))]).toEqual([[song.unitId, 1]])
    return { unitId: song.unitId, postId: song.postId ?? '' }
  })
  await as(
    database.services,
    office,
    (ctx) => setQuotas(ctx, [{ ...pair, headcount: 1, fromOn: '2026-11-23', reference: '明公政〔2026〕21号' }]),
    true,
  )
  expect(await as(database.services, clerk, (ctx) => figure('overQuota').count(ctx))).toBe(1)
  expect((await as(database.services, zhouQihang, (ctx) => findQuotas(ctx, {}))).total).toBe(0)
  expect((await as(database.services, zhouQihang, (ctx) => findPosts(ctx, {}))).total).toBe(6)
})
