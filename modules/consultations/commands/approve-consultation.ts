import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { addDecidedMeasure } from '../../hazards/public.ts'
import { inReach } from '../../task-forces/public.ts'
import { canApprove } from '../policy.ts'
import { lockMeeting } from '../queries.ts'
import { transitions } from '../workflow.ts'
import { subjectOf, updateMeeting } from './prepare-consultation.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** Each decision takes effect: as a measure of its hazard, or as a task that waits for its unit. */
async function putIntoEffect(ctx: CommandContext, consultationId: string): Promise<void> {
  const { bureauId } = ctx.actor
  const drafted = await ctx.tx
    .selectFrom('consultationDecisions')
    .where('bureauId', '=', bureauId)
    .where('consultationId', '=', consultationId)
    .where('state', '=', 'draft')
    .orderBy('number')
    .select(['id', 'kind', 'text', 'hazardId', 'ownerId', 'dueOn'])
    .forUpdate()
    .execute()
  for (const { id, text, hazardId, ownerId, dueOn } of drafted) {
    const measure =
      hazardId && ownerId ? await addDecidedMeasure(ctx, { hazardId, text, ownerId, dueOn, sourceId: id }) : undefined
    await ctx.tx
      .updateTable('consultationDecisions')
      .set((e) => ({ state: 'open', measureId: measure?.id ?? null, version: e('version', '+', 1) }))
      .where('bureauId', '=', bureauId)
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .execute()
  }
}

const approverMay = '您可以看这次会商；纪要由主持人或者政治处领导审定。'

/** 审定会商纪要 — by the chair or the political office leader, never by who wrote it; the minutes are final and have their number. */
export const approveConsultation = (narrow: CommandContext, { params, body }: Input): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await lockMeeting(reach, params.id, approverMay)
    if (meeting.writtenBy === ctx.actor.accountId) throw forbidden('自己写的纪要，要由主持人或者政治处领导中的另一个人审定。')
    if (!canApprove(ctx.actor, reach, meeting)) throw forbidden(approverMay)
    assertVersion(meeting, body.version)
    const { from, to, otherwise } = transitions.approve
    if (meeting.state !== from) throw new DomainError('conflict', 'wrongState', otherwise)
    if (meeting.level === null) throw new DomainError('conflict', 'notWritten', '纪要和研判结论还没有写，不能审定。')
    const number = await nextSerialNumber({ tx: ctx.tx, bureauId: ctx.actor.bureauId, on: ctx.today }, '会商纪要')
    const by = { approvedBy: ctx.actor.accountId, approvedByName: ctx.actor.name, approvedAt: ctx.now }
    await updateMeeting(ctx, meeting)
      .set({ state: to, number, ...by })
      .execute()
    await putIntoEffect(ctx, meeting.id)
    await recordEvent(ctx, {
      verb: 'consultation.approved',
      subjects: subjectOf(meeting.id),
      changes: [{ field: 'number', after: number }],
    })
    return { id: meeting.id }
  })
