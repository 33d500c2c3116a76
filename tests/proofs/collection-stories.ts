import { clerk, type Kit, office } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const collectionBody = async (kit: Kit) => ({
  title: `收集${kit.next()}`,
  annexes: ['annex5'],
  papers: ['巡防方案'],
  unitIds: [await kit.one(`select "id" from "units" where "name" = '柳河派出所'`)],
  dueOn: '2026-11-30',
})
const aCollection = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(office, 'POST', '/api/collections', await collectionBody(kit))
const aPart = async (kit: Kit, kind: string): Promise<{ id: string }> => ({
  id: await kit.one('select "id" from "collectionParts" where "collectionId" = $1 and "kind" = $2', [
    (await aCollection(kit)).id,
    kind,
  ]),
})
const fileBody = async (kit: Kit) => ({
  fileId: (await kit.act(clerk, 'POST', '/api/uploads?name=a.pdf', Buffer.from('%PDF-1.7 a'))).id as string,
  isDeclaredUnclassified: true,
})
const sent = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(clerk, 'POST', `/api/collection-parts/${(await aPart(kit, 'paper')).id}/file`, { version: 1, ...(await fileBody(kit)) })

/** Writes on collections and their parts. */
export const collectionStories: readonly WriteStory[] = [
  plain('post /api/collections', office, collectionBody),
  onRow('post /api/collections/{id}/closing', office, aCollection, { reason: '并入下月' }),
  {
    endpoint: 'post /api/collection-parts/{id}/submission',
    player: clerk,
    ready: async (kit) => {
      const { id } = await aPart(kit, 'annex5')
      const unitId = await kit.one('select "unitId" from "collectionParts" where "id" = $1', [id])
      const frozen = await kit.act(clerk, 'POST', '/api/annex-five-snapshots', { unitId, on: '2026-11-23' })
      return { path: `/api/collection-parts/${id}/submission`, body: { version: 1, snapshotId: frozen.id } }
    },
  },
  {
    endpoint: 'post /api/collection-parts/{id}/file',
    player: clerk,
    ready: async (kit) => {
      const { id } = await aPart(kit, 'paper')
      return { path: `/api/collection-parts/${id}/file`, body: { version: 1, ...(await fileBody(kit)) } }
    },
  },
  onRow('post /api/collection-parts/{id}/return', office, sent, { reason: '缺路线图' }),
  plain('post /api/collection-parts/acceptances', office, async (kit) => {
    const { id, version } = await sent(kit)
    return { parts: [{ id, version }] }
  }),
  plain('post /api/collection-parts/extensions', office, async (kit) => ({
    parts: [{ id: (await aPart(kit, 'paper')).id, version: 1 }],
    dueOn: '2026-12-04',
    reason: '安保任务',
  })),
]
