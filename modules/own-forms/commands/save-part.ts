import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import type { FilledRow } from '../contract.ts'
import { findKnown } from '../filters.ts'
import { canFillIn } from '../policy.ts'
import { findForm, lockParts } from '../queries.ts'
import { draftOf } from '../rows.ts'
import { isPossible, transitions } from '../workflow.ts'

interface Seen {
  readonly id: string
  readonly version: number
}
export type Taken = Awaited<ReturnType<typeof lockParts>>[number]
type Act = keyof typeof transitions

/** The parts of an act, locked, each as it was seen, in a state from which the act is possible. */
export async function takeParts(ctx: CommandContext, seen: readonly Seen[], act: Act): Promise<Taken[]> {
  const all = await lockParts(
    ctx,
    seen.map((s) => s.id),
  )
  const versionOf = new Map(seen.map((s) => [s.id, s.version]))
  for (const taken of all) {
    if (taken.closedAt !== null) throw new DomainError('conflict', 'formClosed', '这张表单已经结束，不能再填、再改。')
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
  kind: 'ownFormPart',
  unitSortKey,
})

/** The part with its form, what the system knows of the unit now, and what was typed; rows of others than the unit's auxiliaries are refused. */
export async function takeTyped(ctx: CommandContext, seen: Seen, act: 'save' | 'submit', rows: readonly FilledRow[]) {
  const taken = await takePart(ctx, seen, act)
  const form = await findForm(ctx, taken.formId)
  const known = await findKnown(ctx, { ...form, unitId: taken.unitId })
  const own = new Set(known.people.map((p) => p.id))
  if (form.rowsPer === 'auxiliary' && rows.some((r) => r.personId === null || !own.has(r.personId)))
    throw new DomainError('conflict', 'rosterChanged', '表里有人已经不是本单位在岗辅警，请重新打开这张表再填。')
  if (form.rowsPer === 'unit' && rows.length > 1) throw invalid('rows', '这张表每个单位只填一行。', 'oneRow')
  return { taken, form, known, draft: draftOf(form, rows) }
}

interface Input {
  params: { id: string }
  body: { version: number; rows: FilledRow[] }
}

/** 存草稿 — as it was typed, wrong cells too; nothing is handed in by it. */
export async function savePart(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canFillIn(ctx.actor)) throw forbidden()
  const { taken, draft } = await takeTyped(ctx, { id: params.id, version: body.version }, 'save', body.rows)
  await ctx.tx
    .updateTable('ownFormParts')
    .set({ draft: JSON.stringify(draft), version: taken.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.save.from])
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, { verb: 'ownFormPart.saved', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}
