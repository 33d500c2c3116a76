import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Download, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { type WrittenSheet, writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { addPost } from './commands/add-post.ts'
import { addRedLine } from './commands/add-red-line.ts'
import { changeLine } from './commands/change-line.ts'
import { changeRedLine } from './commands/change-red-line.ts'
import { draftVersion } from './commands/draft-version.ts'
import { editDraft } from './commands/edit-draft.ts'
import { exportPosts } from './commands/export-posts.ts'
import { putInForce } from './commands/put-in-force.ts'
import { retirePost } from './commands/retire-post.ts'
import { retireRedLine } from './commands/retire-red-line.ts'
import * as contract from './contract.ts'
import { canEditCatalogue } from './policy.ts'
import { presentPost, presentPostRow, presentRedLine, presentTouching } from './presenter.ts'
import { findCatalogueOn, findLivingDuties, findPost, findPosts, findRedLine, findRedLines } from './queries.ts'
import { touchesOf } from './red-line-match.ts'
import { postSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentPost(ctx, await findPost(ctx, id))
const presentLine = async (ctx: QueryContext, { id = '' }: Reference) => presentRedLine(await findRedLine(ctx, id))
const asFile = (sheet: WrittenSheet, on: string): Download => ({
  bytes: writeWorkbook({ sheets: [sheet] }),
  fileName: `${sheet.name}${on}.xlsx`,
  mediaType: mediaTypes.xlsx,
})

/** Post catalogue and its versions. */
function mountCatalogue(mount: Mount): void {
  read(mount, contract.listPosts, async (ctx, { query }) => {
    const found = await findPosts(ctx, query)
    return { ...found, rows: found.rows.map(presentPostRow) }
  })
  act(mount, contract.exportPosts, async (session, { query }) => {
    const { rows, on } = await asActor(mount.services, session, (ctx) => exportPosts(ctx, query))
    return asFile(postSheet(rows, on), on)
  })
  read(mount, contract.readCatalogue, async (ctx, { query }) => ({ rows: await findCatalogueOn(ctx, query.on ?? ctx.today) }))
  read(mount, contract.readPost, (ctx, { params }) => present(ctx, params))
  write(mount, contract.addPost, addPost, present)
  write(mount, contract.draftVersion, draftVersion, present)
  write(mount, contract.editDraft, editDraft, present)
  write(mount, contract.putInForce, putInForce, present)
  write(mount, contract.changeLine, changeLine, present)
  write(mount, contract.retirePost, retirePost, present)
}

function mountRedLines(mount: Mount): void {
  read(mount, contract.listRedLines, async (ctx, { query }) => ({
    rows: (await findRedLines(ctx, query.retired)).map(presentRedLine),
    abilities: { edit: canEditCatalogue(ctx.actor) },
  }))
  read(mount, contract.listTouchingDuties, async (ctx) => ({
    rows: presentTouching(await findLivingDuties(ctx), await findRedLines(ctx)),
  }))
  read(mount, contract.findTouches, async (ctx, { body }) => {
    const lines = await findRedLines(ctx)
    return { hits: body.texts.map((text) => touchesOf(text, lines)) }
  })
  write(mount, contract.addRedLine, addRedLine, presentLine)
  write(mount, contract.changeRedLine, changeRedLine, presentLine)
  write(mount, contract.retireRedLine, retireRedLine, presentLine)
}

/** Posts and red lines. */
export function mountPosts(mount: Mount): void {
  mountCatalogue(mount)
  mountRedLines(mount)
}
