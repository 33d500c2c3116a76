import { withWholeBureau } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { openHazards } from '../../hazards/public.ts'
import { findRules, type InspectionInFull } from '../queries.ts'
import { takeInspection } from './save-inspection.ts'
import { subjectsOf } from './start-inspection.ts'

/** The last day for an answer asked for today; null while no number is set or the calendar does not say. */
export async function answerDay(ctx: CommandContext): Promise<string | null> {
  const { suggestionDays } = await findRules(ctx)
  return suggestionDays === null ? null : ((await workingDaysOf(ctx)).plus(ctx.today, suggestionDays) ?? null)
}

function assertComplete({ items }: InspectionInFull): void {
  const open = items.flatMap((item, i) => (item.answer === null ? [i + 1] : []))
  if (open.length > 0) throw new DomainError('conflict', 'notComplete', `第 ${open.join('、')} 项还没有填，填好存了再办结。`)
  const unwritten = items.flatMap((item, i) => (item.answer === 'found' && item.words.length < 5 ? [i + 1] : []))
  if (unwritten.length > 0)
    throw new DomainError('conflict', 'unwritten', `第 ${unwritten.join('、')} 项有问题，情况至少写 5 个字，存了再办结。`)
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** Every finding becomes a hazard of the unit; the inspector reaches the ledger for this alone. */
async function openFindings(ctx: CommandContext, inspection: InspectionInFull): Promise<void> {
  const found = inspection.items.filter((item) => item.answer === 'found')
  if (found.length === 0) return
  const { id, unitId } = inspection
  const opened = await withWholeBureau(ctx, (wide) =>
    openHazards(
      wide,
      found.map(({ question, words, category }) => ({
        unitId,
        category,
        source: 'inspection',
        sourceId: id,
        title: shorten(question),
        description: words,
      })),
    ),
  )
  for (const [i, item] of found.entries())
    await ctx.tx
      .updateTable('inspectionItems')
      .set({ hazardId: opened[i]?.id ?? null, hazardNumber: opened[i]?.number ?? null })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', item.id)
      .execute()
}

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 办结检查 — findings into the unit's ledger and suggestions to the unit, in one transaction. */
export async function concludeInspection(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const inspection = await takeInspection(ctx, input, 'conclude')
  assertComplete(inspection)
  await openFindings(ctx, inspection)
  const { bureauId } = ctx.actor
  await ctx.tx
    .updateTable('suggestions')
    .set((e) => ({ state: 'open', askedOn: ctx.today, version: e('version', '+', 1) }))
    .set('dueOn', await answerDay(ctx))
    .where('bureauId', '=', bureauId)
    .where('inspectionId', '=', inspection.id)
    .where('state', '=', 'draft')
    .execute()
  await ctx.tx
    .updateTable('inspections')
    .set({ state: 'concluded', concludedAt: ctx.now, version: input.body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', inspection.id)
    .where('version', '=', input.body.version)
    .where('state', '=', 'draft')
    .execute()
  await recordEvent(ctx, { verb: 'inspection.concluded', subjects: subjectsOf(inspection) })
  return { id: inspection.id }
}

interface Cancelling {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 取消检查 — before it is concluded, with the reason; it stays with the line. */
export async function cancelInspection(ctx: CommandContext, input: Cancelling): Promise<{ id: string }> {
  const inspection = await takeInspection(ctx, input, 'cancel')
  const { version, reason } = input.body
  await ctx.tx
    .updateTable('inspections')
    .set({ state: 'cancelled', cancelReason: reason, version: version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', inspection.id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .execute()
  await recordEvent(ctx, {
    verb: 'inspection.cancelled',
    subjects: subjectsOf(inspection),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: inspection.id }
}
