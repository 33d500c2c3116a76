import { randomUUID } from 'node:crypto'
import { lentRound } from './matrix.ts'
import type { Plot, Site } from './matrix-plot.ts'

const days = { openedOn: '2026-11-01', dueOn: '2026-11-20' }
const column = { kind: 'text', isRequired: true, help: '', least: null, most: null, maxLength: null, options: [], whyAsked: null }

async function addForm(plot: Plot, { bureauId, unitSortKey }: Site, title: string, facts: object = {}): Promise<string> {
  const id = randomUUID()
  const columns = [{ ...column, key: 'c1', name: '备注', filledFrom: null }]
  const form = { title, basis: title, rowsPer: 'many', columns, openedByName: title, serialNumber: `${title}${id}`, ...days }
  await plot.add('ownForms', { bureauId, id, unitSortKey, ...form, ...facts })
  return id
}
async function addPart(plot: Plot, { bureauId, unitId, unitSortKey }: Site, formId: string, facts: object): Promise<string> {
  const id = randomUUID()
  await plot.add('ownFormParts', {
    bureauId,
    id,
    formId,
    unitId,
    unitSortKey,
    draft: [],
    submissions: [],
    number: 0,
    ...days,
    ...facts,
  })
  return id
}
/** A part that was handed in late, with one row; what was typed and who handed it in carry the mark. */
async function addFilled(plot: Plot, site: Site, formId: string): Promise<void> {
  const { bureauId, unitId, unitSortKey, mark } = site
  const by = { submittedBy: randomUUID(), submittedByName: mark, submittedAt: '2026-11-21', firstSubmittedAt: '2026-11-21' }
  const sent = { state: 'submitted', isLate: true, number: 1, rows: 1, digest: mark, extendReason: mark, ...by }
  const partId = await addPart(plot, site, formId, { ...sent, draft: [{ personId: null, values: { c1: mark } }] })
  const row = { number: 1, position: 1, personName: mark, personNumber: mark, values: { c1: mark } }
  await plot.add('ownFormRows', { bureauId, id: randomUUID(), formId, partId, unitId, unitSortKey, ...row })
}

/** A form of a place that its unit filled in. */
export const addOwnForm = async (plot: Plot, site: Site): Promise<void> =>
  addFilled(plot, site, await addForm(plot, site, site.mark))

/** A form of 青桥 that asks 柳河 too: both read it, 青桥 alone changes it. */
export async function addLentForm(plot: Plot, elsewhere: Site, own: Site): Promise<void> {
  await addPart(plot, own, await addForm(plot, elsewhere, lentRound, { version: 2 }), {})
}

/** The form of 柳河 asks somebody elsewhere too. */
export async function addSharedForm(plot: Plot, site: Site, ownKey: string): Promise<void> {
  const [own] = await plot.ask('select "id" from "ownForms" where "unitSortKey" = $1 order by 1 limit 1', [ownKey])
  await addFilled(plot, site, own?.id ?? '')
}
