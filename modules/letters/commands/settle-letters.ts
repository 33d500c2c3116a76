import { sql } from 'kysely'
import { type EventChange, type EventSubject, recordEvent } from '../../../platform/audit/record-event.ts'
import type { Tx } from '../../../platform/context.ts'
import { closeLetters, subjectsOf } from '../closing.ts'
import { findHolders, lockLettersOf } from '../filters.ts'
import type { Holder } from '../posts.ts'
import { givenOf, leaveSeats, type Person, type Seat, seatParties } from '../seating.ts'
import { type Passage, succession, type Takeover } from '../succession.ts'

interface Settling {
  readonly tx: Tx
  readonly bureauId: string
  readonly today: string
}
const systemActor = (bureauId: string) => ({
  bureauId,
  accountId: '',
  personId: null,
  name: '系统',
  role: null,
  address: 'job',
})
const personOf = (h: Holder): Person => ({ personId: h.personId, name: h.name, title: h.title })

async function findOpenLetters({ tx, bureauId }: Settling) {
  const letters = await tx
    .selectFrom('letters as l')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'l.bureauId').onRef('u.id', '=', 'l.unitId'))
    .where('l.bureauId', '=', bureauId)
    .where('l.endedOn', 'is', null)
    .orderBy('l.createdAt')
    .orderBy('l.id')
    .selectAll('l')
    .select(sql<boolean>`u."closedOn" is null`.as('isUnitOpen'))
    .execute()
  const parties = await tx
    .selectFrom('letterParties')
    .where('bureauId', '=', bureauId)
    .where('toOn', 'is', null)
    .selectAll()
    .execute()
  return letters.map((letter) => ({ ...letter, parties: parties.filter((p) => p.letterId === letter.id) }))
}
type Letter = Awaited<ReturnType<typeof findOpenLetters>>[number]

/** Of officers with a letter: who leads today the auxiliaries whom they led while they had it. */
const findTakeovers = ({ tx, bureauId }: Settling): Promise<Takeover[]> =>
  tx
    .selectFrom('letters as l')
    .innerJoin('assignments as a', (j) => j.onRef('a.bureauId', '=', 'l.bureauId').onRef('a.targetId', '=', 'l.holderPersonId'))
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .where('l.bureauId', '=', bureauId)
    .where('l.endedOn', 'is', null)
    .where('l.holderDuty', '=', 'leadOfficer')
    .where('a.aspect', '=', 'leadOfficer')
    .where('a.voidedAt', 'is', null)
    .whereRef('a.toOn', '>=', 'l.issuedOn')
    .whereRef('p.unitId', '=', 'l.unitId')
    .where('p.separatedOn', 'is', null)
    .whereRef('p.leadOfficerId', '<>', 'l.holderPersonId')
    .groupBy(['l.unitId', 'l.holderPersonId', 'p.leadOfficerId'])
    .select(['l.unitId', sql<string>`l."holderPersonId"`.as('fromId'), sql<string>`p."leadOfficerId"`.as('toId')])
    .select(sql<number>`count(distinct p."id")::int`.as('n'))
    .execute()

const partyOf = (letter: Letter, side: 'holder' | 'issuer') => letter.parties.find((p) => p.side === side)

/** Since when the successor stands behind it: since taking office, not before the predecessor did. */
function successionDay({ letter, side, to }: Passage<Letter>, today: string): string {
  const least = partyOf(letter, side)?.fromOn ?? letter.issuedOn
  const since = to?.sinceOn ?? today
  return since < least ? least : since
}

