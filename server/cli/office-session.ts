import { founder } from '../../database/found-bureau.ts'
import { mintScope } from '../../platform/context.ts'
import type { Services, Session } from '../../platform/http/service.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import { findActing } from '../session.ts'

/** Who acts for the command line: an account of the auxiliary office with a confirmed grant; before one exists, the founding itself. */
export async function officeSession(services: Services): Promise<Session> {
  const { rows } = await services.pool.query<{ bureauId: string; accountId: string }>(
    `select "bureauId", "accountId" from "grants" where "role" = 'auxiliaryOffice' and "confirmedAt" is not null and "revokedAt" is null order by "confirmedAt"`,
  )
  for (const row of rows) {
    const session = await findActing(services, { ...row, role: 'auxiliaryOffice' })
    if (session) return { ...session, actor: { ...session.actor, address: 'cli' } }
  }
  const {
    rows: [root],
  } = await services.pool.query<{ bureauId: string; id: string; unitSortKey: string }>(
    `select "bureauId", "id", "unitSortKey" from "units" where "parentId" is null order by "createdAt" limit 1`,
  )
  if (!root) throw new Error('这里还没有建局。先运行：npx mingze init')
  return {
    id: founder,
    steppedUpAt: null,
    mustChangeSecret: false,
    unitKeys: [],
    scope: mintScope({ kind: 'subtree', ranges: [subtreeRange(root.unitSortKey)], personIds: [], policeLine: null }),
    actor: {
      bureauId: root.bureauId,
      accountId: founder,
      personId: null,
      name: '命令行',
      role: 'auxiliaryOffice',
      unitId: root.id,
      sessionId: null,
      address: 'cli',
    },
  }
}
