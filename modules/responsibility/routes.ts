import type { QueryContext } from '../../platform/context.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { act, asActor, look, type Mount, read, write } from '../../platform/http/mount.ts'
import { handOver } from './commands/hand-over.ts'
import { printChain } from './commands/print-chain.ts'
import { ruleChain } from './commands/rule-chain.ts'
import { viewChain } from './commands/view-chain.ts'
import { withdrawAssignments } from './commands/withdraw-assignments.ts'
import { assign } from '../personnel/public.ts'
import * as contract from './contract.ts'
import { chainPdf } from './documents.ts'
import { canAssign } from './policy.ts'
import { presentHandover, presentRow, presentSettings, presentSpan } from './presenter.ts'
import { findHandover, findPosts, findResponsibility, findSettings, findSpans } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentHandover(ctx, await findHandover(ctx, id))
const settings = async (ctx: QueryContext) => presentSettings(ctx, await findSettings(ctx))

/** Who answers for whom: lists, acts on a selection, handover, the chain on a day, templates and rulings. */
export function mountResponsibility(mount: Mount): void {
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
  write(mount, contract.assignMany, (ctx, { body }) => assign(ctx, body), async (_ctx, { ids = [] }) => ({ personIds: ids }))
  write(mount, contract.withdrawAssignments, withdrawAssignments, async (_ctx, { ids = [] }) => ({ personIds: ids }))
  write(mount, contract.handOver, handOver, present)
  read(mount, contract.readChainSettings, settings)
  write(mount, contract.ruleChain, ruleChain, settings)
  look(mount, contract.readChain, viewChain)
  act(mount, contract.printChain, async (session, { params, query }) => {
    const view = await asActor(mount.services, session, (ctx) => printChain(ctx, { params, query }))
    return { bytes: await chainPdf(view), fileName: `责任证明-${view.personName}-${view.on}.pdf`, mediaType: 'application/pdf' }
  })
}
