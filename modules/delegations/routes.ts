import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { acknowledgeDelegation } from './commands/acknowledge-delegation.ts'
import { endDelegation } from './commands/end-delegation.ts'
import { exportDelegations } from './commands/export-delegations.ts'
import { makeDelegation, makeForAbsent } from './commands/make-delegation.ts'
import * as contract from './contract.ts'
import { presentDelegation, presentRow, presentTaker } from './presenter.ts'
import { findActs, findDelegation, findDelegations, findGivers, findTakersAsked } from './queries.ts'
import { delegationSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentRow(ctx, await findDelegation(ctx, id))

/** Delegations: who stands in for whom, and what was done. */
export function mountDelegations(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listDelegations, async (ctx, { query }) => {
    const found = await findDelegations(ctx, query)
    return { ...found, rows: found.rows.map((d) => presentRow(ctx, d)) }
  })
  act(mount, contract.exportDelegations, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportDelegations(ctx, query))
    const bytes = writeWorkbook({ sheets: [delegationSheet(rows, on)] })
    return { bytes, fileName: `委托登记簿-${on}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  read(mount, contract.readDelegation, async (ctx, { params }) => {
    const row = await findDelegation(ctx, params.id)
    return presentDelegation(ctx, row, await findActs(ctx, row.id))
  })
  read(mount, contract.listTakers, async (ctx, { query }) => {
    const takers = await findTakersAsked(ctx, query)
    return { rows: takers.map(presentTaker) }
  })
  read(mount, contract.listGivers, async (ctx, { query }) => ({
    rows: (await findGivers(ctx, query.q)).map((g) => ({ id: g.accountId, name: g.name, role: g.role, unitName: g.unitName })),
  }))
  write(mount, contract.makeDelegation, makeDelegation, present)
  write(mount, contract.makeForAbsent, makeForAbsent, present)
  write(mount, contract.acknowledgeDelegation, acknowledgeDelegation, present)
  write(mount, contract.endDelegation, endDelegation, present)
}
