import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { as, clerk, office, unitHead, useDatabase } from '../../../tests/harness/database.ts'
import { assign, settlePointers } from './assign.ts'

const database = useDatabase()
const today = '2026-11-23'
const idOf = async (name: string, table: 'people' | 'units' = 'people'): Promise<string> =>
  (await database.services.pool.query<{ id: string }>(`select "id" from "${table}" where "name" = $1`, [name])).rows[0]?.id ?? ''
const pointersOf = (ctx: CommandContext, id: string) =>
  ctx.db
    .selectFrom('people')
    .where('id', '=', id)
    .select(['unitId', 'unitSortKey', 'secondedUnitId', 'secondedUnitSortKey', 'postId', 'leadOfficerId', 'leaderInChargeId'])
    .executeTakeFirstOrThrow()
const officer = (personIds: string[], targetId: string | null, fromOn = today) =>
  ({ personIds, aspect: 'leadOfficer', targetId, fromOn, reason: '人员轮换' }) as const

test('谢春燕一次给没有带辅民警的三个人都指定周启航，一次办事一条留痕，记的是姓名', async () => {
  const three = await Promise.all(['曹建伟', '彭晓东', '曾庆凯'].map((n) => idOf(n)))
  const zhou = await idOf('周启航')
  await as(database.services, clerk, async (ctx) => {
    const events = () =>
      ctx.db.selectFrom('events').where('verb', '=', 'person.leadOfficerAssigned').orderBy('seq', 'desc').select('id').execute()
    const before = await events()
    await assign(ctx, officer(three, zhou))
    for (const id of three) expect((await pointersOf(ctx, id)).leadOfficerId).toBe(zhou)
    const after = await events()
    expect(after).toHaveLength(before.length + 1)
    const changes = await ctx.db
      .selectFrom('changes')
      .where('eventId', '=', after[0]?.id ?? '')
      .where('field', '=', 'leadOfficer')
      .select(['before', 'after'])
      .execute()
    expect(changes).toEqual(three.map(() => ({ before: null, after: '周启航' })))
  })
})

test('一批人里有一个外单位的，整批不办，也不说是谁', async () => {
  const other = await database.services.pool.query<{ id: string }>(
    `select p."id" from "people" p join "units" u on u."id" = p."unitId" where u."name" = '青桥派出所' and p."kind" = 'auxiliary' limit 1`,
  )
  const both = [await idOf('曹建伟'), other.rows[0]?.id ?? '']
  const zhou = await idOf('周启航')
  await expect(as(database.services, clerk, (ctx) => assign(ctx, officer(both, zhou)))).rejects.toMatchObject({
    kind: 'notFound',
  })
})

