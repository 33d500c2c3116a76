import { randomUUID } from 'node:crypto'
import { lentRound } from './matrix.ts'
import type { Plot, Site } from './matrix-plot.ts'

const days = { openedOn: '2026-11-01', dueOn: '2026-11-20' }
const sent = { state: 'submitted', firstSubmittedAt: '2026-11-21', isLate: true }

async function addCollection(plot: Plot, { bureauId, unitSortKey }: Site, title: string, facts: object = {}): Promise<string> {
  const id = randomUUID()
  const forms = [{ key: 'paper1', kind: 'paper', title }]
  const opened = { forms, openedByName: title, ...days }
  await plot.add('collections', { bureauId, id, unitSortKey, serialNumber: `${title}${id}`, title, ...opened, ...facts })
  return id
}
async function addPart(plot: Plot, { bureauId, unitId, unitSortKey }: Site, collectionId: string, facts: object): Promise<void> {
  const form = { formKey: 'paper1', kind: 'paper', title: '材料', position: 1 }
  await plot.add('collectionParts', { bureauId, id: randomUUID(), collectionId, unitId, unitSortKey, ...form, ...days, ...facts })
}

/** A collection of a place: its unit sent a file late; its number, its file and who sent it carry the mark. */
export async function addCollected(plot: Plot, site: Site): Promise<void> {
  const { mark } = site
  const fileId = randomUUID()
  await plot.services.files.put(fileId, Buffer.from(mark))
  const file = { fileId, fileName: mark, fileMediaType: 'text/plain', fileDigest: mark }
  const by = { submittedBy: randomUUID(), submittedByName: mark, submittedAt: '2026-11-21', extendReason: mark }
  await addPart(plot, site, await addCollection(plot, site, mark), { ...sent, ...by, ...file, title: mark })
}

/** A collection of 青桥 that asks 柳河 too: both read it, 青桥 alone changes it. */
export async function addLentCollection(plot: Plot, elsewhere: Site, own: Site): Promise<void> {
  await addPart(plot, own, await addCollection(plot, elsewhere, lentRound, { version: 2 }), {})
}

/** The collection of 柳河 asks somebody elsewhere too. */
export async function addSharedCollection(plot: Plot, site: Site, ownKey: string): Promise<void> {
  const [own] = await plot.ask('select "id" from "collections" where "unitSortKey" = $1 order by 1 limit 1', [ownKey])
  await addPart(plot, site, own?.id ?? '', { ...sent, submittedByName: site.mark, title: site.mark })
}
