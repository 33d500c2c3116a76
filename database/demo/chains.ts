import { assign } from '../../modules/personnel/public.ts'
import { ruleChain } from '../../modules/responsibility/commands/rule-chain.ts'
import { defaultChainTemplates } from '../../modules/responsibility/tables.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'

/** Both templates of the notice, where the founding has not brought them. */
async function addTemplates(ctx: CommandContext): Promise<string[]> {
  const { bureauId } = ctx.actor
  const known = await ctx.db
    .selectFrom('chainTemplates')
    .where('bureauId', '=', bureauId)
    .orderBy('position')
    .select('id')
    .execute()
  if (known.length > 0) return known.map((t) => t.id)
  const rows = defaultChainTemplates.map((t) => ({
    bureauId,
    id: newId(),
    name: t.name,
    basis: t.basis,
    position: t.position,
    levels: JSON.stringify(t.levels),
  }))
  await ctx.tx.insertInto('chainTemplates').values(rows).execute()
  return rows.map((r) => r.id)
}

/** Leaders that 柳河派出所 had before those of today. */
async function addFormerLeaders(ctx: CommandContext, idOf: (name: string) => Promise<string | undefined>): Promise<void> {
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('name', '=', '柳河派出所')
    .select(['id', 'unitSortKey'])
    .executeTakeFirst()
  const former = [
    ['冯家乐', 'unitHead'],
    ['郭立军', 'leaderInCharge'],
    ['秦月华', 'overseeingBureauLeader'],
  ] as const
  for (const [name, duty] of former) {
    const personId = await idOf(name)
    if (unit && personId)
      await ctx.tx
        .insertInto('unitAppointments')
        .values({
          bureauId: ctx.actor.bureauId,
          id: newId(),
          unitId: unit.id,
          unitSortKey: unit.unitSortKey,
          personId,
          duty,
          fromOn: '2016-01-01',
          toOn: '2025-05-20',
        })
        .execute()
  }
}

/** 宋永康 changed his post and his officers, with a gap of five days before 周启航. */
async function addHistory(ctx: CommandContext, idOf: (name: string) => Promise<string | undefined>): Promise<void> {
  const person = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('name', '=', '宋永康')
    .where('kind', '=', 'auxiliary')
    .select(['id', 'entryOn', 'postId', 'leaderInChargeId', 'leadOfficerId'])
    .executeTakeFirst()
  const post = await ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('name', '=', '窗口服务岗')
    .select('id')
    .executeTakeFirst()
  if (!person?.entryOn || !post) return
  const { entryOn } = person
  const [liang, zou, guo] = [await idOf('梁志勇'), await idOf('邹国平'), await idOf('郭立军')]
  const day = (before: number): string => addDays(ctx.today, -before)
  const histories = [
    [
      'post',
      [
        [post.id, entryOn],
        [person.postId, day(652)],
      ],
    ],
    [
      'leaderInCharge',
      [
        [guo, entryOn],
        [person.leaderInChargeId, day(266)],
      ],
    ],
    [
      'leadOfficer',
      [
        [liang, entryOn],
        [zou, day(440)],
        [null, day(87)],
        [person.leadOfficerId, day(82)],
      ],
    ],
  ] as const
  for (const [aspect, facts] of histories) {
    /* Who joined after the last change has no history of it. */
    if ((facts.at(-1)?.[1] ?? '') <= entryOn) continue
    for (const [targetId, fromOn] of facts) {
      if (targetId !== undefined && fromOn >= entryOn)
        await assign(ctx, { personIds: [person.id], aspect, targetId, fromOn, reason: '补录' })
    }
  }
}

/** 责任链 — the two templates, the office's ruling for each purpose, and a history worth looking at; call it after people and leaders. */
export async function addDemoChains(ctx: CommandContext): Promise<void> {
  const [notice = '', letter = ''] = await addTemplates(ctx)
  const ruled = { version: 1, fromOn: '2025-01-01' }
  await ruleChain(ctx, {
    body: { ...ruled, purpose: 'notice', templateId: notice, reason: '日常管理按通知第六条，单位主要领导为第一责任人。' },
  })
  await ruleChain(ctx, {
    body: { ...ruled, purpose: 'letter', templateId: letter, reason: '责任书按附件4第四部分，分管局领导为第一责任人。' },
  })
  const idOf = async (name: string) =>
    (
      await ctx.db
        .selectFrom('people')
        .where('bureauId', '=', ctx.actor.bureauId)
        .where('kind', '=', 'officer')
        .where('name', '=', name)
        .select('id')
        .executeTakeFirst()
    )?.id
  await addFormerLeaders(ctx, idOf)
  await addHistory(ctx, idOf)
}
