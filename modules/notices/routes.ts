import type { QueryContext } from '../../platform/context.ts'
import { readDocx } from '../../platform/documents/read-docx.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { assignClause } from './commands/assign-clause.ts'
import { changeNotice, correctClauses, cutAgain } from './commands/change-notice.ts'
import { enterNotice } from './commands/enter-notice.ts'
import { exportClauses, printNotice, takeOriginal } from './commands/export-notice.ts'
import { putInForce, withdrawNotice } from './commands/put-in-force.ts'
import { ruleOnFinding } from './commands/rule-on-finding.ts'
import * as contract from './contract.ts'
import { clausesPdf } from './documents.ts'
import { noticeFromWord } from './notice-from-word.ts'
import { presentNotice, presentRow } from './presenter.ts'
import { findClauses, findNotice, findNotices, findParties, findRulings } from './queries.ts'
import { clausesSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => {
  const notice = await findNotice(ctx, id)
  const [clauses, parties, rulings] = [await findClauses(ctx, id), await findParties(ctx, id), await findRulings(ctx, id)]
  return presentNotice(ctx, notice, { clauses, parties, rulings })
}

function mountFiles(mount: Mount): void {
  const { services } = mount
  act(mount, contract.readFile, async (session, { body }) => {
    const file = await readAttachment(services, session, body.fileId, ['docx'])
    return noticeFromWord(await readDocx(await services.files.get(file.id)))
  })
  act(mount, contract.takeOriginal, async (session, input) => {
    const { fileId, fileName } = await asActor(services, session, (ctx) => takeOriginal(ctx, input))
    const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    return { bytes: await services.files.get(fileId), fileName, mediaType }
  })
  act(mount, contract.exportClauses, async (session, input) => {
    const { notice, on } = await asActor(services, session, (ctx) => exportClauses(ctx, input))
    return {
      bytes: writeWorkbook({ sheets: [clausesSheet(notice, on)] }),
      fileName: `条款分工表${on}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
  act(mount, contract.printNotice, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printNotice(ctx, input))
    return { bytes: await clausesPdf(printed), fileName: `条款分工表-${printed.on}.pdf`, mediaType: 'application/pdf' }
  })
}

/** Notices, their clauses, and every act on them. */
export function mountNotices(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listNotices, async (ctx, { query }) => {
    const { rows, ...found } = await findNotices(ctx, query)
    return { ...found, rows: rows.map((n) => presentRow(ctx, n)) }
  })
  read(mount, contract.readNotice, (ctx, { params }) => present(ctx, params))
  mountFiles(mount)
  act(mount, contract.enterNotice, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    const { fileId } = input.body
    const [file = null] = await Promise.all((fileId ? [fileId] : []).map((id) => readAttachment(services, session, id, ['docx'])))
    return asActor(services, session, async (ctx) => present(ctx, await once(ctx, key, () => enterNotice(ctx, input, file))))
  })
  write(mount, contract.changeNotice, changeNotice, present)
  write(mount, contract.correctClauses, correctClauses, present)
  write(mount, contract.cutAgain, cutAgain, present)
  write(mount, contract.assignClause, assignClause, present)
  write(mount, contract.ruleOnFinding, ruleOnFinding, present)
  write(mount, contract.putInForce, putInForce, present)
  write(mount, contract.withdrawNotice, withdrawNotice, present)
}
