import type { Insertable } from 'kysely'
import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { newCode } from '../../platform/signing/code.ts'
import type { SigningRequestRow } from './tables.ts'

/** Who is asked to sign which version, on which occasion, from when to when. */
export type Asking = Pick<
  SigningRequestRow,
  'occasion' | 'occasionId' | 'personId' | 'unitId' | 'unitSortKey' | 'wordingId' | 'versionId' | 'fromOn' | 'dueOn'
> & {
  /** Fills the text in place of the signatory's own values. */
  readonly given?: Readonly<Record<string, string>>
  /** Goes with the text and is read with it; what is signed is the text. */
  readonly attachedVersionId?: string | null
}
export interface Asked {
  readonly id: string
  readonly personId: string
  readonly code: string
}
const atOnce = 1000

/** 请签 — asks people to sign; who is asked already (same occasion, person and version) is passed over. Returns those newly asked. The caller, whose act it is, records the event. */
export async function requestSignatures(tx: Tx, bureauId: string, rows: readonly Asking[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (let i = 0; i < rows.length; i += atOnce) {
    const values: Insertable<SigningRequestRow>[] = rows.slice(i, i + atOnce).map((row) => ({
      bureauId,
      id: newId(),
      code: newCode(),
      occasion: row.occasion,
      occasionId: row.occasionId,
      personId: row.personId,
      unitId: row.unitId,
      unitSortKey: row.unitSortKey,
      wordingId: row.wordingId,
      versionId: row.versionId,
      fromOn: row.fromOn,
      dueOn: row.dueOn,
      given: row.given ? JSON.stringify(row.given) : null,
      attachedVersionId: row.attachedVersionId ?? null,
    }))
    asked.push(
      ...(await tx
        .insertInto('signingRequests')
        .values(values)
        .onConflict((c) => c.columns(['bureauId', 'occasionId', 'personId', 'versionId']).doNothing())
        .returning(['id', 'personId', 'code'])
        .execute()),
    )
  }
  return asked
}

/** 收回待签 — the occasion is over: what nobody answered is withdrawn, a 不签 stands; neither can be answered any more. Returns how many were open. The caller records the event. */
export async function withdrawRequests(tx: Tx, bureauId: string, occasionId: string): Promise<number> {
  const ending = tx
    .updateTable('signingRequests')
    .set((e) => ({ endedAt: e.fn<Date>('now'), version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('occasionId', '=', occasionId)
    .where('endedAt', 'is', null)
  const withdrawn = await ending.set({ state: 'withdrawn' }).where('state', '=', 'open').returning('id').execute()
  await ending.where('state', '=', 'declined').execute()
  return withdrawn.length
}
