import type { EventSubject } from '../../platform/audit/record-event.ts'
import type { Tx } from '../../platform/context.ts'
import { leaveSeats } from './seating.ts'
import type { LetterRow } from './tables.ts'

interface Closing {
  readonly on: string
  readonly reason: string
  readonly byName: string
}

/** Letters end: their parties leave, what was not signed is taken back. The caller records the event. */
export async function closeLetters(
  tx: Tx,
  bureauId: string,
  letters: readonly { readonly id: string }[],
  { on, reason, byName }: Closing,
): Promise<void> {
  if (letters.length === 0) return
  const ids = letters.map((l) => l.id)
  const parties = await tx
    .selectFrom('letterParties')
    .where('bureauId', '=', bureauId)
    .where('letterId', 'in', ids)
    .where('toOn', 'is', null)
    .select(['id', 'requestId'])
    .execute()
  await leaveSeats(
    tx,
    bureauId,
    parties.map((p) => ({ ...p, toOn: on })),
  )
  await tx
    .updateTable('letters')
    .set((e) => ({ endedOn: on, endReason: reason, endedByName: byName, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('id', 'in', ids)
    .where('endedOn', 'is', null)
    .execute()
}

/** Subjects of an act on letters: each letter and who stands behind it, who sees it in the own file. */
export const subjectsOf = (
  letters: readonly Pick<LetterRow, 'id' | 'unitSortKey' | 'holderPersonId' | 'issuerPersonId'>[],
): EventSubject[] =>
  letters.flatMap(({ id, unitSortKey, holderPersonId, issuerPersonId }) => [
    { id, kind: 'letter', unitSortKey },
    ...[holderPersonId, issuerPersonId].flatMap((personId) =>
      personId === null ? [] : [{ id: personId, kind: 'person', unitSortKey }],
    ),
  ])
