import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canEdit } from '../policy.ts'
import { type BureauReportFacts, lockReport } from '../queries.ts'
import { isPossible, transitions } from '../workflow.ts'
import { draftOf } from './settle-bureau-reports.ts'

export interface Seen {
  params: { id: string }
  body: { version: number }
}
interface Editing extends Seen {
  body: { version: number; title: string; text: string }
}

/** The report of an act, locked, as it was seen, in a state from which the act is possible. */
export async function takeReport(
  ctx: CommandContext,
  { params, body }: Seen,
  act: keyof typeof transitions,
): Promise<BureauReportFacts> {
  const taken = await lockReport(ctx, params.id)
  assertVersion(taken, body.version)
  if (!isPossible(act, taken.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  return taken
}

export const subjectOf = (r: { id: string; unitSortKey: string }) => ({
  id: r.id,
  kind: 'bureauReport',
  unitSortKey: r.unitSortKey,
})

/** The report's row as it was taken: from-state and version once more. */
export const rowOf = (ctx: CommandContext, taken: BureauReportFacts) =>
  ctx.tx
    .updateTable('bureauReports')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', taken.state)
    .where('version', '=', taken.version)

/** 改全局周报 — by the version that was seen: whoever comes second is told, and keeps what was typed. */
export async function editReport(ctx: CommandContext, input: Editing): Promise<{ id: string }> {
  if (!canEdit(ctx.actor)) throw forbidden()
  const taken = await takeReport(ctx, input, 'edit')
  const { title, text } = input.body
  await rowOf(ctx, taken)
    .set({ title, text, editedByName: ctx.actor.name, editedAt: ctx.now, version: taken.version + 1 })
    .execute()
  await recordEvent(ctx, {
    verb: 'bureauReport.edited',
    subjects: [subjectOf(taken)],
    changes: [
      { field: 'title', before: taken.title, after: title },
      { field: 'text', before: taken.text, after: text },
    ],
  })
  return { id: taken.id }
}

/** 重新起草 — from what the units have reported by now; what was edited stays on the trail. */
export async function redraftReport(ctx: CommandContext, input: Seen): Promise<{ id: string }> {
  if (!canEdit(ctx.actor)) throw forbidden()
  const taken = await takeReport(ctx, input, 'redraft')
  const draft = await draftOf(ctx, taken.weekOn, new Date(taken.figures.to))
  await rowOf(ctx, taken)
    .set({ ...draft, editedByName: null, editedAt: null, version: taken.version + 1 })
    .execute()
  await recordEvent(ctx, {
    verb: 'bureauReport.redrafted',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'text', before: taken.text, after: draft.text }],
  })
  return { id: taken.id }
}
