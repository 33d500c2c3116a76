import { beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Services } from '../../platform/http/service.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { Founded } from '../found-bureau.ts'

export type DemoPlayer = readonly [name: string, role: Role]

/** Acts as somebody of the demo under one of their roles, at a moment, with the whole bureau in reach. */
export function actingAs(services: Services, founded: Founded) {
  const { bureauId, rootUnitId, rootSortKey } = founded
  return async <T>([name, role]: DemoPlayer, at: Date, work: (ctx: CommandContext) => Promise<T>): Promise<T> => {
    const account = await transact(services.pool, 'owner', {}, (tx) =>
      tx
        .selectFrom('accounts')
        .where('bureauId', '=', bureauId)
        .where('name', '=', name)
        .select(['accountId', 'personId'])
        .executeTakeFirstOrThrow(),
    )
    const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(rootSortKey)], personIds: [], policeLine: null })
    const actor = { bureauId, ...account, name, role, unitId: rootUnitId, sessionId: null, address: 'local' }
    return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
      work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
    )
  }
}
