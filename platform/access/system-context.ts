import { sql } from 'kysely'
import { beijingMidnight } from '../calendar/dates.ts'
import { type CommandContext, mintScope, type Tx } from '../context.ts'
import type { Keys } from '../keys.ts'

/** The product itself as who acts, in the owner's transaction of one bureau: for settlements that hand on what nobody is left to do. It holds no sealed file and reaches nobody. */
export async function asSystem(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<CommandContext> {
  await sql`select set_config('app.bureau', ${bureauId}, true)`.execute(tx)
  const actor = {
    bureauId,
    accountId: '',
    personId: null,
    name: '系统',
    role: null,
    unitId: null,
    sessionId: null,
    address: 'job',
  }
  const scope = mintScope({ kind: 'none', ranges: [], personIds: [], policeLine: null })
  return { db: tx, tx, keys, scope, today, now: beijingMidnight(today), actor: actor as unknown as CommandContext['actor'] }
}
