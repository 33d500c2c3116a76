import type { QueryContext } from '../../platform/context.ts'
import { act, asActor, type Download, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { type WrittenSheet, writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { addPost } from './commands/add-post.ts'
import { addRedLine } from './commands/add-red-line.ts'
import { changeRedLine } from './commands/change-red-line.ts'
import { draftVersion } from './commands/draft-version.ts'
import { editDraft } from './commands/edit-draft.ts'
import { exportPosts } from './commands/export-posts.ts'
import { exportQuotas } from './commands/export-quotas.ts'
import { putInForce } from './commands/put-in-force.ts'
import { retirePost } from './commands/retire-post.ts'
import { retireRedLine } from './commands/retire-red-line.ts'
import { setQuotas } from './commands/set-quotas.ts'
import * as contract from './contract.ts'
import { canEditCatalogue } from './policy.ts'
import {
  presentPost,
  presentPostRow,
  presentQuota,
  presentQuotaRow,
  presentRedLine,
  presentSum,
  presentTouching,
} from './presenter.ts'
import {
  findCatalogueOn,
  findLivingDuties,
  findPost,
  findPosts,
  findQuota,
  findQuotas,
  findRedLine,
  findRedLines,
  sumQuotasByPost,
  sumQuotasByUnit,
} from './queries.ts'
import { touchesOf } from './red-line-match.ts'
import { postSheet, quotaSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentPost(ctx, await findPost(ctx, id))
const presentLine = async (ctx: QueryContext, { id = '' }: Reference) => presentRedLine(await findRedLine(ctx, id))
const asFile = (sheet: WrittenSheet, on: string): Download => ({
  bytes: writeWorkbook({ sheets: [sheet] }),
  fileName: `${sheet.name}${on}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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

function mountQuotas(mount: Mount): void {
  read(mount, contract.listQuotas, async (ctx, { query }) => {
    const found = await findQuotas(ctx, query)
    return { ...found, rows: found.rows.map(presentQuotaRow), abilities: { set: canEditCatalogue(ctx.actor) } }
  })
  act(mount, contract.exportQuotas, async (session, { query }) => {
    const { rows, on } = await asActor(mount.services, session, (ctx) => exportQuotas(ctx, query))
    return asFile(quotaSheet(rows, on), on)
  })
  read(mount, contract.sumByPost, async (ctx, { query }) => ({ rows: (await sumQuotasByPost(ctx, query)).map(presentSum) }))
  read(mount, contract.sumByUnit, async (ctx, { query }) => ({ rows: (await sumQuotasByUnit(ctx, query)).map(presentSum) }))
  read(mount, contract.readQuota, async (ctx, { params }) => presentQuota(ctx, await findQuota(ctx, params.id, params.postId)))
  write(
    mount,
    contract.setQuota,
    (ctx, { params, body }) => setQuotas(ctx, [{ unitId: params.id, postId: params.postId, ...body }]),
    async (ctx, _, { params }) => presentQuota(ctx, await findQuota(ctx, params.id, params.postId)),
  )
}

/** Posts, red lines, quotas. */
export function mountPosts(mount: Mount): void {
  mountCatalogue(mount)
  mountRedLines(mount)
  mountQuotas(mount)
}
