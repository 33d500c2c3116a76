import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { partsInScope } from '../filters.ts'
import { takeForm } from './close-form.ts'
import { subjectOf } from './save-part.ts'

interface Input {
  params: { id: string }
  body: { unitIds: string[] }
}

/** 催报 — stands in the unit's in-box beside what it still owes; `notFound` for a unit that the form does not ask. */
export async function remindUnits(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const form = await takeForm(ctx, params.id)
  const parts = await partsInScope(ctx)
    .where('p.formId', '=', form.id)
    .where('p.unitId', '=', sql<string>`any(${body.unitIds}::uuid[])`)
    .select(['p.id', 'p.state', 'p.unitSortKey'])
    .execute()
  if (parts.length < new Set(body.unitIds).size) throw notFound()
  const waiting = parts.filter((p) => p.state === 'waiting' || p.state === 'returned')
  if (waiting.length === 0) throw invalid('unitIds', '所选的单位都已报送，不用催报。', 'nobodyWaits')
  await ctx.tx
    .updateTable('ownFormParts')
    .set({ remindedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${waiting.map((p) => p.id)}::uuid[])`)
    .where('state', 'in', ['waiting', 'returned'])
    .execute()
  await recordEvent(ctx, {
    verb: 'ownForm.reminded',
    subjects: [{ id: form.id, kind: 'ownForm', unitSortKey: form.unitSortKey }, ...waiting.map(subjectOf)],
  })
  return { id: form.id }
}
