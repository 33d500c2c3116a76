import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { followPeople } from '../../accounts/public.ts'
import { assignSets } from '../assign-sets.ts'
import { canImport, canUndo } from '../policy.ts'
import { findUndoing, lockImport, type Undoing } from '../queries.ts'
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

/** 撤销一批导入 — a new event: people it added are voided, what it changed is set back; what later acts stand on stays unless asked. */
export async function undoImport(ctx: CommandContext, craft: PersonnelCraft, { params, body }: Input): Promise<{ id: string }> {
  const found = await lockImport(ctx, params.id)
  if (!canImport(ctx.actor)) throw forbidden()
  if (found.state === 'undone') throw new DomainError('conflict', 'alreadyUndone', '这批导入已经撤销。')
  if (!canUndo(ctx.actor, found, ctx.now))
    throw new DomainError('conflict', 'cannotUndo', '写入已超过 30 天，或者还没有写入，不能整批撤销。')
  assertVersion(found, body.version)
  const undoing = await findUndoing(ctx, found)
  const stays = new Set(body.alsoTouched ? [] : undoing.touched.map(({ personId }) => personId))
  const free = <T extends { personId: string }>(rows: readonly T[]): T[] => rows.filter(({ personId }) => !stays.has(personId))
  const voided = free(undoing.added).map(({ personId }) => personId)
  const moves = free(undoing.moves).map(({ personId, field, beforeId }) => ({ personId, field, targetId: beforeId }))
  await voidPeople(ctx, voided)
  await assignSets(ctx, moves, `撤销导入：${body.reason}`)
  await editPeople(ctx, craft, editsOf(ctx, craft, free(undoing.fields)))
  await withdrawProposals(ctx, undoing.proposals)
  await ctx.tx
    .updateTable('imports')
    .set({ state: 'undone', undoneAt: ctx.now, version: found.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', found.id)
    .execute()
  const subjects = [
    { id: found.id, kind: 'import', unitSortKey: found.unitSortKey },
    ...free(undoing.added).map(({ personId, unitSortKey }) => ({ id: personId, kind: 'person', unitSortKey })),
  ]
  await recordEvent(ctx, {
    verb: 'import.undone',
    subjects,
    changes: [
      { field: 'reason', after: body.reason },
      { field: 'left', after: String(stays.size) },
    ],
  })
  return { id: found.id }
}
