import { clerk, type Player } from '../harness/database.ts'
import { noticeInForce } from './notice-stories.ts'
import { type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const head: Player = { name: '郭立军', role: 'unitHead' }

interface Task {
  readonly id: string
  readonly version: number
}
/** A clause of a notice in force that nobody has dispatched. */
const clauseOf = async (kit: Kit) => {
  const notice = await noticeInForce(kit)
  return { noticeId: notice.id, clauseId: notice.clauseList[0]?.id ?? '' }
}
/** A task of 柳河派出所 that was just dispatched; its evidence is taken as given. */
const dispatched = async (kit: Kit): Promise<Task> => {
  const { noticeId, clauseId } = await clauseOf(kit)
  await kit.act(office, 'POST', `/api/notice-tasks/${noticeId}/dispatch`, { clauseIds: [clauseId] })
  const ofLiuhe = `"noticeId" = $1 and "unitName" = '柳河派出所'`
  await kit.one(`update "tasks" set "needsEvidence" = false where ${ofLiuhe} returning "id"`, [noticeId])
  return { id: await kit.one(`select "id" from "tasks" where ${ofLiuhe}`, [noticeId]), version: 1 }
}
const step = (kit: Kit, player: Player, { id, version }: Task, [noun, body]: readonly [string, object]): Promise<Task> =>
  kit.act(player, 'POST', `/api/tasks/${id}/${noun}`, { version, ...body })
const chosen = ({ id, version }: Task) => ({ tasks: [{ id, version }] })
const acknowledged = async (kit: Kit): Promise<Task> =>
  (await kit.act(head, 'POST', '/api/tasks/acknowledgements', chosen(await dispatched(kit)))).rows[0]
const objected = async (kit: Kit) =>
  step(kit, clerk, await dispatched(kit), ['objection', { reason: '不归我们办', unitWords: null }])
const concluded = async (kit: Kit) => step(kit, clerk, await acknowledged(kit), ['conclusion', { note: '办好了。', files: [] }])
const checked = async (kit: Kit): Promise<Task> =>
  (await kit.act(office, 'POST', '/api/tasks/verifications', chosen(await concluded(kit)))).rows[0]
const asking = async (kit: Kit) =>
  step(kit, clerk, await acknowledged(kit), ['extension-request', { day: '2026-12-20', reason: '等人回来' }])
const rootId = (kit: Kit) => kit.one('select "id" from "units" where "parentId" is null')

/** Every write on tasks. */
export const taskStories: readonly WriteStory[] = [
  {
    endpoint: 'post /api/notice-tasks/{id}/dispatch',
    player: office,
    ready: async (kit) => {
      const { noticeId, clauseId } = await clauseOf(kit)
      return { path: `/api/notice-tasks/${noticeId}/dispatch`, body: { clauseIds: [clauseId] } }
    },
  },
  plain('post /api/tasks/acknowledgements', head, async (kit) => chosen(await dispatched(kit))),
  onRow('post /api/tasks/{id}/objection', clerk, dispatched, { reason: '不归我们办', unitWords: null }),
  onRow('post /api/tasks/{id}/objection-answer', office, objected, { isKept: true, unitId: null, note: '都要办' }),
  {
    endpoint: 'post /api/tasks/{id}/reassignment',
    player: office,
    ready: async (kit) => {
      const { id, version } = await dispatched(kit)
      return { path: `/api/tasks/${id}/reassignment`, body: { version, unitId: await rootId(kit), reason: '局里统一办' } }
    },
  },
  onRow('post /api/tasks/{id}/progress', clerk, acknowledged, { note: '办了一半。', files: [] }),
  onRow('post /api/tasks/{id}/conclusion', clerk, acknowledged, { note: '办好了。', files: [] }),
  plain('post /api/tasks/verifications', office, async (kit) => chosen(await concluded(kit))),
  onRow('post /api/tasks/{id}/return', office, concluded, { reason: '缺签名' }),
  plain('post /api/tasks/archivings', office, async (kit) => chosen(await checked(kit))),
  onRow('post /api/tasks/{id}/extension-request', clerk, acknowledged, { day: '2026-12-20', reason: '等人回来' }),
  onRow('post /api/tasks/{id}/extension-answer', office, asking, { isGranted: true, note: '同意' }),
  onRow('post /api/tasks/{id}/escalation', head, acknowledged, { reason: '要协调' }),
  onRow('post /api/tasks/{id}/withdrawal', office, acknowledged, { reason: '不再需要' }),
  plain('post /api/tasks/assignment', head, async (kit) => ({
    ...chosen(await acknowledged(kit)),
    ownerId: await kit.one(`select "personId" from "accounts" where "name" = '周启航'`),
  })),
  plain('post /api/tasks/urging', office, async (kit) => ({ ...chosen(await acknowledged(kit)), note: '按期办' })),
  plain('post /api/tasks/extensions', office, async (kit) => ({
    ...chosen(await acknowledged(kit)),
    day: '2026-12-25',
    reason: '统一延期',
  })),
  plain('patch /api/task-rules', office, async (kit) => ({
    version: Number(await kit.one('select "version" from "bureaus"')),
    acknowledgeDays: 3,
    escalationDays: 5,
  })),
]
