import { randomUUID } from 'node:crypto'
import type { Plot, Site } from './matrix-plot.ts'

/** Tables of sealed files: lent by name, so another's is out of everybody's reach. */
export const sealedTables: readonly string[] = ['concerns', 'secondLooks']

/** Two concerns and two second looks, lent to somebody whom nobody knows. */
export async function addConcerns(plot: Plot, { bureauId, mark }: Site): Promise<void> {
  const lend = async (fileId: string, capacity: string) =>
    plot.add('sealedAccess', {
      bureauId,
      id: randomUUID(),
      fileId,
      holder: mark,
      capacity,
      nameSealed: mark,
      lentAt: '2026-11-20',
    })
  for (const turn of [1, 2]) {
    const [id, look] = [randomUUID(), randomUUID()]
    const days = { raisedOn: '2026-11-20', receiptDueOn: '2026-12-05', answerDueOn: '2027-01-19' }
    const said = {
      number: `${mark}${turn}`,
      kind: 'concern',
      way: 'anonymous',
      category: 'other',
      aboutSealed: mark,
      isAboutPoliticalOffice: false,
    }
    await lend(id, 'auxiliaryOffice')
    await plot.add('concerns', { bureauId, id, ...said, ...days })
    await plot.add('concernTexts', {
      bureauId,
      id: randomUUID(),
      concernId: id,
      position: 1,
      act: 'raised',
      side: 'raiser',
      textSealed: mark,
      on: '2026-11-20',
    })
    await lend(look, 'auxiliaryOffice')
    const asked = {
      act: 'transferAgainstWill',
      recordStamp: look,
      personSealed: mark,
      askedBySealed: mark,
      askedOn: '2026-11-20',
    }
    await plot.add('secondLooks', { bureauId, id: look, ...asked })
  }
}
