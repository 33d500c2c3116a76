import { expect, test } from 'vitest'
import { sumOf } from '../../platform/figures.ts'
import { as, clerk, office, useDatabase, zhouQihang } from '../../tests/harness/database.ts'
import { setQuotas } from '../quotas/public.ts'
import { findQuotas } from '../quotas/queries.ts'
import { postsFigures } from './figures.ts'
import { presentTouching } from './presenter.ts'
import { findCatalogueOn, findLivingDuties, findPosts, findRedLines } from './queries.ts'

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
    expect(await figure('outsideCatalogue').places(ctx)).toMatchObject([{ unitId: song.unitId, unitName: '柳河所', n: 1 }])
    return { unitId: song.unitId, postId: song.postId ?? '' }
  })
  await as(
    database.services,
    office,
    (ctx) => setQuotas(ctx, [{ ...pair, headcount: 1, fromOn: '2026-11-23', reference: '明公政〔2026〕21号' }]),
    true,
  )
  expect(await as(database.services, clerk, async (ctx) => sumOf(await figure('overQuota').places(ctx)))).toBe(1)
  expect((await as(database.services, zhouQihang, (ctx) => findQuotas(ctx, {}))).total).toBe(0)
  expect((await as(database.services, zhouQihang, (ctx) => findPosts(ctx, {}))).total).toBe(6)
})
