import type { Player } from '../harness/database.ts'
import { type Kit, office, person, smallPhoto } from './story-kit.ts'
import { onRow, type WriteStory } from './story-shape.ts'

const inspector: Player = { name: '治安督导', role: 'lineInspector' }
const rule = { kind: 'rule', body: '两人以上同行，全程开启记录仪。', fileId: null, reviewOn: '2027-11-23' }
interface Row {
  readonly id: string
  readonly version: number
}

/** A document of the line, lodged; accepted where the story begins after that. */
const aDocument = async (kit: Kit): Promise<Row> =>
  kit.act(inspector, 'POST', '/api/line-documents', { ...rule, title: `巡逻规范${kit.next()}` })
const accepted = async (kit: Kit): Promise<Row> => {
  const { id, version } = await aDocument(kit)
  return kit.act(office, 'POST', `/api/line-documents/${id}/acceptance`, { version })
}
/** Somebody's last day is announced. */
const announced = async (kit: Kit): Promise<Row> =>
  kit.act(office, 'POST', '/api/leavings', { personId: await person(kit, 'auxiliary'), separatedOn: '2026-12-31' })
/** Somebody has left; every step is done where the story ends the checklist. */
const left = async (kit: Kit, isDone: boolean): Promise<Row> => {
  const { id, version } = await announced(kit)
  await kit.one(`update "leavings" set "isAnnounced" = false where "id" = $1 returning 1`, [id])
  if (isDone)
    await kit.one(`update "leavingSteps" set "doneAt" = now(), "doneByName" = '系统' where "leavingId" = $1 returning 1`, [id])
  else
    await kit
      .one(
        `insert into "signingRequests" ("bureauId", "id", "occasion", "occasionId", "personId", "unitId", "unitSortKey", "wordingId", "versionId", "code", "fromOn")
       select l."bureauId", gen_random_uuid(), 'leaving', l."id", l."personId", l."unitId", l."unitSortKey", v."wordingId", v."id", $2, '2026-11-01' from "leavings" l
         join "wordings" w on w."code" = 'leavingUndertaking' join "wordingVersions" v on v."wordingId" = w."id" and v."inForceFrom" is not null where l."id" = $1 on conflict do nothing returning 1`,
        [id, `LEAVING${kit.next()}`],
      )
      .catch(() => undefined)
  return { id, version }
}

/** Writes on line documents and on the checklists of those who leave. */
export const paperStories: readonly WriteStory[] = [
  onRow('post /api/line-documents/{id}/lodging', inspector, accepted, { ...rule, title: '巡逻规范' }),
  onRow('post /api/line-documents/{id}/review', inspector, accepted, { reviewOn: '2028-01-01', note: '复核无变化' }),
  onRow('post /api/line-documents/{id}/acceptance', office, aDocument, {}),
  onRow('post /api/line-documents/{id}/return', office, aDocument, { reason: '缺依据，请补。' }),
  onRow('post /api/leavings/{id}/ticks', office, announced, { step: 'carriers', note: '证件、服装已收回' }),
  onRow('post /api/leavings/{id}/withdrawal', office, announced, { reason: '本人续签合同' }),
  onRow('post /api/leavings/{id}/completion', office, (kit) => left(kit, true), {}),
  {
    endpoint: 'post /api/leavings/{id}/undertaking',
    player: office,
    ready: async (kit) => {
      const { id, version } = await left(kit, false)
      const { id: fileId } = await kit.act(office, 'POST', '/api/uploads?name=scan.png', smallPhoto)
      return { path: `/api/leavings/${id}/undertaking`, body: { version, fileId } }
    },
  },
]
