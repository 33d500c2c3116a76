import { expect, test } from 'vitest'
import { useApp } from '../../../tests/harness/app.ts'
import { as, clerk, office } from '../../../tests/harness/database.ts'
import { findPost } from '../queries.ts'
import { changeLine } from './change-line.ts'

const app = useApp()
const inspector = { name: '治安督导', role: 'lineInspector' } as const
const postOf = async (name: string) => {
  const { rows } = await app.services.pool.query<{ id: string; version: number }>(
    'select "id", "version" from "posts" where "name" = $1',
    [name],
  )
  return rows[0] ?? { id: '', version: 0 }
}

test('治安督导只看得到治安岗位上的辅警，各单位的都看得到，什么也改不了', async () => {
  const browser = await app.signedIn(inspector)
  const { rows, total } = (await browser.get('/api/people?limit=1000')).json
  const held = (rows as { id: string; post: { name: string }; unit: { id: string } }[]) ?? []
  expect([...new Set(held.map((r) => r.post.name))].sort()).toEqual(['治安协管岗', '社区警务协管岗'])
  expect(total).toBe(held.length)
  expect(new Set(held.map((r) => r.unit.id)).size).toBeGreaterThan(30)
  const { id, version } = await postOf('治安协管岗')
  expect((await browser.send('PATCH', `/api/posts/${id}`, { version, policeLine: null })).status).toBe(403)
  expect((await browser.send('PATCH', `/api/people/${held[0]?.id}`, { version: 1, tier: null })).status).toBe(403)
})

test('何俊杰把窗口服务岗划归治安，岗上的人当下就归治安督导看', async () => {
  const { id, version } = await postOf('窗口服务岗')
  const lines = await as(app.services, office, async (ctx) => {
    await changeLine(ctx, { params: { id }, body: { version, policeLine: '治安' } })
    const held = await ctx.db.selectFrom('people').where('postId', '=', id).select('policeLine').distinct().execute()
    return [(await findPost(ctx, id)).policeLine, held]
  })
  expect(lines).toEqual(['治安', [{ policeLine: '治安' }]])
})

test('单位内勤改不了所属警种，看过的不是最新的也改不了', async () => {
  const { id, version } = await postOf('窗口服务岗')
  const input = (seen: number) => ({ params: { id }, body: { version: seen, policeLine: '治安' } })
  await expect(as(app.services, clerk, (ctx) => changeLine(ctx, input(version)))).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(as(app.services, office, (ctx) => changeLine(ctx, input(99)))).rejects.toMatchObject({ code: 'stale' })
})
