import { clerk, type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const head = { name: '郭立军', role: 'unitHead' } as const
const asked = { kind: 'text', isRequired: true, help: '', least: null, most: null, maxLength: null, options: [] }
const formBody = async (kit: Kit) => ({
  title: `装备柜${kit.next()}`,
  basis: '装备盘点',
  rowsPer: 'many',
  columns: [{ ...asked, name: '柜号', filledFrom: null, whyAsked: null }],
  unitIds: [await kit.one(`select "id" from "units" where "name" = '柳河派出所'`)],
  workingDays: null,
  dueOn: '2026-11-30',
})
const aForm = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(office, 'POST', '/api/own-forms', await formBody(kit))
const aPart = async (kit: Kit): Promise<{ id: string }> => ({
  id: await kit.one('select "id" from "ownFormParts" where "formId" = $1', [(await aForm(kit)).id]),
})
const rows = [{ personId: null, values: { c1: '一号柜' } }]
const sent = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(clerk, 'POST', `/api/own-form-parts/${(await aPart(kit)).id}/submission`, { version: 1, rows, isNil: false })

/** Writes on forms of the bureau's own and their parts. */
export const ownFormStories: readonly WriteStory[] = [
  plain('post /api/own-forms', office, formBody),
  onRow('post /api/own-forms/{id}/closing', office, aForm, { reason: '并入下月' }),
  onRow('patch /api/own-form-parts/{id}', clerk, aPart, { rows }),
  onRow('post /api/own-form-parts/{id}/submission', clerk, aPart, { rows, isNil: false }),
  onRow('post /api/own-form-parts/{id}/confirmation', head, sent, {}),
  onRow('post /api/own-form-parts/{id}/return', office, sent, { reason: '缺二号柜' }),
  plain('post /api/own-form-parts/extensions', office, async (kit) => ({
    parts: [{ id: (await aPart(kit)).id, version: 1 }],
    dueOn: '2026-12-04',
    reason: '安保任务',
  })),
]
