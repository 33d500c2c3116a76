import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { Tx } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { requestSignatures, withdrawRequests } from '../../signatures/public.ts'
import { leavingSteps } from '../contract.ts'
import type { LeavingRow } from '../tables.ts'

interface Leaver {
  readonly id: string
  readonly kind: 'officer' | 'auxiliary'
  readonly unitId: string
  readonly unitSortKey: string
}
interface Started {
  readonly id: string
  readonly personId: string
  readonly unitSortKey: string
}
const systemOf = (bureauId: string) => ({ bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' })

/** Subjects of an act on checklists: each checklist and its person, who sees it in the own file. */
export const subjectsOf = (rows: readonly Started[]) =>
  rows.flatMap((r) => [
    { id: r.id, kind: 'leaving', unitSortKey: r.unitSortKey },
    { id: r.personId, kind: 'person', unitSortKey: r.unitSortKey },
  ])

/** Opens a checklist with its steps; officers are not asked for the auxiliaries' undertaking. The caller records the event. */
export async function openLeaving(
  tx: Tx,
  leaver: Leaver,
  row: Pick<LeavingRow, 'bureauId' | 'separatedOn' | 'isAnnounced' | 'startedByName'> & { isContractNotRenewed?: boolean },
): Promise<Started> {
  const id = newId()
  const { unitId, unitSortKey } = leaver
  await tx
    .insertInto('leavings')
    .values({ ...row, id, personId: leaver.id, unitId, unitSortKey })
    .execute()
  const steps = leavingSteps.filter((step) => leaver.kind === 'auxiliary' || step !== 'undertaking')
  await tx
    .insertInto('leavingSteps')
    .values(steps.map((step) => ({ bureauId: row.bureauId, leavingId: id, unitSortKey, step })))
    .execute()
  return { id, personId: leaver.id, unitSortKey }
}

/** Announced checklists follow their person: to the unit of today, and to the day of the separation itself. */
async function followPeople(tx: Tx, bureauId: string): Promise<void> {
  await sql`update "leavings" l set "unitId" = p."unitId", "unitSortKey" = p."unitSortKey", "version" = l."version" + 1 from "people" p
    where l."bureauId" = ${bureauId} and l."state" = 'open' and l."isAnnounced" and p."bureauId" = l."bureauId" and p."id" = l."personId" and l."unitId" <> p."unitId"`.execute(
    tx,
  )
  await sql`update "leavingSteps" s set "unitSortKey" = l."unitSortKey" from "leavings" l
    where l."bureauId" = ${bureauId} and l."state" = 'open' and s."bureauId" = l."bureauId" and s."leavingId" = l."id" and s."unitSortKey" <> l."unitSortKey"`.execute(
    tx,
  )
  await sql`update "leavings" l set "separatedOn" = p."separatedOn", "isAnnounced" = false, "version" = l."version" + 1 from "people" p
    where l."bureauId" = ${bureauId} and l."state" = 'open' and l."isAnnounced" and p."bureauId" = l."bureauId" and p."id" = l."personId" and p."separatedOn" is not null`.execute(
    tx,
  )
}

/** Who came back, or should never have been on the roster, leaves nothing to work off. */
async function withdrawReturned(tx: Tx, bureauId: string): Promise<void> {
  const { rows } = await sql<Started>`
    update "leavings" l set "state" = 'withdrawn', "endedAt" = now(), "endedByName" = '系统', "endReason" = case when p."voidedAt" is null then '本人重新入职' else '误录撤销' end, "version" = l."version" + 1
    from "people" p where l."bureauId" = ${bureauId} and l."state" = 'open' and p."bureauId" = l."bureauId" and p."id" = l."personId"
      and (p."voidedAt" is not null or p."separatedOn" is null and not l."isAnnounced") returning l."id", l."personId", l."unitSortKey"`.execute(
    tx,
  )
  for (const { id } of rows) await withdrawRequests(tx, bureauId, id)
  if (rows.length > 0)
    await recordEvent({ tx, actor: systemOf(bureauId) }, { verb: 'leaving.withdrawn', subjects: subjectsOf(rows) })
}

async function startMissing(tx: Tx, bureauId: string): Promise<void> {
  const { rows } = await sql<Leaver & { separatedOn: string }>`
    select p."id", p."kind", p."unitId", p."unitSortKey", p."separatedOn" from "people" p
    where p."bureauId" = ${bureauId} and p."separatedOn" is not null and p."voidedAt" is null
      and not exists (select 1 from "leavings" l where l."bureauId" = p."bureauId" and l."personId" = p."id" and (l."state" = 'open' or not l."isAnnounced" and l."separatedOn" = p."separatedOn")) for update of p`.execute(
    tx,
  )
  const started: Started[] = []
  for (const { separatedOn, ...leaver } of rows)
    started.push(await openLeaving(tx, leaver, { bureauId, separatedOn, isAnnounced: false, startedByName: '系统' }))
  if (started.length > 0)
    await recordEvent({ tx, actor: systemOf(bureauId) }, { verb: 'leaving.started', subjects: subjectsOf(started) })
}

/** Asks for the undertaking in force, once: before the last day on screen, afterwards the request is what a paper is recorded on. */
async function askUndertakings(tx: Tx, bureauId: string, today: string): Promise<void> {
  const { rows } = await sql<Started & { unitId: string; separatedOn: string; wordingId: string; versionId: string }>`
    select l."id", l."personId", l."unitId", l."unitSortKey", l."separatedOn", w."id" as "wordingId", v."id" as "versionId" from "leavings" l
    join "leavingSteps" s on s."bureauId" = l."bureauId" and s."leavingId" = l."id" and s."step" = 'undertaking' and s."doneAt" is null
    join "wordings" w on w."bureauId" = l."bureauId" and w."code" = 'leavingUndertaking'
    join "wordingVersions" v on v."bureauId" = w."bureauId" and v."wordingId" = w."id" and v."inForceFrom" <= ${today}::date and (v."inForceTo" is null or v."inForceTo" > ${today}::date)
    where l."bureauId" = ${bureauId} and l."state" = 'open'
      and not exists (select 1 from "signingRequests" r where r."bureauId" = l."bureauId" and r."occasionId" = l."id" and r."state" <> 'withdrawn')`.execute(
    tx,
  )
  if (rows.length === 0) return
  const asking = rows.map(({ id, separatedOn, ...row }) => ({ ...row, occasion: 'leaving' as const, occasionId: id }))
  const dueOn = new Map(rows.map((r) => [r.id, r.separatedOn]))
  await requestSignatures(
    tx,
    bureauId,
    asking.map((a) => ({ ...a, fromOn: today, dueOn: dueOn.get(a.occasionId) ?? null })),
  )
  await recordEvent({ tx, actor: systemOf(bureauId) }, { verb: 'leaving.undertakingAsked', subjects: subjectsOf(rows) })
}

/** What the system sees of each step; carriers it cannot see. */
const isDone = sql`case s."step"
  when 'letters' then not exists (select 1 from "letterParties" t join "letters" b on b."bureauId" = t."bureauId" and b."id" = t."letterId"
    where t."bureauId" = l."bureauId" and t."personId" = l."personId" and t."toOn" is null and b."endedOn" is null)
  when 'assignments' then not exists (select 1 from "people" q where q."bureauId" = l."bureauId" and (q."leadOfficerId" = l."personId" or q."leaderInChargeId" = l."personId") and q."separatedOn" is null and q."voidedAt" is null)
    and not exists (select 1 from "unitAppointments" d where d."bureauId" = l."bureauId" and d."personId" = l."personId" and (d."toOn" is null or d."toOn" > l."separatedOn"))
    and not exists (select 1 from "assignments" a where a."bureauId" = l."bureauId" and a."personId" = l."personId" and a."voidedAt" is null and a."aspect" in ('post', 'leadOfficer', 'leaderInCharge') and (a."toOn" is null or a."toOn" > l."separatedOn"))
  when 'undertaking' then exists (select 1 from "signingRequests" r where r."bureauId" = l."bureauId" and r."occasionId" = l."id" and r."state" in ('signed', 'declined'))
  when 'account' then not exists (select 1 from "accounts" c where c."bureauId" = l."bureauId" and c."personId" = l."personId" and c."state" <> 'disabled')
  else false end`

/** Notes what has come about, and takes back what no longer holds; what somebody ticked stands. */
async function lookAtSteps(tx: Tx, bureauId: string): Promise<void> {
  const { rows } = await sql<Started & { isNowDone: boolean }>`
    update "leavingSteps" x set "doneAt" = case when f."holds" then now() end, "doneByName" = case when f."holds" then '系统' end
    from (select l."id", l."personId", l."unitSortKey", s."step", ${isDone} as "holds" from "leavings" l join "leavingSteps" s on s."bureauId" = l."bureauId" and s."leavingId" = l."id"
      where l."bureauId" = ${bureauId} and l."state" = 'open' and s."doneBy" is null) f
    where x."bureauId" = ${bureauId} and x."leavingId" = f."id" and x."step" = f."step" and (x."doneAt" is not null) <> f."holds"
    returning f."id", f."personId", f."unitSortKey", f."holds" as "isNowDone"`.execute(tx)
  const ctx = { tx, actor: systemOf(bureauId) }
  const done = rows.filter((r) => r.isNowDone)
  const reopened = rows.filter((r) => !r.isNowDone)
  if (done.length > 0) await recordEvent(ctx, { verb: 'leaving.stepDone', subjects: subjectsOf(done) })
  if (reopened.length > 0) await recordEvent(ctx, { verb: 'leaving.stepReopened', subjects: subjectsOf(reopened) })
}

/** 开离岗手续 — every separation has its checklist, and what the system can see of it is noted; done again it changes nothing. Runs as the owner. */
export async function settleLeavings(tx: Tx, bureauId: string, today: string): Promise<void> {
  await followPeople(tx, bureauId)
  await withdrawReturned(tx, bureauId)
  await startMissing(tx, bureauId)
  await askUndertakings(tx, bureauId, today)
  await lookAtSteps(tx, bureauId)
}

/** Events after which a checklist may begin, or a step of it may be done. */
export const leavingVerbs = [
  'person.separated',
  'person.rejoined',
  'person.voided',
  'person.usingUnitAssigned',
  'person.leadOfficerAssigned',
  'person.leaderInChargeAssigned',
  'officer.handedOver',
  'unit.leaderEnded',
  'unit.leaderAppointed',
  'letter.passedOn',
  'letter.ended',
  'account.disabled',
  'account.enabled',
  'account.followedPerson',
  'signature.signed',
  'signature.recorded',
  'signingRequest.declined',
  'wording.putInForce',
  'leaving.announced',
] as const
