import { setExampleLines } from '../../modules/posts/seed.ts'
import { type NewQuota, setQuotas } from '../../modules/quotas/public.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'

/** Posts that a police line supervises. */
export const setDemoLines = (ctx: CommandContext): Promise<void> =>
  setExampleLines(
    ctx,
    new Map([
      ['治安协管岗', '治安'],
      ['社区警务协管岗', '治安'],
      ['案件协理岗', '刑侦'],
      ['巡逻防控岗', '巡特警'],
    ]),
  )

/** Unit-posts whose people are more than the quota, and by how many. */
const over: readonly (readonly [unit: string, post: string, by: number])[] = [
  ['城关派出所', '窗口服务岗', 1],
  ['巡特警大队', '巡逻防控岗', 2],
]

/** Quotas that fit the people there are, but for two unit-posts over theirs and a vacancy here and there; call it after the people. */
export async function addDemoQuotas(ctx: CommandContext, today: string): Promise<void> {
  const held = await ctx.db
    .selectFrom('people as a')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'a.bureauId').onRef('u.id', '=', 'a.unitId'))
    .innerJoin('posts as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.postId'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.kind', '=', 'auxiliary')
    .where('a.voidedAt', 'is', null)
    .where('a.separatedOn', 'is', null)
    .groupBy(['u.id', 'u.name', 'u.unitSortKey', 'p.id', 'p.name', 'p.position'])
    .orderBy('u.unitSortKey')
    .orderBy('p.position')
    .select((e) => [
      'u.id as unitId',
      'u.name as unitName',
      'p.id as postId',
      'p.name as postName',
      e.fn.countAll<number>().as('actual'),
    ])
    .execute()
  const fromOn = `${addDays(today, -250).slice(0, 7)}-01`
  const reference = `明公政〔${fromOn.slice(0, 4)}〕3号`
  const rows = held.map((row, i): NewQuota => {
    const beyond = over.find(([unit, post]) => unit === row.unitName && post === row.postName)?.[2]
    const vacant = i % 13 === 4 ? 2 : Number(i % 7 === 3)
    return {
      unitId: row.unitId,
      postId: row.postId,
      headcount: Math.max(0, row.actual + (beyond === undefined ? vacant : -beyond)),
      fromOn,
      reference,
    }
  })
  if (rows.length > 0) await setQuotas(ctx, rows)
}
