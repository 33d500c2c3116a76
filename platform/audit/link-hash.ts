import { sha256 } from '../keys.ts'
import { canonical } from './canonical.ts'

/** What stands before the first link. */
export const noHash = '0'.repeat(64)

/** The chained row of an event, every value as PostgreSQL writes it as text; moments in microseconds since 1970. */
export interface ChainedRow {
  readonly bureauId: string
  readonly id: string
  readonly seq: string
  readonly atMicros: string
  readonly accountId: string | null
  readonly personId: string | null
  readonly actorName: string
  readonly role: string | null
  readonly address: string
  readonly verb: string
  readonly result: string
  readonly digest: string
  readonly transactionId: string
}

/** Hash of one link (docs/trail-format.md): place, moment of linking, the link before, the whole event row. */
export function linkHash(position: number, linkedMicros: string, previousHash: string, row: ChainedRow): string {
  return sha256(
    canonical([
      'mingze-link-1',
      String(position),
      linkedMicros,
      previousHash,
      row.bureauId,
      row.id,
      row.seq,
      row.atMicros,
      row.accountId,
      row.personId,
      row.actorName,
      row.role,
      row.address,
      row.verb,
      row.result,
      row.digest,
      row.transactionId,
    ]),
  )
}
