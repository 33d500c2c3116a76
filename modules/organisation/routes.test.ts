import { expect, test } from 'vitest'
import { as, clerk, office, songYongkang, useDatabase } from '../../tests/harness/database.ts'
import { renameUnit } from './commands/rename-unit.ts'
import { presentUnit } from './presenter.ts'
import { findTree, findUnit, findUnits } from './queries.ts'

const database = useDatabase()
const idOf = async (name: string): Promise<string> =>
  (await database.services.pool.query<{ id: string }>('select "id" from "units" where "name" = $1', [name])).rows[0]?.id ?? ''

test('辅警办看到全局 40 个单位，内勤只看到自己的所', async () => {
  const whole = await as(database.services, office, (ctx) => findUnits(ctx, { limit: 100 }))
  expect(whole.total).toBe(41)
  const own = await as(database.services, clerk, (ctx) => findUnits(ctx, {}))
  expect(own.rows.map((r) => r.name)).toEqual(['柳河派出所'])
  const tree = await as(database.services, clerk, (ctx) => findTree(ctx, false))
  expect(tree.map((n) => [n.name, n.auxiliaryCount])).toEqual([['柳河派出所', 46]])
})

test('外单位和不存在的单位答复一样', async () => {
  const other = await idOf('青桥派出所')
  await expect(as(database.services, clerk, (ctx) => findUnit(ctx, other))).rejects.toMatchObject({ kind: 'notFound' })
  await expect(as(database.services, clerk, (ctx) => findUnit(ctx, crypto.randomUUID()))).rejects.toMatchObject({
    kind: 'notFound',
  })
})

test('改名以后，原名和日期还在沿革里', async () => {
  const id = await idOf('青桥派出所')
  const view = await as(database.services, office, async (ctx) => {
    await renameUnit(ctx, {
      params: { id },
      body: { version: 1, name: '青桥湖派出所', shortName: '青桥湖所', fromOn: '2026-11-01', reason: '县政府批复' },
    })
    return presentUnit(ctx, await findUnit(ctx, id))
  })
  expect(view.name).toBe('青桥湖派出所')
  expect(view.names).toEqual([
    { name: '青桥湖派出所', fromOn: '2026-11-01', toOn: null, reason: '县政府批复' },
    { name: '青桥派出所', fromOn: '2010-01-01', toOn: '2026-11-01', reason: '' },
  ])
})

test('辅警本人在单位表里只叫得出自己的单位', async () => {
  const names = await as(database.services, songYongkang, (ctx) => ctx.db.selectFrom('units').select('name').execute())
  expect(names).toEqual([{ name: '柳河派出所' }])
})
