import type { QueryContext } from '../../platform/context.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { answerSlip } from './commands/answer-slip.ts'
import { approveSlip, refuseSlip } from './commands/approve-slip.ts'
import { closeSlip, returnSlip, withdrawSlip } from './commands/close-slip.ts'
import { exportSlips, printSlip, printSlips, takeFile } from './commands/print-slips.ts'
import { receiveSlip } from './commands/receive-slip.ts'
import { writeSlip } from './commands/write-slip.ts'
import * as contract from './contract.ts'
import { slipFile, slipsPdf } from './documents.ts'
import { presentCandidate, presentInFull, presentSlip } from './presenter.ts'
import { findCandidates, findSlip, findSlips } from './queries.ts'
import { slipsSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentInFull(ctx, await workingDaysOf(ctx), await findSlip(ctx, id))

function mountFiles(mount: Mount): void {
  const { services } = mount
  act(mount, contract.exportSlips, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportSlips(ctx, query))
    return { bytes: writeWorkbook({ sheets: [slipsSheet(rows, on)] }), fileName: `督办单${on}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  act(mount, contract.printSlips, async (session, { query }) => {
    const printed = await asActor(services, session, (ctx) => printSlips(ctx, query))
    return { bytes: await slipsPdf(printed), fileName: `督办单台账-${printed.on}.pdf`, mediaType: mediaTypes.pdf }
  })
  act(mount, contract.printSlip, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printSlip(ctx, input))
    const { format } = input.query
    const fileName = `${printed.slip.number ?? '督办单送审稿'}.${format}`
    return { bytes: await slipFile(printed, format), fileName, mediaType: mediaTypes[format] }
  })
  act(mount, contract.takeFile, async (session, input) => {
    const file = await asActor(services, session, (ctx) => takeFile(ctx, input))
    return { bytes: await services.files.get(file.id), fileName: file.name, mediaType: file.mediaType }
  })
}

/** Slips, what qualifies for one, and every act on them. */
export function mountSupervision(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listSlips, async (ctx, { query }) => {
    const { rows, ...found } = await findSlips(ctx, query)
    const calendar = await workingDaysOf(ctx)
    return { ...found, rows: rows.map((s) => presentSlip(ctx, calendar, s)) }
  })
  mountFiles(mount)
  read(mount, contract.listCandidates, async (ctx, { query }) => {
    const { rows, ...found } = await findCandidates(ctx, query)
    const calendar = await workingDaysOf(ctx)
    return { ...found, rows: rows.map((c) => presentCandidate(ctx, calendar, c)) }
  })
  read(mount, contract.readSlip, (ctx, { params }) => present(ctx, params))
  /* The slip is looked for before the files are. */
  act(mount, contract.answerSlip, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    await asActor(services, session, (ctx) => findSlip(ctx, input.params.id))
    const files = await Promise.all(
      input.body.files.map(({ fileId }) => readAttachment(services, session, fileId, ['pdf', 'docx', 'picture'])),
    )
    return asActor(services, session, async (ctx) => present(ctx, await once(ctx, key, () => answerSlip(ctx, input, files))))
  })
  write(mount, contract.writeSlip, writeSlip, present)
  write(mount, contract.approveSlip, approveSlip, present)
  write(mount, contract.refuseSlip, refuseSlip, present)
  write(mount, contract.receiveSlip, receiveSlip, present)
  write(mount, contract.closeSlip, closeSlip, present)
  write(mount, contract.returnSlip, returnSlip, present)
  write(mount, contract.withdrawSlip, withdrawSlip, present)
}
