import type { Player } from '../harness/database.ts'
import { clerk, type Kit, office } from './story-kit.ts'
import { plain, type WriteStory } from './story-shape.ts'

const head: Player = { name: '郭立军', role: 'unitHead' }
const deputy: Player = { name: '孙立新', role: 'leaderInCharge' }
const accountOf = (kit: Kit, { name }: Player) => kit.one('select "accountId" from "accounts" where "name" = $1', [name])
/** A day of the story's own, so that no two delegations share one. */
async function day(kit: Kit): Promise<{ fromOn: string; toOn: string }> {
  const fromOn = await kit.one(`select to_char(date '2026-11-24' + $1::int, 'YYYY-MM-DD')`, [kit.next()])
  return { fromOn, toOn: fromOn }
}
const term = async (kit: Kit, to: Player) => {
  const { fromOn, toOn } = await day(kit)
  return { toId: await accountOf(kit, to), fromOn, toOn, reason: '参加培训' }
}
const made = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(head, 'POST', '/api/delegations', await term(kit, deputy))

/** Writes on delegations. */
export const delegationStories: readonly WriteStory[] = [
  plain('post /api/delegations', head, (kit) => term(kit, deputy)),
  plain('post /api/delegations/for-absent', office, async (kit) => {
    const { toId, fromOn, toOn, reason } = await term(kit, deputy)
    return { toId, fromOn, toOn, reason, fromId: await accountOf(kit, clerk), role: 'unitClerk' }
  }),
  {
    endpoint: 'post /api/delegations/{id}/acknowledgement',
    player: deputy,
    ready: async (kit) => {
      const { id, version } = await made(kit)
      return { path: `/api/delegations/${id}/acknowledgement`, body: { version } }
    },
  },
  {
    endpoint: 'post /api/delegations/{id}/ending',
    player: head,
    ready: async (kit) => {
      const { id, version } = await made(kit)
      return { path: `/api/delegations/${id}/ending`, body: { version, reason: null } }
    },
  },
]
