import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { acceptAnswer, answerSuggestion, returnAnswer } from './commands/answer-suggestion.ts'
import { cancelInspection, concludeInspection } from './commands/conclude-inspection.ts'
import { exportInspections, exportSuggestions, printInspection } from './commands/export-inspections.ts'
import { saveInspection } from './commands/save-inspection.ts'
import { saveChecklist, setSuggestionDays } from './commands/set-rules.ts'
import { startInspection } from './commands/start-inspection.ts'
import * as contract from './contract.ts'
import { inspectionFile } from './documents.ts'
import { presentInspection, presentLine, presentRow, presentRules, presentSuggestion } from './presenter.ts'
import {
  findInspectedUnits,
  findInspection,
  findInspections,
  findLineDocuments,
  findRules,
  findSuggestion,
  findSuggestions,
} from './queries.ts'
import { inspectionSheet, suggestionSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentInspection(ctx, await findInspection(ctx, id))
const presentOne = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentSuggestion(ctx, await workingDaysOf(ctx), await findSuggestion(ctx, id))
const presentRulesNow = async (ctx: QueryContext) => presentRules(ctx, await findRules(ctx))
const mediaType = mediaTypes.xlsx

function mountSuggestions(mount: Mount): void {
  read(mount, contract.listSuggestions, async (ctx, { query }) => {
    const { calendar, rows, ...found } = await findSuggestions(ctx, query)
    return { ...found, rows: rows.map((s) => presentSuggestion(ctx, calendar, s)) }
  })
  act(mount, contract.exportSuggestions, async (session, { query }) => {
    const { rows, on } = await asActor(mount.services, session, (ctx) => exportSuggestions(ctx, query))
    return { bytes: writeWorkbook({ sheets: [suggestionSheet(rows, on)] }), fileName: `警种检查建议${on}.xlsx`, mediaType }
  })
  write(mount, contract.answerSuggestion, answerSuggestion, presentOne)
  write(mount, contract.acceptAnswer, acceptAnswer, presentOne)
  write(mount, contract.returnAnswer, returnAnswer, presentOne)
}

/** Inspections of the police lines, suggestions, and every act on them. */
export function mountInspections(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listInspections, async (ctx, { query }) => {
    const { rows, ...found } = await findInspections(ctx, query)
    return { ...found, rows: rows.map((i) => presentRow(ctx, i)) }
  })
  act(mount, contract.exportInspections, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportInspections(ctx, query))
    return { bytes: writeWorkbook({ sheets: [inspectionSheet(rows, on)] }), fileName: `警种检查${on}.xlsx`, mediaType }
  })
  read(mount, contract.readOwnLine, async (ctx) => presentLine(await findInspectedUnits(ctx), await findLineDocuments(ctx)))
  read(mount, contract.readInspection, (ctx, { params }) => present(ctx, params))
  act(mount, contract.printInspection, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printInspection(ctx, input))
    return inspectionFile(printed, input.query.format)
  })
  write(mount, contract.startInspection, startInspection, present)
  write(mount, contract.saveInspection, saveInspection, present)
  write(mount, contract.concludeInspection, concludeInspection, present)
  write(mount, contract.cancelInspection, cancelInspection, present)
  mountSuggestions(mount)
  read(mount, contract.readInspectionRules, presentRulesNow)
  write(mount, contract.setSuggestionDays, setSuggestionDays, presentRulesNow)
  write(mount, contract.saveChecklist, saveChecklist, presentRulesNow)
}
