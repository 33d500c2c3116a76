import type { QueryContext } from '../../platform/context.ts'
import { type Mount, read, write } from '../../platform/http/mount.ts'
import { setRules } from './commands/set-rules.ts'
import * as contract from './contract.ts'
import { findChannels, findFigures, findRules } from './queries.ts'

const present = async (ctx: QueryContext) => {
  const { receiptDays, answerDays, protectionDays, retentionYears, version } = await findRules(ctx)
  return { receiptDays, answerDays, protectionDays, retentionYears, version }
}

/** Terms of concerns, the channels beside the system, and figures that tell nobody's. */
export function mountConcernRules(mount: Mount): void {
  read(mount, contract.readRules, present)
  write(mount, contract.setRules, setRules, present)
  read(mount, contract.readChannels, async (ctx) => {
    const { receiptDays, answerDays, retentionYears } = await findRules(ctx)
    return { channels: await findChannels(ctx), receiptDays, answerDays, retentionYears }
  })
  read(mount, contract.readFigures, async (ctx) => ({
    rows: (await findFigures(ctx)).map(({ quarter, category, received, inTime, reopened, helped }) => ({
      quarter,
      category,
      received,
      inTime,
      reopened,
      helped,
    })),
  }))
}
