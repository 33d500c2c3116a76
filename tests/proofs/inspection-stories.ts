import type { Player } from '../harness/database.ts'
import { type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

interface Made {
  readonly id: string
  readonly version: number
}
const line: Player = { name: '治安督导', role: 'lineInspector' }
const head: Player = { name: '郭立军', role: 'unitHead' }

/** 柳河, which uses auxiliaries of the line from now on. */
const inspectedUnit = (kit: Kit) =>
  kit.one(
    `update "people" set "policeLine" = '治安' where "id" = (select p."id" from "people" p join "units" u on u."id" = p."unitId"
       where u."name" = '柳河派出所' and p."kind" = 'auxiliary' and p."separatedOn" is null and p."voidedAt" is null order by p."id" limit 1) returning "unitId"`,
  )
const checklistVersion = async (kit: Kit) =>
  Number(await kit.one(`select coalesce((select "version" from "inspectionChecklists" where "policeLine" = '治安'), 1)`))
const checklist = async (kit: Kit) => ({ version: await checklistVersion(kit), questions: [`值班安排${kit.next()}`] })
const starting = async (kit: Kit) => {
  await kit.act(line, 'PATCH', '/api/inspection-checklist', await checklist(kit))
  return { unitId: await inspectedUnit(kit), inspectedOn: '2026-11-20' }
}
const started = async (kit: Kit): Promise<Made> => kit.act(line, 'POST', '/api/inspections', await starting(kit))
const answers = {
  inspectedOn: '2026-11-20',
  companions: '',
  items: [{ question: '值班安排', answer: 'found', words: '两晚没有带班民警。', category: 'teamManagement' }],
  suggestions: ['排班由带班民警签字'],
}
const answered = async (kit: Kit): Promise<Made> => {
  const { id, version } = await started(kit)
  return kit.act(line, 'PATCH', `/api/inspections/${id}`, { ...answers, version })
}
const suggested = async (kit: Kit): Promise<Made> => {
  const { id, version } = await answered(kit)
  return (await kit.act(line, 'POST', `/api/inspections/${id}/conclusion`, { version })).suggestions[0]
}
const replied = async (kit: Kit): Promise<Made> => {
  const { id, version } = await suggested(kit)
  return kit.act(head, 'POST', `/api/suggestions/${id}/answer`, { version, answer: '已经改好。' })
}

/** Writes on inspections of the police lines and on their suggestions. */
export const inspectionStories: readonly WriteStory[] = [
  plain('patch /api/inspection-rules', office, async (kit) => ({
    version: Number(await kit.one('select "version" from "bureaus"')),
    suggestionDays: 5,
  })),
  plain('patch /api/inspection-checklist', line, checklist),
  plain('post /api/inspections', line, starting),
  onRow('patch /api/inspections/{id}', line, started, answers),
  onRow('post /api/inspections/{id}/conclusion', line, answered, {}),
  onRow('post /api/inspections/{id}/cancellation', line, started, { reason: '改期再查' }),
  onRow('post /api/suggestions/{id}/answer', head, suggested, { answer: '已经改好。' }),
  onRow('post /api/suggestions/{id}/acceptance', line, replied, {}),
  onRow('post /api/suggestions/{id}/return', line, replied, { reason: '没有附排班' }),
]
