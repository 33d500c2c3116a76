import { clerk, type Player } from '../harness/database.ts'
import { noticeInForce } from './notice-stories.ts'
import { type Kit, office, politicalLeader } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const head: Player = { name: '郭立军', role: 'unitHead' }

interface Slip {
  readonly id: string
  readonly version: number
}
/** A task of 柳河派出所 whose day has passed; for a red slip with a yellow one whose day has passed too. */
const overdue = async (kit: Kit, color: 'yellow' | 'red' = 'yellow'): Promise<string> => {
  const notice = await noticeInForce(kit)
  await kit.act(office, 'POST', `/api/notice-tasks/${notice.id}/dispatch`, { clauseIds: [notice.clauseList[0]?.id] })
  const ofLiuhe = `"noticeId" = $1 and "unitName" = '柳河派出所'`
  const taskId = await kit.one(
    `update "tasks" set "dueOn" = '2026-11-10', "dispatchedOn" = '2026-11-02' where ${ofLiuhe} returning "id"`,
    [notice.id],
  )
  if (color === 'yellow') return taskId
  const { id } = await kit.act(office, 'POST', '/api/supervision-slips', said(taskId))
  await kit.one(
    `update "supervisionSlips" set "answerBy" = '2026-11-20', "issuedOn" = '2026-11-18' where "id" = $1 returning "id"`,
    [id],
  )
  return taskId
}
const said = (taskId: string, color = 'yellow') => ({ taskId, color, demand: '三日内报办结。', answerBy: '2026-12-15' })
const written = async (kit: Kit): Promise<Slip> => kit.act(office, 'POST', '/api/supervision-slips', said(await overdue(kit)))
const drafted = async (kit: Kit): Promise<Slip> =>
  kit.act(office, 'POST', '/api/supervision-slips', said(await overdue(kit, 'red'), 'red'))
const step = (kit: Kit, player: Player, { id, version }: Slip, [noun, body]: readonly [string, object]): Promise<Slip> =>
  kit.act(player, 'POST', `/api/supervision-slips/${id}/${noun}`, { version, ...body })
const received = async (kit: Kit) => step(kit, clerk, await written(kit), ['receipt', {}])
const answered = async (kit: Kit) => step(kit, head, await received(kit), ['answer', { text: '已经办结。', files: [] }])

/** Every write on supervision slips. */
export const supervisionStories: readonly WriteStory[] = [
  plain('post /api/supervision-slips', office, async (kit) => said(await overdue(kit))),
  onRow('post /api/supervision-slips/{id}/approval', politicalLeader, drafted, {}),
  onRow('post /api/supervision-slips/{id}/refusal', politicalLeader, drafted, { reason: '先约谈' }),
  onRow('post /api/supervision-slips/{id}/receipt', clerk, written, {}),
  onRow('post /api/supervision-slips/{id}/answer', head, received, { text: '已经办结。', files: [] }),
  onRow('post /api/supervision-slips/{id}/closing', office, answered, {}),
  onRow('post /api/supervision-slips/{id}/return', office, answered, { reason: '没有写完成时间' }),
  onRow('post /api/supervision-slips/{id}/withdrawal', office, written, { reason: '开错了单位' }),
]
