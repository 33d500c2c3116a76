import { draftedPost, type Kit, newUnit, office, person, postInForce, redLine, rootId } from './story-kit.ts'
import { dated, onRow, plain, type WriteStory } from './story-shape.ts'

/** A story of a unit of its own: `tail` after its address, and the body. */
const onUnit = (endpoint: string, bodyOf: (kit: Kit, id: string) => Promise<object> | object): WriteStory => ({
  endpoint,
  player: office,
  ready: async (kit) => {
    const { id } = await newUnit(kit)
    return { path: endpoint.split(' ')[1]?.replace('{id}', id) ?? '', body: await bodyOf(kit, id) }
  },
})

/** Writes on units, quotas, posts and red lines. */
export const unitStories: readonly WriteStory[] = [
  plain('post /api/units', office, async (kit) => {
    const code = `P${kit.next()}`
    return {
      parentId: await rootId(kit),
      kind: 'squad',
      name: code,
      shortName: code,
      code,
      policeLine: null,
      openedOn: '2026-01-01',
    }
  }),
  onUnit('patch /api/units/{id}', () => ({ version: 1, hotline: '6001234' })),
  onUnit('post /api/units/{id}/renaming', (kit) => ({
    ...dated,
    name: `新名${kit.next()}`,
    shortName: `新${kit.next()}`,
    fromOn: '2026-11-20',
  })),
  onUnit('post /api/units/{id}/appointments', async (kit) => ({
    version: 1,
    duty: 'unitHead',
    personId: await person(kit, 'officer'),
    fromOn: '2026-11-20',
  })),
  {
    endpoint: 'post /api/units/{id}/appointments/{appointmentId}/ending',
    player: office,
    ready: async (kit) => {
      const { id } = await newUnit(kit)
      const appointment = { version: 1, duty: 'leaderInCharge', personId: await person(kit, 'officer'), fromOn: '2026-11-01' }
      const unit = await kit.act(office, 'POST', `/api/units/${id}/appointments`, appointment)
      const { id: appointmentId, version } = unit.appointments[0]
      return { path: `/api/units/${id}/appointments/${appointmentId}/ending`, body: { version, toOn: '2026-11-23' } }
    },
  },
  onUnit('post /api/units/{id}/closure', () => ({ ...dated, closedOn: '2026-11-23' })),
  { ...onUnit('post /api/units/{id}/move', async (kit) => ({ ...dated, parentId: (await newUnit(kit)).id })), isQueued: true },
  { ...onUnit('post /api/units/{id}/placement', () => ({ version: 1, afterId: null })), isQueued: true },
  {
    ...onUnit('post /api/units/{id}/merger', async (kit) => ({
      ...dated,
      closedOn: '2026-11-23',
      successorId: (await newUnit(kit)).id,
    })),
    isQueued: true,
  },
  {
    endpoint: 'post /api/units/{id}/quotas/{postId}',
    player: office,
    ready: async (kit) => {
      const { id } = await newUnit(kit)
      const postId = await kit.one('select "id" from "posts" where "retiredOn" is null limit 1')
      await kit.act(office, 'POST', `/api/units/${id}/quotas/${postId}`, {
        version: 0,
        headcount: 2,
        fromOn: '2026-01-01',
        reference: '一号',
      })
      return {
        path: `/api/units/${id}/quotas/${postId}`,
        body: { version: 1, headcount: 3, fromOn: '2026-11-01', reference: '二号' },
      }
    },
  },
  plain('post /api/posts', office, (kit) => ({
    name: `岗位${kit.next()}`,
    category: 'duty',
    policeLine: null,
    supervisionNote: '',
  })),
  onRow('patch /api/posts/{id}', office, postInForce, { policeLine: '治安' }),
  onRow('post /api/posts/{id}/draft', office, postInForce, {}),
  onRow('patch /api/posts/{id}/draft', office, draftedPost, { duties: [{ text: '登记台账' }] }),
  onRow('post /api/posts/{id}/draft/commencement', office, draftedPost, { fromOn: '2026-11-23' }),
  onRow('post /api/posts/{id}/retirement', office, postInForce, { ...dated, retiredOn: '2026-11-23' }),
  plain('post /api/red-lines', office, redLine),
  onRow('patch /api/red-lines/{id}', office, async (kit) => kit.act(office, 'POST', '/api/red-lines', await redLine(kit)), {
    wording: '改过的红线',
  }),
  onRow(
    'post /api/red-lines/{id}/retirement',
    office,
    async (kit) => kit.act(office, 'POST', '/api/red-lines', await redLine(kit)),
    {
      ...dated,
      retiredOn: '2026-11-23',
    },
  ),
]
