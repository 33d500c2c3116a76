import { useState } from 'react'

/** Rows chosen on all pages turned; other conditions begin with none. */
export function useChoice<Row>(idOf: (row: Row) => string, conditions: string) {
  const [state, setState] = useState<{ conditions: string; rows: ReadonlyMap<string, Row> }>({ conditions, rows: new Map() })
  const rows: ReadonlyMap<string, Row> = state.conditions === conditions ? state.rows : new Map()
  const choose = (changed: readonly Row[], isChosen: boolean) => {
    const next = new Map(rows)
    for (const row of changed) {
      if (isChosen) next.set(idOf(row), row)
      else next.delete(idOf(row))
    }
    setState({ conditions, rows: next })
  }
  return { ids: new Set(rows.keys()), rows: [...rows.values()], choose, clear: () => setState({ conditions, rows: new Map() }) }
}
