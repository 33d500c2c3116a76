import { expect, test } from 'vitest'
import { as, clerk, office, songYongkang, useDatabase } from '../../tests/harness/database.ts'
import { setQuotas } from '../quotas/public.ts'
import { addUnit } from './commands/add-unit.ts'
import { appointLeader } from './commands/appoint-leader.ts'
import { closeUnit } from './commands/close-unit.ts'
import { endAppointment } from './commands/end-appointment.ts'
import { renameUnit } from './commands/rename-unit.ts'
import { presentUnit } from './presenter.ts'
import { findTree, findUnit, findUnits } from './queries.ts'

const database = useDatabase()
const codeOf = (error: unknown): string => (error as { code: string }).code
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

test('改名以后，本单位的账号也用新名称', async () => {
  const id = await idOf('青桥派出所')
  const named = await as(database.services, office, async (ctx) => {
    const body = { version: 1, name: '青桥湖派出所', shortName: '青桥湖所', fromOn: '2026-11-01', reason: '县政府批复' }
    await renameUnit(ctx, { params: { id }, body })
    return ctx.db.selectFrom('accounts').where('unitId', '=', id).select(['name', 'unitName']).execute()
  })
  expect(named).toEqual([{ name: '邵美琳', unitName: '青桥湖派出所' }])
})

test('两任所长不能在同一天都在任，哪怕前任已经免职', async () => {
  const id = await idOf('柳河派出所')
  const outcome = await as(database.services, office, async (ctx) => {
    const unit = await findUnit(ctx, id)
    const head = unit.appointments.find((a) => a.duty === 'unitHead' && a.toOn === null)
    const zhou = await ctx.db.selectFrom('people').where('name', '=', '周启航').select('id').executeTakeFirstOrThrow()
    const ending = { version: head?.version ?? 0, toOn: '2026-11-10' }
    await endAppointment(ctx, { params: { id, appointmentId: head?.id ?? '' }, body: ending })
    const wanted = { duty: 'unitHead', personId: zhou.id } as const
    const early = { version: unit.version + 1, fromOn: '2026-11-05', ...wanted }
    const refused = await appointLeader(ctx, { params: { id }, body: early }).catch((error: unknown) => error)
    await appointLeader(ctx, { params: { id }, body: { ...early, fromOn: '2026-11-10' } })
    return { refused, heads: (await findUnit(ctx, id)).headNames }
  })
  expect(outcome.refused).toMatchObject({ errors: [{ path: 'fromOn', code: 'overlaps' }] })
  expect(outcome.heads).toEqual(['周启航'])
})

test('撤销一个空单位：领导任职和用辅数量到那天为止，将来的日期不办，有人的不办', async () => {
  const outcome = await as(database.services, office, async (ctx) => {
    const bureau = await ctx.db.selectFrom('units').where('parentId', 'is', null).select('id').executeTakeFirstOrThrow()
    const post = await ctx.db.selectFrom('posts').select('id').limit(1).executeTakeFirstOrThrow()
    const unit = { parentId: bureau.id, kind: 'squad', name: '临时中队', shortName: '临时', code: 'TMP1' } as const
    const { id } = await addUnit(ctx, { body: { ...unit, policeLine: null, openedOn: '2026-01-01' } })
    const quota = { unitId: id, postId: post.id, headcount: 2, reference: '明公政〔2026〕9号' }
    await setQuotas(ctx, [{ ...quota, fromOn: '2026-02-01' }])
    const close = (unitId: string, closedOn: string) =>
      closeUnit(ctx, { params: { id: unitId }, body: { version: 1, closedOn, reason: '县编办批复' } })
    const refused = [await close(id, '2027-01-01').catch(codeOf), await close(await idOf('青桥派出所'), ctx.today).catch(codeOf)]
    await close(id, '2026-11-20')
    return [refused, await ctx.db.selectFrom('quotas').where('unitId', '=', id).select(['fromOn', 'toOn']).execute()]
  })
  expect(outcome).toEqual([['future', 'unitHasPeople'], [{ fromOn: '2026-02-01', toOn: '2026-11-20' }]])
})

test('辅警本人在单位表里只叫得出自己的单位', async () => {
  const names = await as(database.services, songYongkang, (ctx) => ctx.db.selectFrom('units').select('name').execute())
  expect(names).toEqual([{ name: '柳河派出所' }])
})
