import type { Player } from '../harness/database.ts'
import { clerk, type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const head: Player = { name: '郭立军', role: 'unitHead' }
const aQuestion = () => ({
  id: null,
  section: 'management',
  category: 'other',
  subcategoryId: null,
  words: '值班登记是否齐全',
  hint: '',
})

/** The one draft there may be, with a question. */
const aDraft = async (kit: Kit): Promise<{ id: string; version: number }> => {
  const drafts = await kit.one(`select count(*) from "screeningChecklists" where "state" = 'draft'`)
  if (drafts === '0') await kit.act(office, 'POST', '/api/screening-checklists', {})
  const [id, version] = [
    await kit.one(`select "id" from "screeningChecklists" where "state" = 'draft'`),
    Number(await kit.one(`select "version" from "screeningChecklists" where "state" = 'draft'`)),
  ]
  return kit.act(office, 'PATCH', `/api/screening-checklists/${id}`, { version, questions: [aQuestion()], note: '' })
}
const roundBody = async (kit: Kit) => ({
  title: `排查${kit.next()}`,
  checklistId: await kit.one(`select "id" from "screeningChecklists" where "state" = 'inForce'`),
  unitIds: [await kit.one(`select "id" from "units" where "name" = '柳河派出所'`)],
  dueOn: '2026-11-30',
})
const aRound = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(office, 'POST', '/api/screening-rounds', await roundBody(kit))
const aReturn = async (kit: Kit): Promise<{ id: string }> => ({
  id: await kit.one('select "id" from "screeningReturns" where "roundId" = $1', [(await aRound(kit)).id]),
})
const submitted = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(clerk, 'POST', `/api/screening-returns/${(await aReturn(kit)).id}/nil-return`, { version: 1 })

/** What is found in the first question and nothing else. */
const answering = (endpoint: string): WriteStory => ({
  endpoint,
  player: clerk,
  ready: async (kit) => {
    const { id } = await aReturn(kit)
    const questions = JSON.parse(
      await kit.one(
        `select c."questions"::text from "screeningReturns" r join "screeningRounds" o on o."id" = r."roundId" join "screeningChecklists" c on c."id" = o."checklistId" where r."id" = $1`,
        [id],
      ),
    ) as { id: string }[]
    const finding = { title: '值班登记缺页', description: '十一月缺三天登记。', subcategoryId: null }
    const answers = questions.map((q, i) => ({ questionId: q.id, isFound: i === 0, findings: i === 0 ? [finding] : [] }))
    return { path: endpoint.split(' ')[1]?.replace('{id}', id) ?? '', body: { version: 1, answers } }
  },
})

/** Writes on screening checklists, rounds and returns. */
export const screeningStories: readonly WriteStory[] = [
  {
    endpoint: 'patch /api/screening-checklists/{id}',
    player: office,
    ready: async (kit) => {
      const { id, version } = await aDraft(kit)
      return { path: `/api/screening-checklists/${id}`, body: { version, questions: [aQuestion()], note: '改过' } }
    },
  },
  onRow('post /api/screening-checklists/{id}/commencement', office, aDraft, {}),
  plain('post /api/screening-rounds', office, roundBody),
  onRow('post /api/screening-rounds/{id}/closing', office, aRound, { reason: '并入专项' }),
  answering('patch /api/screening-returns/{id}'),
  answering('post /api/screening-returns/{id}/submission'),
  onRow('post /api/screening-returns/{id}/nil-return', clerk, aReturn, {}),
  onRow('post /api/screening-returns/{id}/confirmation', head, submitted, {}),
  onRow('post /api/screening-returns/{id}/return', head, submitted, { reason: '再核一遍' }),
  onRow('post /api/screening-returns/{id}/extension', office, aReturn, { dueOn: '2026-12-04', reason: '安保任务' }),
  plain('post /api/screening-returns/extensions', office, async (kit) => ({
    returns: [{ id: (await aReturn(kit)).id, version: 1 }],
    dueOn: '2026-12-04',
    reason: '安保任务',
  })),
  {
    ...answering('post /api/screening-returns/{id}/paper-answer'),
    player: office,
    ready: async (kit) => {
      const { path, body } = await answering('post /api/screening-returns/{id}/paper-answer').ready(kit)
      const { id: fileId } = await kit.act(office, 'POST', '/api/uploads?name=a.pdf', Buffer.from('%PDF-1.7 a'))
      const signedById = await kit.one(`select "id" from "people" where "name" = '郭立军' and "kind" = 'officer'`)
      return { path, body: { ...body, signedById, signedOn: '2026-11-23', fileId, isDeclaredUnclassified: true } }
    },
  },
]
