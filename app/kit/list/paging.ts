import { useState } from 'react'

interface Place {
  readonly conditions: string
  readonly cursors: readonly string[]
}

/** Pages already turned, as the cursors that led there; other conditions begin at the first page again. */
export function usePaging(conditions: string) {
  const [limit, setLimit] = useState(50)
  const here = `${conditions}|${limit}`
  const [place, setPlace] = useState<Place>({ conditions: here, cursors: [] })
  const cursors = place.conditions === here ? place.cursors : []
  const go = (next: readonly string[]) => setPlace({ conditions: here, cursors: next })
  return {
    limit,
    setLimit,
    cursor: cursors[cursors.length - 1],
    first: cursors.length * limit + 1,
    previous: cursors.length > 0 ? () => go(cursors.slice(0, -1)) : undefined,
    nextFor: (cursor: string | null | undefined) => (cursor ? () => go([...cursors, cursor]) : undefined),
  }
}
