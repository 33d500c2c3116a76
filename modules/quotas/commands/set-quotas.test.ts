import { expect, test } from 'vitest'
import type { CommandContext } from '../../../platform/context.ts'
import { as, clerk, office, useDatabase } from '../../../tests/harness/database.ts'
import { presentQuota } from '../presenter.ts'
import { findQuota, findQuotas } from '../queries.ts'
import { type NewQuota, setQuotas } from './set-quotas.ts'

const database = useDatabase()
const reference = '明公政〔2026〕21号'

async function pairOf(ctx: CommandContext, unit: string, post: string) {
  const u = await ctx.db.selectFrom('units').where('name', '=', unit).select('id').executeTakeFirst()
  const p = await ctx.db.selectFrom('posts').where('name', '=', post).select('id').executeTakeFirst()
  return { unitId: u?.id ?? '', postId: p?.id ?? '' }
}
const view = async (ctx: CommandContext, { unitId, postId }: { unitId: string; postId: string }) =>
  presentQuota(ctx, await findQuota(ctx, unitId, postId))
const rowOn = async (ctx: CommandContext, pair: { unitId: string; postId: string }, on?: string) =>
  (await findQuotas(ctx, { ...pair, below: false, ...(on ? { on } : {}) })).rows[0]

test('核定数量按日期生效：分段不重叠，哪天看就按哪天', async () => {
  await as(database.services, office, async (ctx) => {
    const pair = await pairOf(ctx, '青桥派出所', '巡逻防控岗')
    const set = async (headcount: number, fromOn: string) =>
      setQuotas(ctx, [{ ...pair, headcount, fromOn, reference, version: (await view(ctx, pair)).version } satisfies NewQuota])
    await set(30, '2027-01-01')
    await set(20, '2026-11-23')
    await set(25, '2026-12-01')
    await set(26, '2026-12-01')
    const { history } = await view(ctx, pair)
    expect(history.slice(0, 3).map((q) => [q.headcount, q.fromOn, q.toOn])).toEqual([
      [30, '2027-01-01', null],
      [26, '2026-12-01', '2027-01-01'],
      [20, '2026-11-23', '2026-12-01'],
    ])
    expect((await rowOn(ctx, pair))?.quota).toBe(20)
    expect((await rowOn(ctx, pair, '2026-12-31'))?.quota).toBe(26)
    expect((await rowOn(ctx, pair, '2027-01-01'))?.quota).toBe(30)
  })
})

test('实有和核定对照：少一个名额就超 1，多一个就空 1，一样就满', async () => {
  await as(database.services, office, async (ctx) => {
    const pair = await pairOf(ctx, '柳河派出所', '窗口服务岗')
    const actual = (await view(ctx, pair)).actual
    expect(actual).toBeGreaterThan(0)
    const states: unknown[] = []
    for (const difference of [-1, 1, 0]) {
      await setQuotas(ctx, [{ ...pair, headcount: actual + difference, fromOn: '2026-11-23', reference }])
      const row = await rowOn(ctx, pair)
      states.push([row?.state, row?.excess])
    }
    expect(states).toEqual([
      ['over', 1],
      ['vacant', -1],
      ['full', 0],
    ])
  })
})

test('内勤谢春燕核定不了数量；只看到本所的对照；以往日期由辅警办查', async () => {
  await as(database.services, clerk, async (ctx) => {
    const pair = await pairOf(ctx, '柳河派出所', '窗口服务岗')
    await expect(setQuotas(ctx, [{ ...pair, headcount: 99, fromOn: '2026-11-23', reference }])).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const { rows } = await findQuotas(ctx, { limit: 1000 })
    expect(rows.length).toBeGreaterThan(0)
    expect([...new Set(rows.map((r) => r.unitName))]).toEqual(['柳河派出所'])
    await expect(findQuotas(ctx, { on: '2026-01-01' })).rejects.toMatchObject({ kind: 'forbidden' })
    const other = await ctx.tx
      .insertInto('quotas')
      .values({
        bureauId: ctx.actor.bureauId,
        id: crypto.randomUUID(),
        ...pair,
        unitSortKey: '00010006',
        headcount: 1,
        fromOn: '2026-11-23',
        toOn: null,
      })
      .execute()
      .catch((e: unknown) => e)
    expect(other).toMatchObject({ code: '42501' })
  })
})

test('两人同时核定同一单位同一岗位，后一个被告知', async () => {
  await as(database.services, office, async (ctx) => {
    const pair = await pairOf(ctx, '青桥派出所', '文书助理岗')
    const { version } = await view(ctx, pair)
    await setQuotas(ctx, [{ ...pair, headcount: 5, fromOn: '2026-11-23', reference, version }])
    await expect(setQuotas(ctx, [{ ...pair, headcount: 6, fromOn: '2026-11-23', reference, version }])).rejects.toMatchObject({
      code: 'stale',
    })
    expect((await rowOn(ctx, pair))?.quota).toBe(5)
  })
})

test('不存在的单位、目录外的岗位、同一行两次，都不写', async () => {
  await as(database.services, office, async (ctx) => {
    const pair = await pairOf(ctx, '青桥派出所', '文书助理岗')
    const quota = { ...pair, headcount: 5, fromOn: '2026-11-23', reference }
    await expect(setQuotas(ctx, [{ ...quota, unitId: crypto.randomUUID() }])).rejects.toMatchObject({ kind: 'notFound' })
    await expect(setQuotas(ctx, [{ ...quota, postId: crypto.randomUUID() }])).rejects.toMatchObject({ code: 'unknownPost' })
    await expect(setQuotas(ctx, [quota, quota])).rejects.toMatchObject({ code: 'duplicateRow' })
  })
})
