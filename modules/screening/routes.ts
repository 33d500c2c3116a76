import type { QueryContext } from '../../platform/context.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { findAskedUnits } from '../organisation/public.ts'
import { confirmReturn, returnReturn } from './commands/answer-return.ts'
import { closeRound } from './commands/close-round.ts'
import { enterPaper, takePaper } from './commands/enter-paper.ts'
import { exportReturns, exportStandings, printReturn } from './commands/export-returns.ts'
import { extendReturn, extendReturns } from './commands/extend-return.ts'
import { openRound } from './commands/open-round.ts'
import { remindUnits } from './commands/remind-units.ts'
import { saveAnswers } from './commands/save-answers.ts'
import { submitNil, submitReturn } from './commands/submit-return.ts'
import * as contract from './contract.ts'
import { returnPdf } from './documents.ts'
import { presentReturn, presentReturnRow, presentRound, presentStandings } from './presenter.ts'
import { findInForce, findReturn, findReturns, findReturnsById, findRound, findRounds, findStandings } from './queries.ts'
import { returnsSheet, standingsSheet } from './sheet.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const presentRoundNow = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentRound(ctx, await workingDaysOf(ctx), await findRound(ctx, id))
const presentReturnNow = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentReturn(ctx, await workingDaysOf(ctx), await findReturn(ctx, id))
const presentRows = async (ctx: QueryContext, { ids = [] }: Reference) => {
  const calendar = await workingDaysOf(ctx)
  return { rows: (await findReturnsById(ctx, ids)).map((r) => presentReturnRow(ctx, calendar, r)) }
}

function mountRounds(mount: Mount): void {
  read(mount, contract.listRounds, async (ctx, { query }) => {
    const [calendar, { rows, ...found }] = [await workingDaysOf(ctx), await findRounds(ctx, query)]
    return { ...found, rows: rows.map((r) => presentRound(ctx, calendar, r)) }
  })
  read(mount, contract.prepareRound, async (ctx, { body }) => ({
    units: (await findAskedUnits(ctx, body.unitIds)).length,
    checklist: (await findInForce(ctx)) ?? null,
  }))
  read(mount, contract.readRound, (ctx, { params }) => presentRoundNow(ctx, params))
  write(mount, contract.openRound, openRound, presentRoundNow)
  write(mount, contract.remindUnits, remindUnits, presentRoundNow)
  write(mount, contract.closeRound, closeRound, presentRoundNow)
}

function mountReturns(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listReturns, async (ctx, { query }) => {
    const [calendar, { rows, ...found }] = [await workingDaysOf(ctx), await findReturns(ctx, query)]
    return { ...found, rows: rows.map((r) => presentReturnRow(ctx, calendar, r)) }
  })
  act(mount, contract.exportReturns, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportReturns(ctx, query))
    return { bytes: writeWorkbook({ sheets: [returnsSheet(rows, on)] }), fileName: `隐患排查填报${on}.xlsx`, mediaType }
  })
  read(mount, contract.readReturn, (ctx, { params }) => presentReturnNow(ctx, params))
  act(mount, contract.printReturn, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printReturn(ctx, input))
    const fileName = `隐患排查表-${printed.view.unit.name}.pdf`
    return { bytes: await returnPdf(printed), fileName, mediaType: 'application/pdf' }
  })
  write(mount, contract.saveAnswers, saveAnswers, presentReturnNow)
  write(mount, contract.submitReturn, submitReturn, presentReturnNow)
  write(mount, contract.submitNil, submitNil, presentReturnNow)
  write(mount, contract.confirmReturn, confirmReturn, presentReturnNow)
  write(mount, contract.returnReturn, returnReturn, presentReturnNow)
  write(mount, contract.extendReturn, extendReturn, presentReturnNow)
  write(mount, contract.extendReturns, extendReturns, presentRows)
  act(mount, contract.enterPaper, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    await asActor(services, session, (ctx) => findReturn(ctx, input.params.id))
    const file = await readAttachment(services, session, input.body.fileId, ['pdf', 'picture'])
    return asActor(services, session, async (ctx) =>
      presentReturnNow(ctx, await once(ctx, key, () => enterPaper(ctx, input, file))),
    )
  })
  act(mount, contract.takePaper, async (session, input) => {
    const { fileId, fileName, mediaType } = await asActor(services, session, (ctx) => takePaper(ctx, input))
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
}

/** Screening rounds, the units' returns, and how units stood over rounds. */
export function mountScreening(mount: Mount): void {
  mountRounds(mount)
  mountReturns(mount)
  read(mount, contract.listStandings, async (ctx, { query }) => presentStandings(await findStandings(ctx, query)))
  act(mount, contract.exportStandings, async (session, { query }) => {
    const { page, on } = await asActor(mount.services, session, (ctx) => exportStandings(ctx, query))
    return { bytes: writeWorkbook({ sheets: [standingsSheet(page, on)] }), fileName: `历次隐患排查${on}.xlsx`, mediaType }
  })
}
