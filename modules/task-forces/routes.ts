import type { QueryContext } from '../../platform/context.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { appointToTaskForce, endTaskForceAppointment } from './commands/appoint-to-task-force.ts'
import { changeTaskForce, foundTaskForce } from './commands/form-task-force.ts'
import { printTaskForce } from './commands/print-task-force.ts'
import { setCycle } from './commands/set-cycle.ts'
import * as contract from './contract.ts'
import { membersPdf } from './documents.ts'
import { officeReachOf } from './filters.ts'
import { presentRow, presentTaskForce } from './presenter.ts'
import { findTaskForce, findTaskForces } from './queries.ts'

const presentOn = async (ctx: QueryContext, id: string, on: string) =>
  presentTaskForce(ctx, await findTaskForce(ctx, id, on), await officeReachOf(ctx))
const present = (ctx: QueryContext, { id = '' }: Reference) => presentOn(ctx, id, ctx.today)

/** Task forces, and every act on them. */
export function mountTaskForces(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listTaskForces, async (ctx, { query }) => {
    const { rows, calendar, ...found } = await findTaskForces(ctx, query)
    const reach = await officeReachOf(ctx)
    return { ...found, rows: rows.map((f) => presentRow(ctx, calendar, f, reach)) }
  })
  read(mount, contract.readTaskForce, (ctx, { params, query }) => presentOn(ctx, params.id, query.on ?? ctx.today))
  write(mount, contract.foundTaskForce, foundTaskForce, present)
  write(mount, contract.changeTaskForce, changeTaskForce, present)
  write(mount, contract.appointToTaskForce, appointToTaskForce, present)
  write(mount, contract.endTaskForceAppointment, endTaskForceAppointment, present)
  write(mount, contract.setCycle, setCycle, present)
  act(mount, contract.printTaskForce, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printTaskForce(ctx, input))
    const fileName = `${printed.force.name}组成人员名单-${printed.force.on}.pdf`
    return { bytes: await membersPdf(printed), fileName, mediaType: 'application/pdf' }
  })
}
