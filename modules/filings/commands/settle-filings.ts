import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { Tx } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { type WorkingDays, workingDaysOf } from '../../calendar/public.ts'
import type { FilingRow } from '../tables.ts'

interface Change {
  readonly assignmentId: string
  readonly change: 'begun' | 'ended'
  readonly aspect: FilingRow['aspect']
  readonly personId: string
  readonly unitId: string
  readonly unitSortKey: string
  readonly beforeName: string | null
  readonly afterName: string | null
  readonly reason: string
  readonly changedOn: string
  readonly recordedAt: Date
}

const filed = sql`('post', 'leadOfficer', 'leaderInCharge')`
const nameOf = (alias: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<
    string | null
  >`case when ${column('aspect')} = 'post' then (select o."name" from "posts" o where o."bureauId" = ${column('bureauId')} and o."id" = ${column('targetId')})
    else (select p."name" from "people" p where p."bureauId" = ${column('bureauId')} and p."id" = ${column('targetId')}) end`
}

/** Facts that began by an act since filings are kept, without a filing: each with what stood before. What came with joining is no change. */
async function begun(tx: Tx, bureauId: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select a."id" as "assignmentId", 'begun' as "change", a."aspect", a."personId", p."unitId", p."unitSortKey", ${nameOf('b')} as "beforeName", ${nameOf('a')} as "afterName", a."reason", a."fromOn" as "changedOn", a."recordedAt"
    from "assignments" a join "bureaus" u on u."bureauId" = a."bureauId" join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId" and p."kind" = 'auxiliary' and p."voidedAt" is null and p."separatedOn" is null
    left join "assignments" b on b."bureauId" = a."bureauId" and b."personId" = a."personId" and b."aspect" = a."aspect" and b."voidedAt" is null and b."toOn" = a."fromOn"
    where a."bureauId" = ${bureauId} and a."eventId" is not null and a."recordedAt" >= u."filingsFrom" and a."aspect" in ${filed} and a."voidedAt" is null
      and not exists (select 1 from "filings" f where f."bureauId" = a."bureauId" and f."assignmentId" = a."id" and f."change" = 'begun')`.execute(
    tx,
  )
  return rows
}

/** Facts that ended with nobody after them, of people who still serve, without a filing. */
async function ended(tx: Tx, bureauId: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select a."id" as "assignmentId", 'ended' as "change", a."aspect", a."personId", p."unitId", p."unitSortKey", ${nameOf('a')} as "beforeName", null as "afterName", '' as "reason", a."toOn" as "changedOn", now() as "recordedAt"
    from "assignments" a join "bureaus" u on u."bureauId" = a."bureauId" join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId" and p."kind" = 'auxiliary' and p."voidedAt" is null and p."separatedOn" is null
    where a."bureauId" = ${bureauId} and a."aspect" in ${filed} and a."voidedAt" is null and a."toOn" >= (u."filingsFrom" at time zone 'Asia/Shanghai')::date
      and not exists (select 1 from "assignments" n where n."bureauId" = a."bureauId" and n."personId" = a."personId" and n."aspect" = a."aspect" and n."voidedAt" is null and n."fromOn" = a."toOn")
      and not exists (select 1 from "filings" f where f."bureauId" = a."bureauId" and f."assignmentId" = a."id" and f."change" = 'ended')`.execute(
    tx,
  )
  return rows
}

/** The change is gone: withdrawn by hand, or somebody follows after all. Only filings not yet accepted go with it. */
async function withdrawGone(tx: Tx, bureauId: string): Promise<void> {
  await sql`update "filings" f set "state" = 'withdrawn', "version" = f."version" + 1 from "assignments" a
    where f."bureauId" = ${bureauId} and f."state" in ('open', 'lodged', 'returned') and a."bureauId" = f."bureauId" and a."id" = f."assignmentId" and (a."voidedAt" is not null
      or f."change" = 'ended' and (a."toOn" is null or exists (select 1 from "assignments" n where n."bureauId" = a."bureauId" and n."personId" = a."personId" and n."aspect" = a."aspect" and n."voidedAt" is null and n."fromOn" = a."toOn")))`.execute(
    tx,
  )
}

/** The unit's days run from when the change was recorded, or from its own day when that comes later. */
function dueOf({ changedOn, recordedAt }: Change, days: number | null, calendar: WorkingDays): string | null {
  const recordedOn = beijingDate(recordedAt)
  return days === null ? null : (calendar.plus(changedOn > recordedOn ? changedOn : recordedOn, days) ?? null)
}

/** 开备案 — every change of post, lead officer or leader opens its filing, with before and after; done again it changes nothing. Runs as the owner. */
export async function settleFilings(tx: Tx, bureauId: string): Promise<void> {
  await withdrawGone(tx, bureauId)
  const changes = [...(await begun(tx, bureauId)), ...(await ended(tx, bureauId))]
  if (changes.length === 0) return
  const { filingDays } = await tx
    .selectFrom('bureaus')
    .where('bureauId', '=', bureauId)
    .select('filingDays')
    .executeTakeFirstOrThrow()
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  const calendar = await workingDaysOf({ db: tx, actor })
  const filings = changes.map(({ recordedAt, ...change }) => ({
    ...change,
    bureauId,
    id: newId(),
    openedOn: beijingDate(recordedAt),
    dueOn: dueOf({ ...change, recordedAt }, filingDays, calendar),
  }))
  for (let i = 0; i < filings.length; i += 1000)
    await tx
      .insertInto('filings')
      .values(filings.slice(i, i + 1000))
      .onConflict((c) => c.columns(['bureauId', 'assignmentId', 'change']).doNothing())
      .execute()
  await recordEvent(
    { tx, actor },
    {
      verb: 'filing.opened',
      subjects: filings.flatMap((f) => [
        { id: f.id, kind: 'filing', unitSortKey: f.unitSortKey },
        { id: f.personId, kind: 'person', unitSortKey: f.unitSortKey },
      ]),
    },
  )
}

/** Events after which there may be changes to file. */
export const filingVerbs = [
  'person.postAssigned',
  'person.leadOfficerAssigned',
  'person.leaderInChargeAssigned',
  'person.usingUnitAssigned',
  'person.assignmentWithdrawn',
  'officer.handedOver',
  'import.committed',
  'import.undone',
] as const
