import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { canAccept, canCollect } from '../policy.ts'
import { lockParts } from '../queries.ts'
import { isPossible, transitions } from '../workflow.ts'

interface Seen {
  readonly id: string
  readonly version: number
}
export type Taken = Awaited<ReturnType<typeof lockParts>>[number]
type Act = keyof typeof transitions

/** The parts of an act, locked, each as it was seen, in a state from which the act is possible. */
async function takeParts(ctx: CommandContext, seen: readonly Seen[], act: Act): Promise<Taken[]> {
  const all = await lockParts(
    ctx,
    seen.map((s) => s.id),
  )
  const versionOf = new Map(seen.map((s) => [s.id, s.version]))
  for (const taken of all) {
    if (taken.closedAt !== null) throw new DomainError('conflict', 'collectionClosed', '这次收集已经结束，不能再报、再改。')
    assertVersion(taken, versionOf.get(taken.id) ?? 0)
    if (!isPossible(act, taken.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  }
  return all
}

/** The part of an act, locked, as it was seen, in a state from which the act is possible. */
export async function takePart(ctx: CommandContext, seen: Seen, act: Act): Promise<Taken> {
  const [taken] = await takeParts(ctx, [seen], act)
  if (!taken) throw notFound()
  return taken
}

export const subjectOf = ({ id, unitSortKey }: { id: string; unitSortKey: string }) => ({
  id,
  kind: 'collectionPart',
  unitSortKey,
})

const ids = (all: readonly { id: string }[]): string[] => all.map((p) => p.id)
const own = '自己报送的，要由辅警办的另一个人收下或退回。'

/** 收下 — one part or several at once; all or none. */
export async function acceptParts(ctx: CommandContext, { body }: { body: { parts: Seen[] } }): Promise<{ ids: string[] }> {
  if (!canCollect(ctx.actor)) throw forbidden()
  const all = await takeParts(ctx, body.parts, 'accept')
  if (all.some((p) => !canAccept(ctx.actor, p))) throw forbidden(own)
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('collectionParts')
    .set((e) => ({
      state: transitions.accept.to,
      acceptedBy: accountId,
      acceptedByName: name,
      acceptedAt: ctx.now,
      version: e('version', '+', 1),
    }))
    .where('bureauId', '=', bureauId)
    .where('id', 'in', ids(all))
    .where('state', 'in', [...transitions.accept.from])
    .execute()
  await recordEvent(ctx, { verb: 'collectionPart.accepted', subjects: all.map(subjectOf) })
  return { ids: ids(all) }
}

interface Returning {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 退回 — with the reason; the unit submits again, the first submission still decides whether it was late. */
export async function returnPart(ctx: CommandContext, { params, body }: Returning): Promise<{ id: string }> {
  if (!canCollect(ctx.actor)) throw forbidden()
  const taken = await takePart(ctx, { id: params.id, version: body.version }, 'return')
  if (!canAccept(ctx.actor, taken)) throw forbidden(own)
  await ctx.tx
    .updateTable('collectionParts')
    .set({
      state: transitions.return.to,
      returnedByName: ctx.actor.name,
      returnedAt: ctx.now,
      returnReason: body.reason,
      version: taken.version + 1,
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.return.from])
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'collectionPart.returned',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: taken.id }
}

interface Extending {
  body: { parts: Seen[]; dueOn: string; reason: string }
}

/** 延期 — the day of what one unit still owes becomes a later one, with one reason; a missing one has time again. All or none. */
export async function extendParts(ctx: CommandContext, { body }: Extending): Promise<{ ids: string[] }> {
  if (!canCollect(ctx.actor)) throw forbidden()
  const { dueOn, reason } = body
  const all = await takeParts(ctx, body.parts, 'extend')
  if (dueOn < ctx.today || all.some((p) => dueOn <= p.dueOn))
    throw invalid('dueOn', '新的截止日期要晚于原来的，也不能早于今天。', 'notLater')
  await ctx.tx
    .updateTable('collectionParts')
    .set((e) => ({ dueOn, extendReason: reason, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', 'in', ids(all))
    .where('state', 'in', [...transitions.extend.from])
    .execute()
  await recordEvent(ctx, {
    verb: 'collectionPart.extended',
    subjects: all.map(subjectOf),
    changes: [
      ...all.map((p) => ({ subjectId: p.id, field: 'dueOn', before: p.dueOn, after: dueOn })),
      { field: 'reason', after: reason },
    ],
  })
  return { ids: ids(all) }
}
