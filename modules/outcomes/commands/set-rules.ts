import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid, stale } from '../../../platform/errors.ts'
import type { setLimit as limitEndpoint, setOutcome as outcomeEndpoint } from '../contract.ts'
import { rankPenalty } from '../law.ts'
import { canSetKinds, canSetLimits } from '../policy.ts'
import { findLimits, findOutcomeKinds } from '../queries.ts'

type Body<E extends { body?: z.ZodType | undefined }> = z.infer<NonNullable<E['body']>>
const unknown = () => new DomainError('notFound', 'notFound', '没有这一项。')
const words = (value: unknown): string | null => (value === null ? null : String(value))

/** 定办理时限 — for acts to come; days already set stay. */
export async function setLimit(
  ctx: CommandContext,
  { body }: { body: Body<typeof limitEndpoint> },
): Promise<Record<string, never>> {
  if (!canSetLimits(ctx.actor)) throw forbidden()
  const { version, code, number, basis } = body
  const before = (await findLimits(ctx)).find((l) => l.code === code)
  if (!before) throw unknown()
  if (before.version !== version) throw stale()
  const set = { number, basis, version: version + 1 }
  const done = await ctx.tx
    .insertInto('timeLimits')
    .values({ ...set, bureauId: ctx.actor.bureauId, code })
    .onConflict((c) => c.columns(['bureauId', 'code']).doUpdateSet(set).where('timeLimits.version', '=', version))
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows !== 1n) throw stale()
  await recordEvent(ctx, {
    verb: 'outcome.limitSet',
    changes: [
      { field: code, before: words(before.number), after: words(number) },
      { field: 'basis', before: before.basis, after: basis },
    ],
  })
  return {}
}

/** 定处理种类 — for decisions to come; what was decided keeps its words. */
export async function setOutcome(
  ctx: CommandContext,
  { body }: { body: Body<typeof outcomeEndpoint> },
): Promise<Record<string, never>> {
  if (!canSetKinds(ctx.actor)) throw forbidden()
  const { version, code, name, basis, influenceMonths, isRetired, deciders } = body
  const before = (await findOutcomeKinds(ctx)).find((k) => k.code === code)
  if (!before) throw unknown()
  if (before.version !== version) throw stale()
  if (rankPenalty.test(name)) throw invalid('name', '降级、撤职、开除等职级类处分对辅警没有依据，不能设。', 'rankPenalty')
  const set = { name, basis, influenceMonths, isRetired, deciders: `{${deciders.join(',')}}`, version: version + 1 }
  const done = await ctx.tx
    .insertInto('outcomeKinds')
    .values({ ...set, bureauId: ctx.actor.bureauId, code })
    .onConflict((c) => c.columns(['bureauId', 'code']).doUpdateSet(set).where('outcomeKinds.version', '=', version))
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows !== 1n) throw stale()
  await recordEvent(ctx, {
    verb: 'outcome.kindSet',
    changes: [
      { field: 'name', before: before.name, after: name },
      { field: 'basis', before: before.basis, after: basis },
      { field: 'influenceMonths', before: words(before.influenceMonths), after: words(influenceMonths) },
      { field: 'deciders', before: before.deciders.join(), after: deciders.join() },
      { field: 'isRetired', before: words(before.isRetired), after: words(isRetired) },
    ],
  })
  return {}
}
