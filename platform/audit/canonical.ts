import { sha256 } from '../keys.ts'

/** Canonical bytes of a list of values: null is `n;`, a text is `s<bytes>:<text>;` — so null, '' and shifted borders all differ. */
export function canonical(values: readonly (string | null)[]): string {
  return values.map((v) => (v === null ? 'n;' : `s${Buffer.byteLength(v)}:${v};`)).join('')
}

export interface ChangeContent {
  readonly position: number
  readonly subjectId: string | null
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  readonly isSealed: boolean
}

/** Salted digest of one change; stays when the values are purged with their salt. */
export const leafOf = (salt: string, c: ChangeContent): string =>
  sha256(canonical([salt, String(c.position), c.subjectId, c.field, c.before, c.after, c.isSealed ? 'sealed' : 'plain']))

/** Digest of an event's subjects and changes, as it stands in the chained row. */
export function digestOf(subjects: readonly { id: string; kind: string }[], leaves: readonly string[]): string {
  const names = subjects.map((s) => `${s.kind}:${s.id}`).sort()
  return sha256(canonical([...names, '', ...leaves]))
}
