import type { Player } from '../harness/database.ts'
import { clerk, type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

interface Made {
  readonly id: string
  readonly version: number
}
const head: Player = { name: '郭立军', role: 'unitHead' }
const recording = async (kit: Kit) => ({
  unitId: await kit.one(`select "id" from "units" where "name" = '柳河派出所'`),
  title: `集市秩序${kit.next()}`,
  summary: '集市散场时人流集中。',
  place: '集市东口',
  happenedOn: '2026-11-20',
  happenedTime: '09:30',
})
const recorded = async (kit: Kit): Promise<Made> => kit.act(clerk, 'POST', '/api/incidents', await recording(kit))
const owner = (kit: Kit) => kit.one(`select "id" from "people" where "name" = '周启航' and "kind" = 'officer'`)
const step = { takenOn: '2026-11-20', takenTime: '10:00', text: '到现场疏导。' }
const tracks = ['lawful', 'publicInformation', 'onSite'] as const
const stepped = async (kit: Kit): Promise<Made> => {
  let made = await recorded(kit)
  const ownerId = await owner(kit)
  for (const track of tracks) {
    const path = `/api/incidents/${made.id}`
    made = await kit.act(clerk, 'POST', `${path}/owner`, { version: made.version, track, ownerId })
    made = await kit.act(clerk, 'POST', `${path}/steps`, { version: made.version, track, ...step })
  }
  return made
}
const handled = async (kit: Kit): Promise<Made> => {
  const { id, version } = await stepped(kit)
  return kit.act(head, 'POST', `/api/incidents/${id}/conclusion`, { version })
}

/** Writes on incidents. */
export const incidentStories: readonly WriteStory[] = [
  plain('post /api/incidents', clerk, recording),
  {
    endpoint: 'post /api/incidents/{id}/owner',
    player: clerk,
    ready: async (kit) => {
      const { id, version } = await recorded(kit)
      return { path: `/api/incidents/${id}/owner`, body: { version, track: 'lawful', ownerId: await owner(kit) } }
    },
  },
  onRow('post /api/incidents/{id}/steps', clerk, recorded, { track: 'lawful', ...step }),
  onRow('post /api/incidents/{id}/statements', clerk, recorded, { text: '秩序正常。', isPublic: true }),
  {
    endpoint: 'post /api/incidents/{id}/statements/{statementId}/approval',
    player: head,
    ready: async (kit) => {
      const { id, version } = await recorded(kit)
      const body = { version, text: '秩序正常。', isPublic: true }
      const drafted = await kit.act(clerk, 'POST', `/api/incidents/${id}/statements`, body)
      const path = `/api/incidents/${id}/statements/${drafted.statements[0].id}/approval`
      return { path, body: { version: drafted.version } }
    },
  },
  onRow('post /api/incidents/{id}/conclusion', head, stepped, {}),
  onRow('post /api/incidents/{id}/review', office, handled, {
    text: '衔接顺畅，疏导预案要补。',
    findings: [{ category: 'teamManagement', title: '没有疏导预案', description: '集市散场没有疏导预案。' }],
  }),
]
