/** One interval of a unit-post's quota, half-open [fromOn, toOn). */
export interface QuotaInterval {
  readonly id: string
  readonly fromOn: string
  readonly toOn: string | null
  readonly headcount: number
}
export interface QuotaPlan {
  /** The interval that ends earlier. */
  readonly close: { readonly id: string; readonly toOn: string } | null
  /** The interval that starts on that very day and gets the new number. */
  readonly correct: string | null
  /** The interval that is added. */
  readonly add: { readonly fromOn: string; readonly toOn: string | null } | null
}

const holds = (interval: QuotaInterval, on: string): boolean =>
  interval.fromOn <= on && (interval.toOn === null || interval.toOn > on)

/** What a quota from a day on does to the intervals there are: later ones stay, the one it falls into is cut, nothing overlaps. */
export function planQuota(intervals: readonly QuotaInterval[], fromOn: string): QuotaPlan {
  const same = intervals.find((i) => i.fromOn === fromOn)
  if (same) return { close: null, correct: same.id, add: null }
  const cut = intervals.find((i) => holds(i, fromOn))
  if (cut) return { close: { id: cut.id, toOn: fromOn }, correct: null, add: { fromOn, toOn: cut.toOn } }
  const next = intervals
    .map((i) => i.fromOn)
    .filter((f) => f > fromOn)
    .sort()[0]
  return { close: null, correct: null, add: { fromOn, toOn: next ?? null } }
}
