import { useState } from 'react'
import type { Callable, InputOf } from '../../call.ts'
import type { Conditions } from '../../navigation.tsx'
import type { ListPageProps } from './definition.ts'

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

/** What a list endpoint is asked: the conditions, and which page. */
export function inputFor<E extends Callable>(
  props: ListPageProps<E>,
  inForce: Conditions,
  paging: { limit: number; cursor: string | undefined },
) {
  const asked = { ...inForce, limit: String(paging.limit), ...(paging.cursor ? { cursor: paging.cursor } : {}) }
  const input = {
    ...(props.params ? { params: props.params } : {}),
    ...(props.read.method === 'get' ? { query: asked } : { body: asked }),
  }
  return input as unknown as InputOf<E>
}
