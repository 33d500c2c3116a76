import { aRound, draftedVersion, type Kit, office, politicalLeader } from './story-kit.ts'
import { onRow, plain, type WriteStory } from './story-shape.ts'

const approved = async (kit: Kit): Promise<{ id: string; version: number }> => {
  const { id, version } = await draftedVersion(kit)
  return kit.act(politicalLeader, 'POST', `/api/wording-versions/${id}/approval`, { version, reference: '明公政〔2026〕9号' })
}
const aDesk = async (kit: Kit): Promise<{ id: string }> => ({
  id: await kit.one(
    `insert into "signingDesks" ("bureauId", "id", "roundId", "unitSortKey", "tokenDigest", "openedBy", "openedByName", "endsAt")
     select r."bureauId", gen_random_uuid(), r."id", r."unitSortKey", $2, r."openedBy", r."openedByName", '2026-12-31T00:00:00Z' from "signingRounds" r where r."id" = $1 returning "id"`,
    [(await aRound(kit)).id, `desk${kit.next()}`],
  ),
})

/** Writes on texts, rounds, desks, and the bureau's own rules of time. */
export const wordingStories: readonly WriteStory[] = [
  onRow(
    'post /api/wordings/{id}/draft',
    office,
    async (kit) => {
      const { id } = await approved(kit)
      const version = Number(await kit.one('select "version" from "wordingVersions" where "id" = $1', [id]))
      const begun = { version, fromOn: '2026-11-23', changeKind: 'material', note: '' }
      await kit.act(office, 'POST', `/api/wording-versions/${id}/commencement`, begun)
      const wordingId = await kit.one('select "wordingId" from "wordingVersions" where "id" = $1', [id])
      return { id: wordingId, version: Number(await kit.one('select "version" from "wordings" where "id" = $1', [wordingId])) }
    },
    {},
  ),
  onRow('patch /api/wording-versions/{id}', office, draftedVersion, {
    title: '改过的承诺书',
    body: [{ kind: 'clause', text: '遵守纪律。' }],
  }),
  onRow('post /api/wording-versions/{id}/abandonment', office, draftedVersion, { reason: '不再需要这一版' }),
  onRow('post /api/wording-versions/{id}/approval', politicalLeader, draftedVersion, { reference: '明公政〔2026〕9号' }),
  onRow('post /api/wording-versions/{id}/return', politicalLeader, draftedVersion, { remark: '第二条写得太宽' }),
  onRow('post /api/wording-versions/{id}/commencement', office, approved, {
    fromOn: '2026-11-23',
    changeKind: 'material',
    note: '',
  }),
  onRow('post /api/signing-rounds/{id}/deadline', office, aRound, { dueOn: '2026-12-05', reason: '人员外出' }),
  onRow('post /api/signing-rounds/{id}/closing', office, aRound, { reason: '改期再签' }),
  onRow('post /api/signing-desks/{id}/closing', office, aDesk, {}),
  plain('patch /api/filing-rule', office, async (kit) => ({
    version: Number(await kit.one('select "version" from "bureaus"')),
    filingDays: 5,
  })),
  plain('post /api/calendar-days', office, async (kit) => ({
    version: Number(await kit.one('select "version" from "calendarYears" where "year" = 2026')),
    fromOn: '2026-12-25',
    toOn: '2026-12-25',
    isWorkday: false,
    note: '局里统一调休',
  })),
]
