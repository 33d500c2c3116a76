import { expect, test } from 'vitest'
import { addDemoQuotas } from '../../database/demo/posts.ts'
import { as, office, useDatabase } from '../../tests/harness/database.ts'
import { countOverByUnit, findQuotas, sumQuotasByPost, sumQuotasByUnit } from './queries.ts'

const database = useDatabase()

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
    expect((await countOverByUnit(ctx)).map((u) => [u.unitName, u.n])).toEqual([
      ['城关所', 1],
      ['巡特警', 1],
    ])
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
  })
})
