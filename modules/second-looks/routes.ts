import type { QueryContext } from '../../platform/context.ts'
import { look, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { answerSecondLook } from './commands/answer-second-look.ts'
import { decideSecondLook } from './commands/decide-second-look.ts'
import { viewSecondLook } from './commands/view-second-look.ts'
import * as contract from './contract.ts'
import { presentLook } from './presenter.ts'
import { findLook, findLooks } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => {
  const found = await findLook(ctx, id)
  return presentLook(ctx, found.look, found.hinted)
}

/** Second looks at adverse acts, by those they are lent to. */
export function mountSecondLooks(mount: Mount): void {
  read(mount, contract.listSecondLooks, async (ctx, { query }) => {
    const { rows, nextCursor, total, hinted } = await findLooks(ctx, query)
    return { rows: rows.map((r) => presentLook(ctx, r, hinted)), nextCursor, total }
  })
  look(mount, contract.readSecondLook, async (ctx, { params }) => {
    const found = await viewSecondLook(ctx, params.id)
    return presentLook(ctx, found.look, found.hinted)
  })
  write(mount, contract.answerSecondLook, answerSecondLook, present)
  write(mount, contract.decideSecondLook, decideSecondLook, present)
}
