import type { QueryContext } from '../../platform/context.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { inReach } from '../task-forces/public.ts'
import { addPoint, removePoint } from './commands/add-point.ts'
import { approveConsultation } from './commands/approve-consultation.ts'
import { holdConsultation, writeMinutes } from './commands/hold-consultation.ts'
import { cancelConsultation, changeConsultation, prepareConsultation } from './commands/prepare-consultation.ts'
import { exportConsultations, printAgenda, printMinutes } from './commands/print-consultation.ts'
import * as contract from './contract.ts'
import { consultationFile } from './documents.ts'
import { findMeetingsOf } from './filters.ts'
import { seesAll } from './policy.ts'
import { presentMeeting, presentMeetingsOf, presentProposal, presentRow } from './presenter.ts'
import { findMeeting, findMeetings, findProposal } from './queries.ts'
import { consultationSheet } from './sheet.ts'

const present = (ctx: QueryContext, { id = '' }: Reference) =>
  inReach(ctx, async (reach) => presentMeeting(reach, await findMeeting(reach, id)))

/** Meetings of task forces, and every act on them. */
export function mountConsultations(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listConsultations, (ctx, { query }) =>
    inReach(ctx, async (reach) => {
      const { rows, ...found } = await findMeetings(reach, query)
      return { ...found, rows: rows.map((c) => presentRow(c, seesAll(ctx.actor, reach, c))) }
    }),
  )
  act(mount, contract.exportConsultations, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportConsultations(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [consultationSheet(rows, on)] }),
      fileName: `会商台账${on}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
  read(mount, contract.readProposal, (ctx, { query }) =>
    inReach(ctx, async (reach) => presentProposal(await findProposal(reach, query.taskForceId))),
  )
  read(mount, contract.listMeetingsOf, (ctx, { params }) =>
    inReach(ctx, async (reach) => presentMeetingsOf(await findMeetingsOf(reach, params.id))),
  )
  read(mount, contract.readConsultation, (ctx, { params }) => present(ctx, params))
  write(mount, contract.prepareConsultation, prepareConsultation, present)
  write(mount, contract.changeConsultation, changeConsultation, present)
  write(mount, contract.addPoint, addPoint, present)
  write(mount, contract.removePoint, removePoint, present)
  write(mount, contract.cancelConsultation, cancelConsultation, present)
  write(mount, contract.holdConsultation, holdConsultation, present)
  write(mount, contract.writeMinutes, writeMinutes, present)
  write(mount, contract.approveConsultation, approveConsultation, present)
  act(mount, contract.printAgenda, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printAgenda(ctx, input))
    return consultationFile(printed, 'agenda', input.query.format)
  })
  act(mount, contract.printMinutes, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printMinutes(ctx, input))
    return consultationFile(printed, 'minutes', input.query.format)
  })
}
