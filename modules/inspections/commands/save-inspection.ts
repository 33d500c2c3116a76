import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canInspect } from '../policy.ts'
import { type InspectionInFull, lockInspection } from '../queries.ts'
import type { InspectionItemRow } from '../tables.ts'
import { assertFrom, inspectionActs } from '../workflow.ts'
import { subjectsOf } from './start-inspection.ts'

interface Input {
  params: { id: string }
  body: {
    version: number
    inspectedOn: string
    companions: string
    items: Pick<InspectionItemRow, 'question' | 'answer' | 'words' | 'category'>[]
    suggestions: string[]
  }
}

/** An inspection of the own line that an act may be done on now. */
export async function takeInspection(
  ctx: CommandContext,
  { params, body }: { params: { id: string }; body: { version: number } },
  act: keyof typeof inspectionActs,
): Promise<InspectionInFull> {
  const inspection = await lockInspection(ctx, params.id)
  if (!canInspect(ctx, inspection)) throw forbidden()
  assertVersion(inspection, body.version)
  assertFrom(inspectionActs[act], inspection.state)
  return inspection
}

async function replaceItems(ctx: CommandContext, { id, unitSortKey }: InspectionInFull, items: Input['body']['items']) {
  const { bureauId } = ctx.actor
  await ctx.tx.deleteFrom('inspectionItems').where('bureauId', '=', bureauId).where('inspectionId', '=', id).execute()
  const place = { bureauId, inspectionId: id, unitSortKey, hazardId: null, hazardNumber: null }
  await ctx.tx
    .insertInto('inspectionItems')
    .values(
      items.map(({ question, answer, words, category }, position) => ({
        ...place,
        id: newId(),
        position,
        question,
        answer,
        words,
        category,
      })),
    )
    .execute()
}

async function replaceSuggestions(ctx: CommandContext, inspection: InspectionInFull, texts: readonly string[]) {
  const { bureauId } = ctx.actor
  const { id, unitId, unitSortKey, policeLine } = inspection
  await ctx.tx.deleteFrom('suggestions').where('bureauId', '=', bureauId).where('inspectionId', '=', id).execute()
  if (texts.length === 0) return
  const unasked = { askedOn: null, dueOn: null, answer: null, answeredBy: null, answeredByName: null, answeredAt: null }
  const unjudged = { judgedBy: null, judgedByName: null, judgedAt: null, returnReason: null }
  const place = { bureauId, inspectionId: id, policeLine, unitId, unitSortKey }
  await ctx.tx
    .insertInto('suggestions')
    .values(texts.map((text, position) => ({ ...place, ...unasked, ...unjudged, id: newId(), position, text })))
    .execute()
}

/** 存检查情况 — items and suggestions as they stand; nobody but the line reads them yet. */
export async function saveInspection(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const inspection = await takeInspection(ctx, input, 'edit')
  const { version, inspectedOn, companions, items, suggestions } = input.body
  if (inspectedOn > ctx.today) throw invalid('inspectedOn', '检查日期不能在今天以后。', 'tooLate')
  await replaceItems(ctx, inspection, items)
  await replaceSuggestions(ctx, inspection, suggestions)
  await ctx.tx
    .updateTable('inspections')
    .set({ inspectedOn, companions, version: version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', inspection.id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .execute()
  await recordEvent(ctx, { verb: 'inspection.saved', subjects: subjectsOf(inspection) })
  return { id: inspection.id }
}
