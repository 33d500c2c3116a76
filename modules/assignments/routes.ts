import type { QueryContext } from '../../platform/context.ts'
import { type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { assign } from '../personnel/public.ts'
import { handOver } from './commands/hand-over.ts'
import { withdrawAssignments } from './commands/withdraw-assignments.ts'
import * as contract from './contract.ts'
import { canAssign } from './policy.ts'
import { presentHandover, presentRow, presentSpan } from './presenter.ts'
import { findHandover, findPosts, findResponsibility, findSpans } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentHandover(ctx, await findHandover(ctx, id))

/** Who leads whom: lists, acts on a selection, handing over. */
export function mountAssignments(mount: Mount): void {
  read(mount, contract.listResponsibility, async (ctx, { query }) => {
    const found = await findResponsibility(ctx, query)
    return { ...found, rows: found.rows.map(presentRow), abilities: { assign: canAssign(ctx.actor) } }
  })
  read(mount, contract.listChoices, async (ctx) => ({ posts: await findPosts(ctx) }))
  read(mount, contract.listSpans, async (ctx, { query }) => {
    const found = await findSpans(ctx, query)
    return { ...found, rows: found.rows.map(presentSpan) }
  })
  read(mount, contract.readHandover, (ctx, { params }) => present(ctx, params))
  write(
    mount,
    contract.assignMany,
    (ctx, { body }) => assign(ctx, body),
    async (_ctx, { ids = [] }) => ({ personIds: ids }),
  )
  write(mount, contract.withdrawAssignments, withdrawAssignments, async (_ctx, { ids = [] }) => ({ personIds: ids }))
  write(mount, contract.handOver, handOver, present)
}
