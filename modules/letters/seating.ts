import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { requestSignatures } from '../signatures/public.ts'
import type { LetterRow, PartySide } from './tables.ts'

export type SeatedLetter = Pick<
  LetterRow,
  'id' | 'unitId' | 'unitSortKey' | 'wordingId' | 'versionId' | 'listVersionId' | 'dueOn'
> & {
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
  if (seats.length === 0) return new Map()
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
      attachedVersionId: letter.listVersionId,
    })),
  )
  const requests = await tx
    .selectFrom('signingRequests')
    .where('bureauId', '=', bureauId)
    .where(
      'occasionId',
      'in',
      seats.map((s) => s.letter.id),
    )
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
  for (const { id, toOn } of left)
    await tx
      .updateTable('letterParties')
      .set((e) => ({
        toOn: e.fn<string>('greatest', [e.cast<string>(e.val(toOn), 'date'), 'fromOn']),
        version: e('version', '+', 1),
      }))
      .where('bureauId', '=', bureauId)
      .where('id', '=', id)
      .where('toOn', 'is', null)
      .execute()
  const ids = left.flatMap((p) => p.requestId ?? [])
  if (ids.length === 0) return
  const ending = tx
    .updateTable('signingRequests')
    .set((e) => ({ endedAt: e.fn<Date>('now'), version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('id', 'in', ids)
    .where('endedAt', 'is', null)
  await ending.set({ state: 'withdrawn' }).where('state', '=', 'open').execute()
  await ending.where('state', '=', 'declined').execute()
}
