import type { QueryContext } from '../../platform/context.ts'
import { readAttachment } from '../../platform/files/attachment.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { actOf, once } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { acceptParts, extendParts, returnPart } from './commands/answer-parts.ts'
import { closeCollection } from './commands/close-collection.ts'
import { exportCollectionUnits, exportParts, takeFile } from './commands/export-collections.ts'
import { openCollection } from './commands/open-collection.ts'
import { askPackage } from './commands/package-collection.ts'
import { remindCollection } from './commands/remind-collection.ts'
import { submitFile, submitPart } from './commands/submit-part.ts'
import * as contract from './contract.ts'
import { presentCollection, presentPart, presentPartRow, presentUnit } from './presenter.ts'
import { findCollection, findCollections, findCollectionUnits, findPart, findParts, findPartsById } from './queries.ts'
import { partsSheet, unitsSheet } from './sheet.ts'

const mediaType = mediaTypes.xlsx
const presentCollectionNow = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentCollection(ctx, await workingDaysOf(ctx), await findCollection(ctx, id))
const presentPartNow = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentPart(ctx, await workingDaysOf(ctx), await findPart(ctx, id))
const presentRows = async (ctx: QueryContext, { ids = [] }: Reference) => {
  const calendar = await workingDaysOf(ctx)
  return { rows: (await findPartsById(ctx, ids)).map((p) => presentPartRow(ctx, calendar, p)) }
}

function mountWhole(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listCollections, async (ctx, { query }) => {
    const [calendar, { rows, ...found }] = [await workingDaysOf(ctx), await findCollections(ctx, query)]
    return { ...found, rows: rows.map((c) => presentCollection(ctx, calendar, c)) }
  })
  read(mount, contract.readCollection, (ctx, { params }) => presentCollectionNow(ctx, params))
  write(mount, contract.openCollection, openCollection, presentCollectionNow)
  write(mount, contract.remindCollection, remindCollection, presentCollectionNow)
  write(mount, contract.closeCollection, closeCollection, presentCollectionNow)
  write(mount, contract.packageCollection, askPackage, async (_ctx, { id = '' }) => ({ jobId: id }))
  read(mount, contract.listCollectionUnits, async (ctx, { params, query }) => {
    const { rows, nextCursor, total } = await findCollectionUnits(ctx, params.id, query)
    return { rows: rows.map(presentUnit), nextCursor, total }
  })
  act(mount, contract.exportCollectionUnits, async (session, input) => {
    const units = await asActor(services, session, (ctx) => exportCollectionUnits(ctx, input))
    return { bytes: writeWorkbook({ sheets: [unitsSheet(units)] }), fileName: `${units.title}${units.on}.xlsx`, mediaType }
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
    return { bytes: writeWorkbook({ sheets: [partsSheet(rows, on)] }), fileName: `应交材料${on}.xlsx`, mediaType }
  })
  read(mount, contract.readPart, (ctx, { params }) => presentPartNow(ctx, params))
  write(mount, contract.submitPart, submitPart, presentPartNow)
  act(mount, contract.submitFile, async (session, input, c) => {
    const key = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(input.body))
    await asActor(services, session, (ctx) => findPart(ctx, input.params.id))
    const file = await readAttachment(services, session, input.body.fileId, ['pdf', 'docx', 'xlsx', 'picture'])
    return asActor(services, session, async (ctx) =>
      presentPartNow(ctx, await once(ctx, key, () => submitFile(ctx, input, file))),
    )
  })
  write(mount, contract.returnPart, returnPart, presentPartNow)
  write(mount, contract.acceptParts, acceptParts, presentRows)
  write(mount, contract.extendParts, extendParts, presentRows)
  act(mount, contract.takeFile, async (session, input) => {
    const taken = await asActor(services, session, (ctx) => takeFile(ctx, input))
    return { bytes: await services.files.get(taken.fileId), fileName: taken.fileName, mediaType: taken.mediaType }
  })
}

/** Collections, what each unit owes, and what was handed in. */
export function mountCollections(mount: Mount): void {
  mountWhole(mount)
  mountParts(mount)
}
