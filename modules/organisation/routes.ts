import type { QueryContext } from '../../platform/context.ts'
import { type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { addUnit } from './commands/add-unit.ts'
import { appointLeader } from './commands/appoint-leader.ts'
import { changeUnit } from './commands/change-unit.ts'
import { closeUnit } from './commands/close-unit.ts'
import { endAppointment } from './commands/end-appointment.ts'
import { renameUnit } from './commands/rename-unit.ts'
import * as contract from './contract.ts'
import { presentNode, presentUnit, presentUnitRow } from './presenter.ts'
import { findTree, findUnit, findUnits } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentUnit(ctx, await findUnit(ctx, id))

/** Units: tree, list, one unit, and every act on it. */
export function mountOrganisation(mount: Mount): void {
  read(mount, contract.unitTree, async (ctx, { query }) => ({ nodes: (await findTree(ctx, query.closed ?? false)).map(presentNode) }))
  read(mount, contract.listUnits, async (ctx, { query }) => {
    const found = await findUnits(ctx, query)
    return { ...found, rows: found.rows.map(presentUnitRow) }
  })
  read(mount, contract.readUnit, (ctx, { params }) => present(ctx, params))
  write(mount, contract.addUnit, addUnit, present)
  write(mount, contract.changeUnit, changeUnit, present)
  write(mount, contract.renameUnit, renameUnit, present)
  write(mount, contract.appointLeader, appointLeader, present)
  write(mount, contract.endAppointment, endAppointment, present)
  write(mount, contract.closeUnit, closeUnit, present)
}
