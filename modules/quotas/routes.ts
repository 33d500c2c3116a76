import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { exportQuotas } from './commands/export-quotas.ts'
import { setQuotas } from './commands/set-quotas.ts'
import * as contract from './contract.ts'
import { canSetQuotas } from './policy.ts'
import { presentQuota, presentQuotaRow, presentSum } from './presenter.ts'
import { findQuota, findQuotas, sumQuotasByPost, sumQuotasByUnit } from './queries.ts'
import { quotaSheet } from './sheet.ts'

const present = async (ctx: QueryContext, params: { id: string; postId: string }) =>
  presentQuota(ctx, await findQuota(ctx, params.id, params.postId))

/** Quotas: the comparison, its sums, one unit and post, a new quota. */
export function mountQuotas(mount: Mount): void {
  read(mount, contract.listQuotas, async (ctx, { query }) => {
    const found = await findQuotas(ctx, query)
    return { ...found, rows: found.rows.map(presentQuotaRow), abilities: { set: canSetQuotas(ctx.actor) } }
  })
  act(mount, contract.exportQuotas, async (session, { query }) => {
    const { rows, on } = await asActor(mount.services, session, (ctx) => exportQuotas(ctx, query))
    const bytes = writeWorkbook({ sheets: [quotaSheet(rows, on)] })
    return { bytes, fileName: `用辅数量${on}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  read(mount, contract.sumByPost, async (ctx, { query }) => ({ rows: (await sumQuotasByPost(ctx, query)).map(presentSum) }))
  read(mount, contract.sumByUnit, async (ctx, { query }) => ({ rows: (await sumQuotasByUnit(ctx, query)).map(presentSum) }))
  read(mount, contract.readQuota, (ctx, { params }) => present(ctx, params))
  write(
    mount,
    contract.setQuota,
    (ctx, { params, body }) => setQuotas(ctx, [{ unitId: params.id, postId: params.postId, ...body }]),
    (ctx, _, { params }) => present(ctx, params),
  )
}
