import type { QueryContext } from '../../platform/context.ts'
import { look, type Mount, read, write } from '../../platform/http/mount.ts'
import { addOutcome } from './commands/add-kind.ts'
import { setLimit, setOutcome } from './commands/set-rules.ts'
import { viewOutcomes } from './commands/view-outcomes.ts'
import * as contract from './contract.ts'
import { presentRules } from './presenter.ts'
import { findLimits, findOutcomeKinds, ownOutcomes } from './queries.ts'

const rules = async (ctx: QueryContext) =>
  presentRules(ctx, { limits: await findLimits(ctx), outcomes: await findOutcomeKinds(ctx) })

/** Kinds of outcome and time limits, and what is in force. */
export function mountOutcomes(mount: Mount): void {
  read(mount, contract.readRules, rules)
  write(mount, contract.setLimit, setLimit, rules)
  write(mount, contract.setOutcome, setOutcome, rules)
  write(mount, contract.addOutcome, addOutcome, rules)
  read(mount, contract.readOwnOutcomes, async (ctx) => ({ rows: await ownOutcomes(ctx) }))
  look(mount, contract.readOutcomes, viewOutcomes)
}
