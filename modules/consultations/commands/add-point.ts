import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { inReach } from '../../task-forces/public.ts'
import { subjectOf, takeMeeting, updateMeeting } from './prepare-consultation.ts'

/** The office's own points come after what the ledger gives. */
const firstOwnPosition = 1000

interface Adding {
  params: { id: string }
  body: { version: number; title: string; facts: string }
}

/** 加会商议题 — a point of the office's own, read by every unit that takes part. */
export const addPoint = (narrow: CommandContext, input: Adding): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await takeMeeting(reach, input, 'change')
    const { bureauId } = ctx.actor
    const { title, facts } = input.body
    const last = await ctx.db
      .selectFrom('consultationPoints')
      .where('bureauId', '=', bureauId)
      .where('consultationId', '=', meeting.id)
      .select((e) => e.fn.max('position').as('position'))
      .executeTakeFirst()
    const position = (last?.position ?? firstOwnPosition - 1) + 1
    await ctx.tx
      .insertInto('consultationPoints')
      .values({
        bureauId,
        id: newId(),
        consultationId: meeting.id,
        unitSortKey: null,
        position,
        kind: 'other',
        title,
        facts,
        hazardId: null,
        decisionId: null,
      })
      .execute()
    await updateMeeting(ctx, meeting).execute()
    await recordEvent(ctx, {
      verb: 'consultation.pointAdded',
      subjects: subjectOf(meeting.id),
      changes: [{ field: 'title', after: title }],
    })
    return { id: meeting.id }
  })

interface Removing {
  params: { id: string; pointId: string }
  body: { version: number }
}

/** 撤去会商议题 — one that the office added, until the meeting is held. */
export const removePoint = (narrow: CommandContext, input: Removing): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await takeMeeting(reach, input, 'change')
    const removed = await ctx.tx
      .deleteFrom('consultationPoints')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('consultationId', '=', meeting.id)
      .where('id', '=', input.params.pointId)
      .returning('title')
      .executeTakeFirst()
    if (!removed) throw notFound()
    await updateMeeting(ctx, meeting).execute()
    await recordEvent(ctx, {
      verb: 'consultation.pointRemoved',
      subjects: subjectOf(meeting.id),
      changes: [{ field: 'title', before: removed.title }],
    })
    return { id: meeting.id }
  })
