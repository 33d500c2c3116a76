import { stale } from '../errors.ts'

/** The row (locked by the caller) is still the one the editor saw; 409 otherwise. */
export function assertVersion(row: { version: number }, seen: number): void {
  if (row.version !== seen) throw stale()
}
