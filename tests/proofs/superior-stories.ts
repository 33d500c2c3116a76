import type { Player } from '../harness/database.ts'
import { type Kit, office, politicalLeader } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

/* In the cast the superior has its account in the bureau itself: it sends to it and reads from it. */
const superior: Player = { name: '市局辅警处', role: 'superior' }
const text = '一、总体要求\n1．全面排查隐患，按期整改。\n2．按月报送情况。'
const bureau = (kit: Kit) => kit.one('select "bureauId" from "bureaus"')
/* Of its own: the kit's numbers choose people for the other stories. */
let given = 0
const sending = async (kit: Kit) => ({
  number: `清公通〔2026〕${++given}号`,
  title: '关于开展集中排查的通知',
  text,
  issuedOn: '2026-11-20',
  dueOn: null,
  recipients: [await bureau(kit)],
})
const sent = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(superior, 'POST', '/api/superior-notices', await sending(kit))
const received = async (kit: Kit): Promise<{ id: string }> => ({
  id: await kit.one(
    `with "r" as (insert into "receivedNotices" ("bureauId", "id", "senderId", "issuer", "number", "title", "text", "issuedOn", "arrivedAt") select "bureauId", gen_random_uuid(), "bureauId", '清源市公安局', $1, '关于排查的通知', $2, '2026-11-20', '2026-11-20' from "bureaus" returning "bureauId", "id", "senderId"),
       "t" as (insert into "noticeReceipts" ("bureauId", "noticeId", "senderId", "arrivedOn") select "bureauId", "id", "senderId", '2026-11-20' from "r") select "id" from "r"`,
    [`清公来〔2026〕${++given}号`, text],
  ),
})
const asking = async (kit: Kit) => {
  await kit.one(
    `with "f" as (insert into "bureauFigures" ("bureauId", "onDay", "reach", "figureId", "n", "isHidden", "bureaus", "hiddenBureaus") select "bureauId", '2026-11-20', 'own', 'auxiliaries', 887, false, 1, 0 from "bureaus" on conflict do nothing) select 1`,
  )
  const said = { scope: '供市局核对', reason: '市局来文要求。', expiresOn: '2026-12-31' }
  return { kind: 'bureauFigures', sourceId: '2026-11-20', ...said }
}
const asked = async (kit: Kit): Promise<{ id: string; version: number }> =>
  kit.act(office, 'POST', '/api/releases', await asking(kit))

/** Writes between a bureau and its superior. */
export const superiorStories: readonly WriteStory[] = [
  plain('post /api/superior-notices', superior, sending),
  onRow('post /api/superior-notices/{id}/withdrawal', superior, sent, { reason: '另行下发。' }),
  onRow('post /api/received-notices/{id}/acknowledgement', office, received, {}),
  onRow('post /api/received-notices/{id}/take-over', office, received, { text }),
  plain('post /api/releases', office, asking),
  onRow('post /api/releases/{id}/approval', politicalLeader, asked, {}),
  onRow('post /api/releases/{id}/refusal', politicalLeader, asked, { reason: '数字要先核对。' }),
  onRow('post /api/releases/{id}/withdrawal', office, asked, { reason: '数字有更正。' }),
]
