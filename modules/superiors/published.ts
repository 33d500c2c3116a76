import type { Counted, PublishedFigure } from '../../platform/published-figure.ts'

const fewest = 5
const isFew = (n: number): boolean => n > 0 && n < fewest

/** 少于五 — one to four persons are hidden, and so is a part that leaves one to four of its whole over; nobody at all is nobody's secret. */
function mustHide(
  { isOfPersons, within }: PublishedFigure,
  { n, whole }: Counted,
  counted: ReadonlyMap<string, Counted>,
): boolean {
  if (!isOfPersons) return false
  const wholes = [whole, within === undefined ? null : (counted.get(within)?.n ?? null)].filter((w) => w !== null)
  return isFew(n) || wholes.some((w) => isFew(w) || isFew(w - n))
}

/**
 * Hides what speaks of fewer than five persons. Where exactly one part of a shown total is hidden, it would follow by subtraction:
 * then the smallest other part goes with it, and where there is none but zeros, the total.
 */
export function hideFew(definitions: readonly PublishedFigure[], counted: ReadonlyMap<string, Counted>): ReadonlySet<string> {
  const known = definitions.flatMap((d) => {
    const found = counted.get(d.id)
    return found ? [{ ...d, found }] : []
  })
  const hidden = new Set(known.filter((d) => mustHide(d, d.found, counted)).map((d) => d.id))
  for (const total of new Set(known.flatMap((d) => d.total ?? []))) {
    const parts = known.filter((d) => d.total === total)
    if (hidden.has(total) || parts.filter((d) => hidden.has(d.id)).length !== 1) continue
    const [least] = parts.filter((d) => !hidden.has(d.id) && d.found.n > 0).sort((a, b) => a.found.n - b.found.n)
    hidden.add(least?.id ?? total)
  }
  return hidden
}
