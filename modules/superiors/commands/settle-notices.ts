import { type SqlBool, sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import type { Tx } from '../../../platform/context.ts'

const systemOf = (bureauId: string) => ({
  ...{ bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' },
})

/** Puts every notice of the tenant into the bureaus it was sent to; one already there stays as it is. */
async function deliver(tx: Tx, senderId: string, now: Date): Promise<void> {
  const { rows } = await sql<{ bureauId: string; id: string }>`
    insert into "receivedNotices" ("bureauId", "id", "senderId", "issuer", "number", "title", "text", "issuedOn", "dueOn", "arrivedAt")
    select r, s."id", s."bureauId", s."issuer", s."number", s."title", s."text", s."issuedOn", s."dueOn", ${now}::timestamptz
    from "superiorNotices" s cross join unnest(s."recipients") r where s."bureauId" = ${senderId} and s."state" = 'sent' on conflict do nothing returning "bureauId", "id"`.execute(
    tx,
  )
  for (const { bureauId, id } of rows) {
    await tx
      .insertInto('noticeReceipts')
      .values({ bureauId, noticeId: id, senderId, arrivedOn: beijingDate(now) })
      .execute()
    await recordEvent(
      { tx, actor: systemOf(bureauId) },
      { verb: 'receivedNotice.arrived', subjects: [{ id, kind: 'receivedNotice' }] },
    )
  }
}

/** Tells the bureaus that the sender has withdrawn; what a bureau made of the notice it decides on itself. */
async function withdraw(tx: Tx, senderId: string): Promise<void> {
  const { rows } = await sql<{ bureauId: string; id: string }>`
    update "receivedNotices" r set "state" = 'withdrawn', "withdrawnAt" = s."withdrawnAt", "withdrawReason" = s."withdrawReason", "version" = r."version" + 1
    from "superiorNotices" s where s."bureauId" = ${senderId} and s."state" = 'withdrawn' and r."senderId" = s."bureauId" and r."id" = s."id" and r."state" <> 'withdrawn' returning r."bureauId", r."id"`.execute(
    tx,
  )
  for (const { bureauId, id } of rows)
    await recordEvent(
      { tx, actor: systemOf(bureauId) },
      { verb: 'receivedNotice.withdrawn', subjects: [{ id, kind: 'receivedNotice' }] },
    )
}

/** How far a bureau is with the notice it made of it: counts alone, and only while the sender stands above it. */
async function count(tx: Tx, bureauId: string, today: string): Promise<void> {
  await sql`update "noticeReceipts" t set "countedOn" = ${today}::date,
      "clauses" = (select count(*) from "clauses" c where c."bureauId" = t."bureauId" and c."noticeId" = r."noticeId"),
      "tasks" = (select count(*) from "tasks" k where k."bureauId" = t."bureauId" and k."noticeId" = r."noticeId" and k."state" <> 'withdrawn'),
      "concluded" = (select count(*) from "tasks" k where k."bureauId" = t."bureauId" and k."noticeId" = r."noticeId" and k."state" in ('concluded', 'checked', 'archived'))
    from "receivedNotices" r where t."bureauId" = ${bureauId} and r."bureauId" = t."bureauId" and r."id" = t."noticeId" and r."noticeId" is not null and r."state" = 'takenOver' and t."countedOn" is distinct from ${today}::date
      and (t."senderId" = t."bureauId" or exists (select 1 from "bureauPlacements" p where p."bureauId" = t."bureauId" and p."parentId" = t."senderId" and p."fromOn" <= ${today}::date and (p."toOn" is null or p."toOn" > ${today}::date)))`.execute(
    tx,
  )
}

/** Past their last day, or under another superior: no longer to be read. */
async function expire(tx: Tx, bureauId: string, today: string): Promise<void> {
  const over = sql<SqlBool>`("expiresOn" < ${today}::date or "addresseeId" <> "bureauId" and not exists (select 1 from "bureauPlacements" p where p."bureauId" = "releases"."bureauId" and p."parentId" = "releases"."addresseeId" and p."fromOn" <= ${today}::date and (p."toOn" is null or p."toOn" > ${today}::date)))`
  const ended = await tx
    .updateTable('releases')
    .set((e) => ({ state: 'expired', version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('state', '=', 'approved')
    .where(over)
    .returning('id')
    .execute()
  if (ended.length === 0) return
  const subjects = ended.map(({ id }) => ({ id, kind: 'release' }))
  await recordEvent({ tx, actor: systemOf(bureauId) }, { verb: 'release.expired', subjects })
}

/** 上下往来 — notices go down, receipts are counted, releases end; done again it changes nothing. Runs as the owner. */
export async function settleNotices(tx: Tx, bureauId: string, today: string, { now }: { now: Date }): Promise<void> {
  await deliver(tx, bureauId, now)
  await withdraw(tx, bureauId)
  await count(tx, bureauId, today)
  await expire(tx, bureauId, today)
}
