import type { Player } from '../harness/database.ts'
import { aRound, type Kit, office, person, smallPhoto } from './story-kit.ts'
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

/** A scan of 何俊杰's, read, with one page that waits in the tray. */
const aScan = async (kit: Kit): Promise<{ scanId: string; pageId: string }> => {
  const scanId = await kit.one(
    `insert into "scans" ("bureauId", "id", "unitSortKey", "accountId", "startedByName", "sources", "state") select a."bureauId", gen_random_uuid(), u."unitSortKey", a."accountId", '何俊杰', '[]', 'ready'
     from "accounts" a, "units" u where a."name" = '何俊杰' and u."parentId" is null returning "id"`,
  )
  const pageId = await kit.one(
    `insert into "scanPages" ("bureauId", "id", "scanId", "position", "unitSortKey", "sourcePage", "fileId", "digest", "verdict")
     select "bureauId", gen_random_uuid(), "id", 1, "unitSortKey", 1, gen_random_uuid(), repeat('a', 64), 'unreadable' from "scans" where "id" = $1 returning "id"`,
    [scanId],
  )
  return { scanId, pageId }
}
/** 郭立军 took over a letter and is asked to acknowledge it. */
const aLetter = async (kit: Kit): Promise<{ id: string }> => {
  const id = await kit.one(
    `with "ended" as (update "letters" set "endedOn" = '2026-11-02', "endReason" = '换人' where "serialNumber" like '责例%' and "endedOn" is null returning 1)
     insert into "letters" ("bureauId", "id", "serialNumber", "unitId", "unitSortKey", "holderDuty", "issuerDuty", "holderPersonId", "wordingId", "versionId", "chainTemplateId", "fields", "successorMeans", "issuedOn", "issuedBy", "issuedByName")
     select u."bureauId", gen_random_uuid(), $1, u."id", u."unitSortKey", 'leaderInCharge', 'unitHead', a."personId", v."wordingId", v."id", c."id", '{}', 'acknowledgement', '2026-11-01', a."accountId", '何俊杰'
     from (select count(*) from "ended") as "e", "units" u, "accounts" a, "wordings" w join "wordingVersions" v on v."wordingId" = w."id" and v."inForceFrom" is not null, "chainTemplates" c
     where u."name" = '柳河派出所' and a."name" = '郭立军' and w."code" = 'responsibilityLetter' limit 1 returning "id"`,
    [`责例${kit.next()}`],
  )
  await kit.one(
    `insert into "letterParties" ("bureauId", "id", "letterId", "unitSortKey", "side", "personId", "personName", "personTitle", "fromOn", "means")
     select "bureauId", gen_random_uuid(), "id", "unitSortKey", 'holder', "holderPersonId", '郭立军', '所长', '2026-11-01', 'acknowledgement' from "letters" where "id" = $1 returning 1`,
    [id],
  )
  return { id }
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
    endpoint: 'post /api/scans/{id}/recording',
    player: office,
    ready: async (kit) => {
      const { scanId, pageId } = await aScan(kit)
      await kit.one(
        `update "scanPages" set "verdict" = 'matched', "sheetPage" = 1, "sheetPages" = 1, "requestId" = (select "id" from "signingRequests" where "occasionId" = $2 limit 1) where "id" = $1 returning 1`,
        [pageId, (await aRound(kit)).id],
      )
      return { path: `/api/scans/${scanId}/recording`, body: { version: 1, pages: 1 } }
    },
  },
  {
    endpoint: 'post /api/scan-pages/{id}/filing',
    player: office,
    ready: async (kit) => {
      const { pageId } = await aScan(kit)
      const requestId = await kit.one('select "id" from "signingRequests" where "occasionId" = $1 limit 1', [
        (await aRound(kit)).id,
      ])
      return { path: `/api/scan-pages/${pageId}/filing`, body: { version: 1, requestId, isSigned: true } }
    },
  },
  onRow('post /api/scan-pages/{id}/leaving-out', office, async (kit) => ({ id: (await aScan(kit)).pageId }), {
    reason: '空白页，不归档',
  }),
  onRow('post /api/letters/{id}/acknowledgement', { name: '郭立军', role: 'unitHead' }, aLetter, {}),
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
