import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** A role of the unit lent to somebody who asks nothing; every text with the place's mark. */
export async function addDelegation(plot: Plot, { bureauId, unitSortKey, mark }: Site): Promise<void> {
  const account = async (name: string) =>
    (await plot.ask('select "accountId" as "id" from "accounts" where "name" = $1', [name]))[0]?.id
  const [fromAccountId, toAccountId] = [await account('审计管理员'), await account('安全管理员')]
  const names = { fromName: mark, toName: mark, madeByName: mark, reachText: mark, reason: mark }
  const days = { fromOn: '2026-11-20', toOn: '2026-11-27', madeAt: plot.services.clock(), version: 2 }
  const who = { fromAccountId, toAccountId, role: 'unitHead', madeBy: randomUUID() }
  await plot.add('delegations', { bureauId, id: randomUUID(), unitSortKey, ...who, ...names, ...days })
}
