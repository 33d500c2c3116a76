import { founder } from '../../database/found-bureau.ts'
import { mintScope } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Services, Session } from '../../platform/http/service.ts'
import { subtreeRange } from '../../platform/sort-key.ts'

/** Who acts for the command line: whoever has the machine, with a role's rights over the whole bureau. The trail says 命令行; nobody is named who did not act. */
export async function machineSession(services: Services, role: Role): Promise<Session> {
  const {
    rows: [root],
  } = await services.pool.query<{ bureauId: string; id: string; unitSortKey: string }>(
    `select "bureauId", "id", "unitSortKey" from "units" where "parentId" is null order by "createdAt" limit 1`,
  )
  if (!root) throw new Error('这里还没有建局。先运行：npx mingze init')
  return {
    id: founder,
    steppedUpAt: null,
    deskId: null,
    mustChangeSecret: false,
    unitKeys: [],
    scope: mintScope({ kind: 'subtree', ranges: [subtreeRange(root.unitSortKey)], personIds: [], policeLine: null }),
    actor: {
      bureauId: root.bureauId,
      accountId: founder,
      personId: null,
      name: '命令行',
      role,
      unitId: root.id,
      sessionId: null,
      address: 'cli',
    },
  }
}
