import type { QueryContext } from '../../platform/context.ts'
import { type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { draftChecklist } from './commands/draft-checklist.ts'
import { editChecklist } from './commands/edit-checklist.ts'
import { putChecklistInForce } from './commands/put-checklist-in-force.ts'
import * as contract from './contract.ts'
import { presentChecklist, presentList } from './presenter.ts'
import { findChecklist, findChecklists } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentChecklist(ctx, await findChecklist(ctx, id))

/** Versions of the screening checklist. */
export function mountScreeningChecklists(mount: Mount): void {
  read(mount, contract.listChecklists, async (ctx) => presentList(ctx, await findChecklists(ctx)))
  read(mount, contract.readChecklist, (ctx, { params }) => present(ctx, params))
  write(mount, contract.draftChecklist, draftChecklist, present)
  write(mount, contract.editChecklist, editChecklist, present)
  write(mount, contract.putChecklistInForce, putChecklistInForce, present)
}