/** Who was there last on this side, for a post that was vacant in between. */
async function findLastParties({ tx, bureauId }: Settling, passages: readonly Passage<Letter>[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('letterParties')
    .where('bureauId', '=', bureauId)
    .where('letterId', '=', sql<string>`any(${passages.map((p) => p.letter.id)}::uuid[])`)
    .orderBy('fromOn')
    .orderBy('createdAt')
    .select(['id', 'letterId', 'side'])
    .execute()
  return new Map(rows.map((p) => [`${p.letterId} ${p.side}`, p.id]))
}

async function passOn(settling: Settling, passages: readonly Passage<Letter>[], holders: readonly Holder[]): Promise<void> {
  const { tx, bureauId, today } = settling
  const last = await findLastParties(settling, passages)
  await leaveSeats(
    tx,
    bureauId,
    passages.flatMap((p) => {
      const party = partyOf(p.letter, p.side)
      return party ? [{ id: party.id, requestId: party.requestId, toOn: successionDay(p, today) }] : []
    }),
  )
  const passed = new Map(passages.filter((p) => p.side === 'holder').map((p) => [p.letter.id, p.to]))
  const holderOf = (letter: Letter): Person | undefined => {
    const holder = passed.has(letter.id)
      ? passed.get(letter.id)
      : holders.find((h) => h.unitId === letter.unitId && h.duty === letter.holderDuty && h.personId === letter.holderPersonId)
    return holder && personOf(holder)
  }
  const seats = passages.flatMap((passage): Seat[] => {
    const { letter, side, to } = passage
    const means = letter.inForceOn === null ? 'signature' : letter.successorMeans
    const predecessorId = last.get(`${letter.id} ${side}`) ?? null
    return to
      ? [
          {
            letter,
            side,
            person: personOf(to),
            holder: holderOf(letter),
            means,
            predecessorId,
            fromOn: successionDay(passage, today),
          },
        ]
      : []
  })
  await seatParties(tx, bureauId, seats, today)
  for (const { letter, side, to } of passages) {
    await tx
      .updateTable('letters')
      .set((e) => ({ [`${side}PersonId`]: to?.personId ?? null, version: e('version', '+', 1) }))
      .where('bureauId', '=', bureauId)
      .where('id', '=', letter.id)
      .execute()
    if (side === 'holder') await renameHolder(settling, letter, holderOf(letter))
  }
}

/** Whoever has not signed yet signs the text with the new holder's name. */
const renameHolder = ({ tx, bureauId }: Settling, letter: Letter, holder: Person | undefined) =>
  tx
    .updateTable('signingRequests')
    .set((e) => ({ given: JSON.stringify(givenOf(letter, holder)), version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('occasionId', '=', letter.id)
    .where('state', 'in', ['open', 'declined'])
    .where('endedAt', 'is', null)
    .execute()

async function settleSuccession(settling: Settling): Promise<void> {
  const { tx, bureauId, today } = settling
  const letters = await findOpenLetters(settling)
  if (letters.length === 0) return
  const holders = await findHolders(tx, bureauId, today)
  const { passages, endings } = succession(letters, { holders, takeovers: await findTakeovers(settling) })
  const actor = systemActor(bureauId)
  for (const { letter, reason } of endings) {
    await closeLetters(tx, bureauId, [letter], { on: today, reason, byName: actor.name })
    await recordEvent(
      { tx, actor },
      {
        verb: 'letter.ended',
        subjects: subjectsOf([letter]),
        changes: [{ subjectId: letter.id, field: 'reason', after: reason }],
      },
    )
  }
  if (passages.length === 0) return
  await passOn(settling, passages, holders)
  const subjects: EventSubject[] = []
  const changes: EventChange[] = []
  for (const { letter, side, to } of passages) {
    const before = partyOf(letter, side)
    const { unitSortKey } = letter
    subjects.push({ id: letter.id, kind: 'letter', unitSortKey })
    for (const id of [before?.personId, to?.personId]) if (id) subjects.push({ id, kind: 'person', unitSortKey })
    changes.push({ subjectId: letter.id, field: side, before: before?.personName ?? null, after: to?.name ?? null })
  }
  await recordEvent({ tx, actor }, { verb: 'letter.passedOn', subjects, changes })
}

/** What was signed or declined is written on the party. */
async function settleAnswers({ tx, bureauId }: Settling): Promise<void> {
  await sql`update "letterParties" p set "answer" = r."state", "answeredAt" = r."respondedAt", "signatureId" = s."id", "version" = p."version" + 1
    from "signingRequests" r left join "signatures" s on s."bureauId" = r."bureauId" and s."requestId" = r."id"
    where p."bureauId" = ${bureauId} and p."toOn" is null and p."answer" in ('open', 'declined') and r."bureauId" = p."bureauId" and r."id" = p."requestId"
      and r."state" in ('signed', 'declined') and r."respondedAt" is not null and p."answer" <> r."state"`.execute(tx)
}

async function settleForce({ tx, bureauId }: Settling): Promise<void> {
  const { rows } = await sql<{ id: string; unitSortKey: string }>`
    update "letters" l set "inForceOn" = b."on", "version" = l."version" + 1
    from (select "letterId", (max("answeredAt") at time zone 'Asia/Shanghai')::date as "on" from "letterParties" where "bureauId" = ${bureauId} and "toOn" is null and "answer" in ('signed', 'acknowledged') group by "letterId" having count(*) = 2) b
    where l."bureauId" = ${bureauId} and l."id" = b."letterId" and l."inForceOn" is null and l."endedOn" is null returning l."id", l."unitSortKey"`.execute(
    tx,
  )
  if (rows.length === 0) return
  await recordEvent(
    { tx, actor: systemActor(bureauId) },
    { verb: 'letter.cameIntoForce', subjects: rows.map((r) => ({ id: r.id, kind: 'letter', unitSortKey: r.unitSortKey })) },
  )
}

/** 结转责任书 — answers are taken over, letters come into force, and pass to whoever holds the posts now; done again it changes nothing. Runs as the owner. */
export async function settleLetters(tx: Tx, bureauId: string, today: string): Promise<void> {
  const settling = { tx, bureauId, today }
  await lockLettersOf(tx, bureauId)
  await settleAnswers(settling)
  await settleForce(settling)
  await settleSuccession(settling)
  await settleAnswers(settling)
}

/** Events after which letters have something to settle. */
export const letterVerbs = [
  'signature.signed',
  'signature.recorded',
  'signingRequest.declined',
  'unit.leaderAppointed',
  'unit.leaderEnded',
  'unit.closed',
  'unit.merged',
  'officer.handedOver',
  'person.leadOfficerAssigned',
  'person.leaderInChargeAssigned',
  'person.usingUnitAssigned',
  'person.assignmentWithdrawn',
  'person.separated',
  'person.voided',
  'import.committed',
  'import.undone',
] as const
