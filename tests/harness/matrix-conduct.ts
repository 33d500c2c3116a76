import { randomUUID } from 'node:crypto'
import { sealOutcome } from '../../modules/outcomes/queries.ts'
import type { Plot, Site } from './matrix-plot.ts'

/** Sealed tables: whose file it is stands in its number here, so that the matrix finds another's, which is out of everybody's reach. */
export const sealedTables: Readonly<Record<string, string>> = {
  proceedings: 'select "id" from "proceedings" where "number" like $1 order by 1 limit 1 offset $2',
  proceedingEntries:
    'select e."id" from "proceedingEntries" e join "proceedings" p on p."id" = e."proceedingId" where p."number" like $1 order by 1 limit 1 offset $2',
}

/** Two sealed files of another place with an entry each, lent to nobody who asks; and an outcome in force, which the office reads. */
export async function addProceedings(plot: Plot, { bureauId, mark }: Site, personId: string): Promise<void> {
  const at = { createdAt: '2026-11-20', admittedOn: '2026-11-20' }
  const fileId = randomUUID()
  for (const id of [fileId, randomUUID()]) {
    const state = { kind: 'conduct', state: 'finding', subjectSealed: mark, ...at }
    await plot.add('proceedings', { bureauId, id, number: `${mark}${id.slice(0, 4)}`, ...state })
    const entry = { proceedingId: id, kind: 'fact', position: 1, contentSealed: mark, at: '2026-11-20' }
    await plot.add('proceedingEntries', { bureauId, id: randomUUID(), ...entry })
    const lent = { fileId: id, holder: mark, capacity: 'authorisedLeader', nameSealed: mark, lentAt: '2026-11-20' }
    await plot.add('sealedAccess', { bureauId, id: randomUUID(), ...lent })
  }
  const id = randomUUID()
  const content = { code: 'warning', name: `警告${mark}`, basis: mark, servedOn: '2026-11-01' }
  const contentSealed = sealOutcome({ keys: plot.services.keys }, id, content)
  await plot.add('outcomes', { bureauId, id, fileId, personId, contentSealed, untilOn: '2027-05-01' })
}
