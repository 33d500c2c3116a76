import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { acceptFilings, returnFilings } from './commands/answer-filings.ts'
import { exportFilings, printReceipt } from './commands/export-filings.ts'
import { lodgeFilings } from './commands/lodge-filings.ts'
import { setFilingRule } from './commands/set-filing-rule.ts'
import * as contract from './contract.ts'
import { receiptPdf } from './documents.ts'
import { presentFiling, presentRule } from './presenter.ts'
import { findFilings, findFilingsById, findRule } from './queries.ts'
import { filingSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { ids = [] }: Reference) => {
  const calendar = await workingDaysOf(ctx)
  return { rows: (await findFilingsById(ctx, ids)).map((f) => presentFiling(ctx, calendar, f)) }
}
const presentRuleNow = async (ctx: QueryContext) => presentRule(ctx, await findRule(ctx))

/** The register of filings, and every act on them. */
export function mountFilings(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listFilings, async (ctx, { query }) => {
    const { calendar, rows, ...found } = await findFilings(ctx, query)
    return { ...found, rows: rows.map((f) => presentFiling(ctx, calendar, f)) }
  })
  act(mount, contract.exportFilings, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportFilings(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [filingSheet(rows, on)] }),
      fileName: `备案登记簿${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  write(mount, contract.lodgeFilings, lodgeFilings, present)
  write(mount, contract.acceptFilings, acceptFilings, present)
  write(mount, contract.returnFilings, returnFilings, present)
  act(mount, contract.printReceipt, async (session, input) => {
    const receipt = await asActor(services, session, (ctx) => printReceipt(ctx, input))
    const fileName = `备案回执-${receipt.filing.serialNumber}.pdf`
    return { bytes: await receiptPdf(receipt), fileName, mediaType: mediaTypes.pdf }
  })
  read(mount, contract.readFilingRule, presentRuleNow)
  write(mount, contract.setFilingRule, setFilingRule, presentRuleNow)
}
