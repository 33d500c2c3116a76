import { type SqlBool, sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { Tx } from '../../../platform/context.ts'
import { requestSignatures } from '../../signatures/public.ts'
import { lastMaterial, peopleAsked } from '../filters.ts'
import type { Audience } from '../tables.ts'

interface StandingRound {
  readonly id: string
  readonly unitSortKey: string
  readonly wordingId: string
  readonly versionId: string
  readonly audience: Audience
  readonly fromOn: string
  readonly dueOn: string | null
  readonly currentId: string
}

/** Open standing rounds that have begun, each with the version of its text that is in force today. */
async function standingRounds(tx: Tx, bureauId: string, today: string): Promise<StandingRound[]> {
  const { rows } = await sql<StandingRound>`
    select r."id", r."unitSortKey", r."wordingId", r."versionId", r."audience", r."fromOn", r."dueOn", v."id" as "currentId" from "signingRounds" r
    join "wordingVersions" v on v."bureauId" = r."bureauId" and v."wordingId" = r."wordingId" and v."inForceFrom" <= ${today}::date and (v."inForceTo" is null or v."inForceTo" > ${today}::date)
    where r."bureauId" = ${bureauId} and r."isStanding" and r."closedAt" is null and r."fromOn" <= ${today}::date order by r."openedAt" for update of r`.execute(
    tx,
  )
  return rows
}

/** Answered, or asked, since the text last changed materially: not asked again. */
const isAskedAlready = (round: StandingRound) => sql<SqlBool>`exists (
  select 1 from "signingRequests" s join "wordingVersions" v on v."bureauId" = s."bureauId" and v."id" = s."versionId"
  where s."bureauId" = "people"."bureauId" and s."occasionId" = ${round.id} and s."personId" = "people"."id" and s."state" <> 'withdrawn' and v."number" >= ${lastMaterial(round.currentId)})`

/** A standing round goes on with the text now in force: open requests for an older one are taken back and asked anew. */
async function moveToCurrent(tx: Tx, bureauId: string, round: StandingRound): Promise<void> {
  if (round.versionId === round.currentId) return
  await tx
    .updateTable('signingRounds')
    .set((e) => ({ versionId: round.currentId, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', round.id)
    .execute()
  await tx
    .updateTable('signingRequests')
    .set((e) => ({ state: 'withdrawn', version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('occasionId', '=', round.id)
    .where('versionId', '<>', round.currentId)
    .where('state', '=', 'open')
    .execute()
}

async function askNewcomers(tx: Tx, bureauId: string, today: string, round: StandingRound): Promise<void> {
  await moveToCurrent(tx, bureauId, round)
  const asked = { bureauId, wordingId: round.wordingId, unitSortKey: round.unitSortKey, audience: round.audience }
  const people = await peopleAsked(tx, asked, round.currentId)
    .where((e) => e.not(isAskedAlready(round)))
    .select(['people.id', 'people.unitId', 'people.unitSortKey'])
    .execute()
  if (people.length === 0) return
  const dueOn = round.dueOn !== null && round.dueOn >= today ? round.dueOn : null
  await requestSignatures(
    tx,
    bureauId,
    people.map((p) => ({
      occasion: 'round',
      occasionId: round.id,
      personId: p.id,
      unitId: p.unitId,
      unitSortKey: p.unitSortKey,
      wordingId: round.wordingId,
      versionId: round.currentId,
      fromOn: today,
      dueOn,
    })),
  )
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  await recordEvent(
    { tx, actor },
    {
      verb: 'round.extended',
      subjects: [
        { id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey },
        ...people.map((p) => ({ id: p.id, kind: 'person', unitSortKey: p.unitSortKey })),
      ],
    },
  )
}

/** Open requests follow their person: to the unit of today; those of people who left are taken back. */
async function followPeople(tx: Tx, bureauId: string): Promise<void> {
  await sql`update "signingRequests" s set "unitId" = p."unitId", "unitSortKey" = p."unitSortKey", "version" = s."version" + 1 from "people" p
    where s."bureauId" = ${bureauId} and s."state" = 'open' and s."occasion" = 'round' and p."bureauId" = s."bureauId" and p."id" = s."personId" and s."unitId" <> p."unitId"`.execute(
    tx,
  )
  await sql`update "signingRequests" s set "state" = 'withdrawn', "version" = s."version" + 1 from "people" p
    where s."bureauId" = ${bureauId} and s."state" = 'open' and s."occasion" = 'round' and p."bureauId" = s."bureauId" and p."id" = s."personId"
      and (p."separatedOn" is not null or p."voidedAt" is not null)`.execute(tx)
}

/** 结转签订批次 — standing rounds take in whoever joined or whose text changed materially; done again it changes nothing. Runs as the owner. */
export async function settleRounds(tx: Tx, bureauId: string, today: string): Promise<void> {
  for (const round of await standingRounds(tx, bureauId, today)) await askNewcomers(tx, bureauId, today, round)
  await followPeople(tx, bureauId)
}

/** Events after which rounds have something to settle. */
export const settlingVerbs = [
  'person.added',
  'person.rejoined',
  'person.separated',
  'person.voided',
  'person.usingUnitAssigned',
  'person.postAssigned',
  'wording.putInForce',
  'import.committed',
  'import.undone',
] as const
