import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { outcomesInForce } from '../queries.ts'

/** 看影响期内的处理 — on a person's page; who looked is on the trail, where the person sees it. */
export async function viewOutcomes(ctx: CommandContext, { params }: { params: { id: string } }) {
  const rows = await outcomesInForce(ctx, params.id)
  await recordEvent(ctx, { verb: 'person.outcomesViewed', subjects: [{ id: params.id, kind: 'person' }] })
  return { rows }
}
