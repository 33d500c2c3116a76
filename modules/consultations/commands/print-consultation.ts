import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { inReach } from '../../task-forces/public.ts'
import type { ConsultationFilters } from '../filters.ts'
import { seesAll } from '../policy.ts'
import { presentMeeting, presentRow } from '../presenter.ts'
import { findAllMeetings, findMeeting } from '../queries.ts'
import { subjectOf } from './prepare-consultation.ts'

interface Input {
  params: { id: string }
}

const printed = (narrow: CommandContext, { params }: Input, verb: string) =>
  inReach(narrow, async (reach) => {
    const meeting = presentMeeting(reach, await findMeeting(reach, params.id))
    if (verb === 'consultation.minutesPrinted' && !meeting.abilities.printMinutes)
      throw new DomainError('conflict', 'notWritten', '纪要还没有写好或者还没有审定，不能打印。')
    await recordEvent(reach.ctx, { verb, subjects: subjectOf(meeting.id) })
    return { meeting, bureau: await findBureau(reach.ctx), on: reach.ctx.today }
  })
export type PrintedMeeting = Awaited<ReturnType<typeof printed>>

/** 打印会商议程 — live before the meeting, frozen after. */
export const printAgenda = (ctx: CommandContext, input: Input): Promise<PrintedMeeting> =>
  printed(ctx, input, 'consultation.agendaPrinted')

/** 打印会商纪要 — as it stands; until it is approved it says so. */
export const printMinutes = (ctx: CommandContext, input: Input): Promise<PrintedMeeting> =>
  printed(ctx, input, 'consultation.minutesPrinted')

/** 导出会商台账 — exactly what is filtered; who took it out is on the trail. */
export const exportConsultations = (narrow: CommandContext, filters: ConsultationFilters) =>
  inReach(narrow, async (reach) => {
    const rows = await findAllMeetings(reach, filters)
    await recordEvent(reach.ctx, {
      verb: 'consultation.exported',
      subjects: rows.map((c) => ({ id: c.id, kind: 'consultation' })),
    })
    return { rows: rows.map((c) => presentRow(c, seesAll(reach.ctx.actor, reach, c))), on: reach.ctx.today }
  })
