import { expect, test } from 'vitest'
import { as, clerk, office, useDatabase } from '../../../tests/harness/database.ts'
import { setQuotas } from '../../quotas/public.ts'
import { findPost, findPosts, findRedLines } from '../queries.ts'
import { addPost } from './add-post.ts'
import { changeRedLine } from './change-red-line.ts'
import { editDraft } from './edit-draft.ts'
import { putInForce } from './put-in-force.ts'
import { retirePost } from './retire-post.ts'
import { retireRedLine } from './retire-red-line.ts'

const database = useDatabase()
const body = { version: 1, retiredOn: '2026-11-23', reason: '并入治安协管岗' }

test('还有人在岗，岗位退不出目录，说出有几人', async () => {
  await as(database.services, office, async (ctx) => {
    const post = (await findPosts(ctx, { q: '巡逻防控岗' })).rows[0]
    const holders = post?.actual ?? 0
    expect(holders).toBeGreaterThan(100)
    await expect(
      retirePost(ctx, { params: { id: post?.id ?? '' }, body: { ...body, version: post?.version ?? 0 } }),
    ).rejects.toMatchObject({
      code: 'postHasPeople',
      message: `还有 ${holders} 人在“巡逻防控岗”。先给他们换岗，再让岗位退出目录。`,
    })
  })
})

test('没人的岗位退出目录：数量同日结束，同名岗位可以再设，原来的还查得到', async () => {
  await as(database.services, office, async (ctx) => {
    await expect(
      addPost(ctx, { body: { name: '窗口服务岗', category: 'civilian', policeLine: null, supervisionNote: '' } }),
    ).rejects.toMatchObject({ code: 'duplicateName' })
  })
  await as(database.services, office, async (ctx) => {
    const { id } = await addPost(ctx, { body: { name: '驾驶岗', category: 'civilian', policeLine: null, supervisionNote: '' } })
    await editDraft(ctx, { params: { id }, body: { version: 1, duties: [{ text: '驾驶公务车辆' }] } })
    await putInForce(ctx, { params: { id }, body: { version: 2, fromOn: '2026-09-01', reason: '补记' } })
    const unit = await ctx.db.selectFrom('units').where('name', '=', '青桥派出所').select('id').executeTakeFirstOrThrow()
    await setQuotas(ctx, [{ unitId: unit.id, postId: id, headcount: 2, fromOn: '2026-09-01', reference: '明公政〔2026〕9号' }])
    await expect(retirePost(ctx, { params: { id }, body: { ...body, version: 1 } })).rejects.toMatchObject({ code: 'stale' })
    await retirePost(ctx, { params: { id }, body: { ...body, version: 2 } })
    expect(await findPost(ctx, id)).toMatchObject({ retiredOn: '2026-11-23', versions: [{ toOn: '2026-11-23' }] })
    expect(await ctx.db.selectFrom('quotas').where('postId', '=', id).select('toOn').execute()).toEqual([{ toOn: '2026-11-23' }])
    await addPost(ctx, { body: { name: '驾驶岗', category: 'civilian', policeLine: null, supervisionNote: '' } })
    expect((await findPosts(ctx, { q: '驾驶岗', state: 'all' })).total).toBe(2)
  })
})

test('红线由辅警办改和停用；内勤不能；停用以后不再改', async () => {
  await as(database.services, office, async (ctx) => {
    const line = (await findRedLines(ctx))[4]
    const params = { id: line?.id ?? '' }
    await changeRedLine(ctx, { params, body: { version: 1, keywords: ['处罚决定', '行政拘留'] } })
    await expect(changeRedLine(ctx, { params, body: { version: 1, wording: '后存的' } })).rejects.toMatchObject({ code: 'stale' })
    await retireRedLine(ctx, { params, body: { version: 2, retiredOn: '2026-11-23', reason: '条例修订' } })
    await expect(changeRedLine(ctx, { params, body: { version: 3, wording: '再改' } })).rejects.toMatchObject({
      code: 'redLineRetired',
    })
    expect((await findRedLines(ctx)).map((l) => l.number)).toEqual([1, 2, 3, 4, 6, 7, 8, 9])
  })
  await as(database.services, clerk, async (ctx) => {
    const line = (await findRedLines(ctx))[0]
    await expect(
      changeRedLine(ctx, { params: { id: line?.id ?? '' }, body: { version: 1, wording: '改不了' } }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
