import type { QueryContext } from '../../platform/context.ts'
import { type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { answerTransfer } from './commands/answer-transfer.ts'
import { proposeTransfer } from './commands/propose-transfer.ts'
import { withdrawTransfer } from './commands/withdraw-transfer.ts'
import * as contract from './contract.ts'
import { presentTransfer } from './presenter.ts'
import { findTransfer, findTransfers } from './queries.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentTransfer(ctx, await findTransfer(ctx, id))

/** Proposals of transfer, their answers and withdrawals. */
export function mountTransfers(mount: Mount): void {
  read(mount, contract.listTransfers, async (ctx, { query }) => {
    const found = await findTransfers(ctx, query)
    return { ...found, rows: found.rows.map((r) => presentTransfer(ctx, r)) }
  })
  write(mount, contract.proposeTransfer, proposeTransfer, present)
  write(mount, contract.answerTransfer, answerTransfer, present)
  write(mount, contract.withdrawTransfer, withdrawTransfer, present)
}
