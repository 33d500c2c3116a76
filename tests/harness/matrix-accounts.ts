import { randomUUID } from 'node:crypto'
import type { Player } from './database.ts'
import type { Plot, Site } from './matrix-plot.ts'

/** The office of a part of the bureau: what only the office may do has an outside too, once its reach is 柳河 alone. */
export const partOffice: Player = { name: '柳河分局辅警办', role: 'auxiliaryOffice' }
/** A second auxiliary of 柳河: what is one's own has two owners. */
export const colleague: Player = { name: '马玉兰', role: 'auxiliary' }

async function addAccount(plot: Plot, { bureauId, unitId, unitSortKey }: Site, { name, role }: Player): Promise<string> {
  const accountId = randomUUID()
  const [person] = await plot.ask('select "id" from "people" where "name" = $1 and "unitSortKey" = $2', [name, unitSortKey])
  const account = { login: `${role}${accountId}`, name, personId: person?.id, unitId, unitName: '柳河派出所', unitSortKey }
  await plot.add('accounts', { bureauId, accountId, ...account })
  await plot.add('secrets', { bureauId, accountId, hash: '', isOneTime: false })
  return accountId
}

/** Opens accounts that the demo has not. */
export async function addAccounts(plot: Plot, site: Site): Promise<void> {
  const { bureauId, unitId } = site
  await addAccount(plot, site, colleague)
  const accountId = await addAccount(plot, site, partOffice)
  const granted = { proposedBy: randomUUID(), confirmedBy: randomUUID(), confirmedAt: '2025-01-01' }
  const grant = { id: randomUUID(), accountId, role: partOffice.role, unitId, fromOn: '2025-01-01' }
  await plot.add('grants', { bureauId, ...grant, ...granted })
}
