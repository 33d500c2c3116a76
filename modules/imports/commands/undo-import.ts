import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { followPeople } from '../../accounts/public.ts'
import { assignSets } from '../assign-sets.ts'
import { canCreateUnits, canImport, canUndo } from '../policy.ts'
import { findUndoing, lockImport, type Undoing } from '../queries.ts'
import { type AskGate, type Created, planUndo } from '../undo-plan.ts'
import { editPeople, isPlainField, type PersonEdit, type PersonnelCraft } from './edit-people.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string; alsoTouched: boolean }
}

/** The people whom the import added leave the roster; nothing is deleted, their rows say when. */
async function voidPeople(ctx: CommandContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { bureauId } = ctx.actor
  const mine = sql<string>`any(${[...ids]}::uuid[])`
  const voidedAt = ctx.now
  await ctx.tx
    .updateTable('people')
    .set((e) => ({ voidedAt, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', mine)
    .where('voidedAt', 'is', null)
    .execute()
  await ctx.tx
    .updateTable('personNumbers')
    .set({ voidedAt })
    .where('bureauId', '=', bureauId)
    .where('personId', '=', mine)
    .execute()
  await ctx.tx
    .updateTable('assignments')
    .set({ voidedAt })
    .where('bureauId', '=', bureauId)
    .where('personId', '=', mine)
    .where('voidedAt', 'is', null)
    .execute()
  await ctx.tx.deleteFrom('searchTerms').where('bureauId', '=', bureauId).where('personId', '=', mine).execute()
  await followPeople(ctx, ids)
}

/** Plain fields as they stood before, by person. */
function editsOf(ctx: CommandContext, craft: PersonnelCraft, fields: Undoing['fields']): PersonEdit[] {
  return [...Map.groupBy(fields, ({ personId }) => personId)].map(([personId, own]) => {
    const plain = own.flatMap(({ field, before }): [string, string | boolean | null][] => {
      if (!isPlainField(field)) return []
      return [[field, field === 'isVeteran' ? before === 'true' : before]]
    })
    const phone = own.find(({ field }) => field === 'phone')
    const opened =
      phone === undefined ? {} : { phone: phone.before === null ? null : craft.openPhone(ctx.keys, personId, phone.before) }
    return { personId, fields: Object.fromEntries(plain), ...opened }
  })
}

async function withdrawProposals(ctx: CommandContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .updateTable('transferProposals')
    .set((e) => ({
      state: 'withdrawn' as const,
      answeredAt: ctx.now,
      answeredBy: ctx.actor.accountId,
      version: e('version', '+', 1),
    }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('state', '=', 'open')
    .execute()
}

/** What undoing needs of others: sealing and finding people, what was created and who stands on it, closing a unit. */
export interface UndoCraft extends PersonnelCraft {
  readonly findCreated: (ctx: QueryContext, gate: AskGate, found: { readonly eventId: string | null }) => Promise<Created[]>
  readonly closeUnit: (
    ctx: CommandContext,
    input: { params: { id: string }; body: { version: number; closedOn: string; reason: string } },
  ) => Promise<unknown>
}

/** The new officers leave the roster, the new units are closed; each by what is known of it now. */
async function takeBackCreated(
  ctx: CommandContext,
  craft: UndoCraft,
  created: readonly Created[],
  reason: string,
): Promise<void> {
  const of = (kind: Created['kind']) => created.filter((one) => one.kind === kind)
  await voidPeople(
    ctx,
    of('officer').map(({ id }) => id),
  )
  for (const { id, version } of of('unit'))
    await craft.closeUnit(ctx, { params: { id }, body: { version, closedOn: ctx.today, reason } })
}

/** 撤销一批导入 — a new event: people it added are voided, what it changed is set back, units and officers it created go too; what later acts stand on stays unless asked. */
export async function undoImport(
  ctx: CommandContext,
  { craft, gate }: { craft: UndoCraft; gate: AskGate },
  { params, body }: Input,
): Promise<{ id: string }> {
  const found = await lockImport(ctx, params.id)
  if (!canImport(ctx.actor)) throw forbidden()
  if (found.state === 'undone') throw new DomainError('conflict', 'alreadyUndone', '这批导入已经撤销。')
  if (!canUndo(ctx.actor, found, ctx.now))
    throw new DomainError('conflict', 'cannotUndo', '写入已超过 30 天，或者还没有写入，不能整批撤销。')
  assertVersion(found, body.version)
  const undoing = await findUndoing(ctx, found)
  const plan = planUndo(undoing, await craft.findCreated(ctx, gate, found), {
    alsoTouched: body.alsoTouched,
    mayClose: canCreateUnits(ctx.actor),
  })
  const reason = `撤销导入：${body.reason}`
  const moves = plan.moves.map(({ personId, field, beforeId }) => ({ personId, field, targetId: beforeId }))
  await voidPeople(
    ctx,
    plan.added.map(({ personId }) => personId),
  )
  await assignSets(ctx, moves, reason)
  await editPeople(ctx, craft, editsOf(ctx, craft, plan.fields))
  await takeBackCreated(ctx, craft, plan.created, reason)
  await withdrawProposals(ctx, undoing.proposals)
  await ctx.tx
    .updateTable('imports')
    .set({ state: 'undone', undoneAt: ctx.now, version: found.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', found.id)
    .execute()
  const officers = plan.created.filter(({ kind }) => kind === 'officer')
  const people = [...plan.added.map(({ personId: id, unitSortKey }) => ({ id, unitSortKey })), ...officers]
  await recordEvent(ctx, {
    verb: 'import.undone',
    subjects: [
      { id: found.id, kind: 'import', unitSortKey: found.unitSortKey },
      ...people.map(({ id, unitSortKey }) => ({ id, kind: 'person', unitSortKey })),
    ],
    changes: [
      { field: 'reason', after: body.reason },
      { field: 'left', after: String(plan.left.length) },
    ],
  })
  return { id: found.id }
}
