import { sql } from 'kysely'
import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { requestSignatures } from '../signatures/public.ts'
import type { LetterRow, PartySide } from './tables.ts'

export type SeatedLetter = Pick<LetterRow, 'id' | 'unitId' | 'unitSortKey' | 'wordingId' | 'versionId' | 'dueOn'> & {
  readonly fields: Readonly<Record<string, string>>
}
export interface Person {
  readonly personId: string
  readonly name: string
  readonly title: string
}
/** Somebody who is to stand behind a letter on one side. */
export interface Seat {
  readonly letter: SeatedLetter
  readonly side: PartySide
  readonly person: Person
  /** Whom the text names; while the post is vacant its name is left open. */
  readonly holder: Person | undefined
  readonly means: 'signature' | 'acknowledgement'
  readonly fromOn: string
  readonly predecessorId: string | null
}

/** The text's values: the letter's own and its holder's. */
export const givenOf = ({ fields }: Pick<SeatedLetter, 'fields'>, holder: Person | undefined): Record<string, string> => ({
  ...fields,
  姓名: holder?.name ?? '',
  身份: holder?.title ?? '',
})

const keyOf = (letterId: string, personId: string): string => `${letterId} ${personId}`

/** Asks those who must sign; who comes back to a post finds what was asked before. Request ids by letter and person. */
async function askToSign(tx: Tx, bureauId: string, seats: readonly Seat[], today: string): Promise<Map<string, string>> {
  await requestSignatures(
    tx,
    bureauId,
    seats.map(({ letter, person, holder }) => ({
      occasion: 'letter' as const,
      occasionId: letter.id,
      personId: person.personId,
      unitId: letter.unitId,
      unitSortKey: letter.unitSortKey,
      wordingId: letter.wordingId,
      versionId: letter.versionId,
      fromOn: today,
      dueOn: letter.dueOn !== null && letter.dueOn >= today ? letter.dueOn : null,
      given: givenOf(letter, holder),
    })),
  )
  const requests = await tx
    .selectFrom('signingRequests')
    .where('bureauId', '=', bureauId)
    .where('occasionId', '=', sql<string>`any(${seats.map((s) => s.letter.id)}::uuid[])`)
    .select(['id', 'occasionId', 'personId', 'endedAt', 'state'])
    .execute()
  const found = new Map(requests.map((r) => [keyOf(r.occasionId, r.personId), r]))
  for (const { letter, person, holder } of seats) {
    const request = found.get(keyOf(letter.id, person.personId))
    if (request?.endedAt)
      await tx
        .updateTable('signingRequests')
        .set((e) => ({
          state: 'open',
          endedAt: null,
          respondedAt: null,
          declineReason: null,
          given: JSON.stringify(givenOf(letter, holder)),
          version: e('version', '+', 1),
        }))
        .where('bureauId', '=', bureauId)
        .where('id', '=', request.id)
        .execute()
  }
  return new Map(requests.map((r) => [keyOf(r.occasionId, r.personId), r.id]))
}

/** 入座 — people stand behind letters from a day on, and are asked to sign where a signature is wanted. The caller records the event. */
export async function seatParties(tx: Tx, bureauId: string, seats: readonly Seat[], today: string): Promise<void> {
  if (seats.length === 0) return
  const requestOf = await askToSign(
    tx,
    bureauId,
    seats.filter((s) => s.means === 'signature'),
    today,
  )
  const rows = seats.map(({ letter, side, person, means, fromOn, predecessorId }) => ({
    bureauId,
    id: newId(),
    letterId: letter.id,
    unitSortKey: letter.unitSortKey,
    side,
    personId: person.personId,
    personName: person.name,
    personTitle: person.title,
    fromOn,
    means,
    requestId: means === 'signature' ? (requestOf.get(keyOf(letter.id, person.personId)) ?? null) : null,
    predecessorId,
  }))
  for (let i = 0; i < rows.length; i += 1000)
    await tx
      .insertInto('letterParties')
      .values(rows.slice(i, i + 1000))
      .execute()
}

/** Nobody any longer stands behind these parties' seats; what they had not signed is taken back. */
export async function leaveSeats(
  tx: Tx,
  bureauId: string,
  left: readonly { readonly id: string; readonly requestId: string | null; readonly toOn: string }[],
): Promise<void> {
  if (left.length === 0) return
  await sql`update "letterParties" p set "toOn" = greatest(g."on", p."fromOn"), "version" = p."version" + 1 from unnest(${left.map((p) => p.id)}::uuid[], ${left.map((p) => p.toOn)}::date[]) g("id", "on")
    where p."bureauId" = ${bureauId} and p."id" = g."id" and p."toOn" is null`.execute(tx)
  await tx
    .updateTable('signingRequests')
    .set((e) => ({
      state: sql<'withdrawn' | 'declined'>`case "state" when 'open' then 'withdrawn' else "state" end`,
      endedAt: e.fn<Date>('now'),
      version: e('version', '+', 1),
    }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${left.flatMap((p) => p.requestId ?? [])}::uuid[])`)
    .where('state', 'in', ['open', 'declined'])
    .where('endedAt', 'is', null)
    .execute()
}
