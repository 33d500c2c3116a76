import { randomUUID } from 'node:crypto'
import { sealOutcome } from '../../modules/outcomes/queries.ts'
import type { Plot, Site } from './matrix-plot.ts'

/** Sealed tables: lent by name, so another's is out of everybody's reach. */
export const sealedTables: readonly string[] = ['proceedings', 'proceedingEntries']

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
