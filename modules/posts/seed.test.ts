import { expect, test } from 'vitest'
import { foundBureau, foundingOffice } from '../../database/found-bureau.ts'
import type { CommandContext } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import { useDatabase } from '../../tests/harness/database.ts'
import { setQuotas } from '../quotas/public.ts'
import { findQuotas, sumQuotasByPost } from '../quotas/queries.ts'
import { findPosts, findRedLines } from './queries.ts'

const database = useDatabase('bare')

test('新建的局：示例目录和红线进库，核定数量，对照算得出', async () => {
  const { pool, keys, clock } = database.services
  const now = clock()
  const founded = await foundBureau(pool, { name: '明河县公安局', shortName: '明河', isDemo: true, now, keys })
  const { actor, scope } = foundingOffice(founded)
  await transact(pool, 'mingze_app', settingsOf(actor, scope, keys), async (tx) => {
    const ctx: CommandContext = { db: tx, tx, actor, scope, now, today: '2026-11-23', keys }
    const [post] = founded.posts
    expect((await findPosts(ctx, { sort: '-name', limit: 2 })).total).toBe(6)
    expect(await findRedLines(ctx)).toHaveLength(9)
    const quota = { unitId: founded.rootUnitId, postId: post?.id ?? '', headcount: 3, reference: '明公政〔2026〕21号' }
    await setQuotas(ctx, [{ ...quota, fromOn: '2026-11-01' }])
    await setQuotas(ctx, [{ ...quota, headcount: 4, fromOn: '2026-11-23' }])
    expect((await findQuotas(ctx, { unitId: founded.rootUnitId })).rows).toMatchObject([
      { quota: 4, actual: 0, excess: -4, state: 'vacant', version: 3 },
    ])
    expect((await findQuotas(ctx, { on: '2026-11-10' })).rows).toMatchObject([{ quota: 3 }])
    expect(await sumQuotasByPost(ctx)).toMatchObject([{ name: '文书助理岗', quota: 4, vacant: 4 }])
  })
})
