import type { QueryContext } from '../../platform/context.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { confirmPart, extendParts, returnPart } from './commands/answer-part.ts'
import { closeForm } from './commands/close-form.ts'
import { exportParts, exportTable, takeSheet } from './commands/export-forms.ts'
import { openForm } from './commands/open-form.ts'
import { remindUnits } from './commands/remind-units.ts'
import { savePart } from './commands/save-part.ts'
import { submitPart } from './commands/submit-part.ts'
import * as contract from './contract.ts'
import { presentForm, presentPart, presentPartRow, presentTableRow } from './presenter.ts'
import { findForm, findForms, findPart, findParts, findPartsById, findTable } from './queries.ts'
import { partSheet, partsSheet, tableSheet } from './sheet.ts'
import { readFilled } from './sheet-reading.ts'

const mediaType = mediaTypes.xlsx
const presentFormNow = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentForm(ctx, await workingDaysOf(ctx), await findForm(ctx, id))
const presentPartNow = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentPart(ctx, await workingDaysOf(ctx), await findPart(ctx, id))
const presentRows = async (ctx: QueryContext, { ids = [] }: Reference) => {
  const calendar = await workingDaysOf(ctx)
  return { rows: (await findPartsById(ctx, ids)).map((p) => presentPartRow(ctx, calendar, p)) }
}

function mountForms(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listForms, async (ctx, { query }) => {
    const [calendar, { rows, ...found }] = [await workingDaysOf(ctx), await findForms(ctx, query)]
    return { ...found, rows: rows.map((f) => presentForm(ctx, calendar, f)) }
  })
  read(mount, contract.readForm, (ctx, { params }) => presentFormNow(ctx, params))
  write(mount, contract.openForm, openForm, presentFormNow)
  write(mount, contract.remindUnits, remindUnits, presentFormNow)
  write(mount, contract.closeForm, closeForm, presentFormNow)
  read(mount, contract.listTable, async (ctx, { params, query }) => {
    const { rows, nextCursor, total } = await findTable(ctx, params.id, query)
    return { rows: rows.map(presentTableRow), nextCursor, total }
  })
  act(mount, contract.exportTable, async (session, input) => {
    const { form, rows, on } = await asActor(services, session, (ctx) => exportTable(ctx, input))
    return { bytes: writeWorkbook({ sheets: [tableSheet(form, rows, on)] }), fileName: `${form.title}汇总${on}.xlsx`, mediaType }
  })
}

function mountParts(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listParts, async (ctx, { query }) => {
    const [calendar, { rows, ...found }] = [await workingDaysOf(ctx), await findParts(ctx, query)]
    return { ...found, rows: rows.map((p) => presentPartRow(ctx, calendar, p)) }
  })
  act(mount, contract.exportParts, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportParts(ctx, query))
    return { bytes: writeWorkbook({ sheets: [partsSheet(rows, on)] }), fileName: `应填表单${on}.xlsx`, mediaType }
  })
  read(mount, contract.readPart, async (ctx, { params, query }) =>
    presentPart(ctx, await workingDaysOf(ctx), await findPart(ctx, params.id, query.number)),
  )
  act(mount, contract.takeSheet, async (session, input) => {
    const part = await asActor(services, session, (ctx) => takeSheet(ctx, input))
    const fileName = `${part.form.title}-${part.unit.name}.xlsx`
    return { bytes: writeWorkbook({ sheets: [partSheet(part)] }), fileName, mediaType }
  })
  act(mount, contract.readSheet, async (session, { params, body }) => {
    const { found, rows } = await asActor(services, session, (ctx) => findPart(ctx, params.id))
    const file = await readAttachment(services, session, body.fileId, ['xlsx'])
    return readFilled(await readWorkbook(await services.files.get(file.id), file.name), { ...found, rows })
  })
  write(mount, contract.savePart, savePart, presentPartNow)
  write(mount, contract.submitPart, submitPart, presentPartNow)
  write(mount, contract.confirmPart, confirmPart, presentPartNow)
  write(mount, contract.returnPart, returnPart, presentPartNow)
  write(mount, contract.extendParts, extendParts, presentRows)
}

/** Forms of the bureau's own, what each unit fills in, and the table of all units. */
export function mountOwnForms(mount: Mount): void {
  mountForms(mount)
  mountParts(mount)
}