test('不是内勤也不是辅警办，不能指定', async () => {
  const [song, zhou] = [await idOf('宋永康'), await idOf('周启航')]
  await expect(as(database.services, unitHead, (ctx) => assign(ctx, officer([song], zhou)))).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('内勤不能把人调出本所，辅警办可以；人到了新单位，检索词、证件和账号跟着走', async () => {
  const [song, other] = [await idOf('宋永康'), await idOf('青桥派出所', 'units')]
  const move = { personIds: [song], aspect: 'usingUnit', targetId: other, fromOn: today, reason: '工作需要' } as const
  await expect(as(database.services, clerk, (ctx) => assign(ctx, move))).rejects.toMatchObject({ kind: 'forbidden' })
  await as(database.services, office, async (ctx) => {
    await assign(ctx, move)
    const now = await pointersOf(ctx, song)
    expect(now.unitId).toBe(other)
    for (const table of ['personNumbers', 'searchTerms', 'assignments'] as const) {
      const places = await ctx.db.selectFrom(table).where('personId', '=', song).select('unitSortKey').distinct().execute()
      expect([table, places]).toEqual([table, [{ unitSortKey: now.unitSortKey }]])
    }
    const account = await ctx.db.selectFrom('accounts').where('personId', '=', song).select('unitName').executeTakeFirst()
    expect(account).toEqual({ unitName: '青桥派出所' })
  })
})

test('补办以前日期的变动：内勤不能办；辅警办要写理由', async () => {
  const [song, liang] = [await idOf('宋永康'), await idOf('梁志勇')]
  const earlier = addDays(today, -5)
  await expect(as(database.services, clerk, (ctx) => assign(ctx, officer([song], liang, earlier)))).rejects.toMatchObject({
    code: 'retroactive',
  })
  await expect(
    as(database.services, office, (ctx) => assign(ctx, { ...officer([song], liang, earlier), reason: ' ' })),
  ).rejects.toMatchObject({ code: 'reasonRequired' })
  await as(database.services, office, (ctx) => assign(ctx, officer([song], liang, earlier)))
})

test('后面已有安排的日期，不能插在前面；下月生效的，今天的责任人不变', async () => {
  const [song, liang, zou] = await Promise.all(['宋永康', '梁志勇', '邹国平'].map((n) => idOf(n)))
  await as(database.services, office, async (ctx) => {
    const before = await pointersOf(ctx, song ?? '')
    await assign(ctx, officer([song ?? ''], liang ?? '', '2026-12-20'))
    expect(await pointersOf(ctx, song ?? '')).toEqual(before)
    await expect(assign(ctx, officer([song ?? ''], zou ?? '', '2026-12-01'))).rejects.toMatchObject({ code: 'laterFact' })
    await settlePointers(ctx.tx, ctx.actor.bureauId, [song ?? ''], '2026-12-20')
    expect((await pointersOf(ctx, song ?? '')).leadOfficerId).toBe(liang)
  })
})

test('没有的人、辅警、已撤销的目标都不能当责任民警；民警自己没有带辅民警', async () => {
  const [song, ma, zhou, liang] = await Promise.all(['宋永康', '马玉兰', '周启航', '梁志勇'].map((n) => idOf(n)))
  for (const target of [ma, crypto.randomUUID()])
    await expect(as(database.services, clerk, (ctx) => assign(ctx, officer([song ?? ''], target ?? '')))).rejects.toMatchObject({
      code: 'unknownOfficer',
    })
  await expect(as(database.services, clerk, (ctx) => assign(ctx, officer([zhou ?? ''], liang ?? '')))).rejects.toMatchObject({
    code: 'notAuxiliary',
  })
})

test('借调出去的人，家里的内勤调整岗位以后，借用单位还看得见他', async () => {
  const [song, other] = [await idOf('宋永康'), await idOf('青桥派出所', 'units')]
  const post = await database.services.pool.query<{ id: string }>(
    `select "id" from "posts" where "retiredOn" is null order by "position" desc limit 1`,
  )
  const lent = await as(
    database.services,
    office,
    async (ctx) => {
      await assign(ctx, { personIds: [song], aspect: 'secondment', targetId: other, fromOn: today, reason: '专班' })
      return pointersOf(ctx, song)
    },
    true,
  )
  expect(lent.secondedUnitSortKey).not.toBeNull()
  await as(database.services, clerk, async (ctx) => {
    await assign(ctx, { personIds: [song], aspect: 'post', targetId: post.rows[0]?.id ?? '', fromOn: today, reason: '轮岗' })
    expect((await pointersOf(ctx, song)).secondedUnitSortKey).toBe(lent.secondedUnitSortKey)
  })
})

test('随便怎样接连指定，一个方面的区间从不重叠，今天的指针就是今天的事实', async () => {
  const [song, ...officers] = await Promise.all(['马玉兰', '周启航', '梁志勇', '邹国平'].map((n) => idOf(n)))
  const step = fc.record({ who: fc.integer({ min: -1, max: 2 }), days: fc.integer({ min: -40, max: 40 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) =>
      as(database.services, office, async (ctx) => {
        for (const { who, days } of steps)
          await assign(ctx, officer([song ?? ''], officers[who] ?? null, addDays(today, days))).catch(
            (error: { kind?: string }) => expect(error.kind).toBe('conflict'),
          )
        const facts = await ctx.db
          .selectFrom('assignments')
          .where('personId', '=', song ?? '')
          .where('aspect', '=', 'leadOfficer')
          .where('voidedAt', 'is', null)
          .orderBy('fromOn')
          .select(['fromOn', 'toOn', 'targetId'])
          .execute()
        facts.forEach((fact, i) => {
          const next = facts[i + 1]
          if (next) expect(fact.toOn !== null && fact.toOn <= next.fromOn).toBe(true)
        })
        const holding = facts.find((f) => f.fromOn <= today && (f.toOn === null || f.toOn > today))
        expect((await pointersOf(ctx, song ?? '')).leadOfficerId).toBe(holding?.targetId ?? null)
      }),
    ),
    { numRuns: 25 },
  )
}, 60_000)
