import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { inReach } from '../../task-forces/public.ts'
import type { DrawnPoint } from '../agenda.ts'
import { drawAgenda, type LockedMeeting } from '../queries.ts'
import type { ConsultationRow } from '../tables.ts'
import { transitions } from '../workflow.ts'
import { subjectOf, takeMeeting, updateMeeting } from './prepare-consultation.ts'

interface Absence {
  readonly unitId: string
  readonly reason: string
}
interface Holding {
  params: { id: string }
  body: { version: number; absences: Absence[] }
}

async function noteAttendance(ctx: CommandContext, consultationId: string, absences: readonly Absence[]): Promise<void> {
  const { bureauId } = ctx.actor
  const all = ctx.tx
    .updateTable('consultationParticipants')
    .where('bureauId', '=', bureauId)
    .where('consultationId', '=', consultationId)
  await all.set({ attendance: 'present' }).execute()
  for (const { unitId, reason } of absences) {
    const { numUpdatedRows } = await all
      .where('unitId', '=', unitId)
      .set({ attendance: 'absent', absenceReason: reason })
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw notFound()
  }
}

/** The agenda as the ledger gives it at this moment stays as it is. */
async function freeze(ctx: CommandContext, consultationId: string, drawn: readonly DrawnPoint[]): Promise<void> {
  const { bureauId } = ctx.actor
  if (drawn.length === 0) return
  await ctx.tx
    .insertInto('consultationPoints')
    .values(
      drawn.map((p, i) => ({
        bureauId,
        id: newId(),
        consultationId,
        unitSortKey: p.unitSortKey,
        position: i + 1,
        kind: p.kind,
        title: p.title,
        facts: p.facts,
        reasons: [...p.reasons],
        hazardId: p.hazardId,
        decisionId: p.decisionId,
      })),
    )
    .execute()
}

const writtenNow = ({ actor, now }: CommandContext) => ({
  writtenBy: actor.accountId,
  writtenByName: actor.name,
  writtenAt: now,
})

/** 登记会商召开 — who came, and the agenda frozen. */
export const holdConsultation = (narrow: CommandContext, input: Holding): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await takeMeeting(reach, input, 'hold')
    if (meeting.meetingOn > ctx.today)
      throw new DomainError('conflict', 'notYet', `会商定在 ${meeting.meetingOn}，到那天才能登记召开；提前开的，先改会商日期。`)
    await freeze(ctx, meeting.id, (await drawAgenda(reach, meeting)).drawn)
    await noteAttendance(ctx, meeting.id, input.body.absences)
    await updateMeeting(ctx, meeting)
      .set({ state: transitions.hold.to, ...writtenNow(ctx) })
      .execute()
    await recordEvent(ctx, { verb: 'consultation.held', subjects: subjectOf(meeting.id) })
    return { id: meeting.id }
  })

interface Writing {
  params: { id: string }
  body: {
    version: number
    points: { id: string; minutes: string }[]
    level: NonNullable<ConsultationRow['level']>
    reasons: string
  }
}

async function writePoints(ctx: CommandContext, meeting: LockedMeeting, points: Writing['body']['points']): Promise<void> {
  for (const { id, minutes } of points) {
    const { numUpdatedRows } = await ctx.tx
      .updateTable('consultationPoints')
      .set({ minutes })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('consultationId', '=', meeting.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw notFound()
  }
  const said = await ctx.db
    .selectFrom('consultationPoints')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('consultationId', '=', meeting.id)
    .select((e) => [e.fn.countAll<number>().as('n'), e.fn.countAll<number>().filterWhere('minutes', '<>', '').as('written')])
    .executeTakeFirstOrThrow()
  if (said.n > 0 && said.written === 0) throw invalid('points', '至少写一个议题的纪要。', 'noMinutes')
}

/** 写会商纪要 — what was said to each point, and the judgement with its reasons; until it is approved it can be written again. */
export const writeMinutes = (narrow: CommandContext, input: Writing): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await takeMeeting(reach, input, 'write')
    const { points, level, reasons } = input.body
    await writePoints(ctx, meeting, points)
    await updateMeeting(ctx, meeting)
      .set({ level, reasons, ...writtenNow(ctx) })
      .execute()
    await recordEvent(ctx, {
      verb: 'consultation.minutesWritten',
      subjects: subjectOf(meeting.id),
      changes: [{ field: 'level', before: meeting.level, after: level }],
    })
    return { id: meeting.id }
  })
