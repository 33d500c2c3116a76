import { useEffect, useState } from 'react'
import { type Callable, call } from '../../call.ts'
import type { Conditions } from '../../navigation.tsx'
import { asProblem } from '../../problem.ts'
import { printScreen } from '../print.tsx'
import type { ListPageProps, ListPageView, RowOf } from './definition.ts'
import { inputFor } from './paging.ts'

/** About two hundred sheets; who wants more exports. */
const mostRows = 5000
const rowsAtOnce = 1000

export interface Printing<Row = unknown> {
  readonly print: () => Promise<void>
  readonly isReading: boolean
  /** Every row of the conditions while they are printed, else null. */
  readonly rows: readonly Row[] | null
  readonly whyNot: string | null
}

/** What the last 打印 under these conditions came to. */
interface Outcome<Row> {
  readonly mark: string
  readonly rows: readonly Row[] | null
  readonly whyNot: string | null
}

/** 打印 — prints what is filtered, not only the page that is shown: the other pages are read first. */
export function usePrinting<E extends Callable>(
  list: ListPageProps<E>,
  inForce: Conditions,
  page: { readonly total: number; readonly shown: readonly RowOf<E>[] },
): Printing<RowOf<E>> {
  const mark = JSON.stringify(inForce)
  const [isReading, setReading] = useState(false)
  const [last, setLast] = useState<Outcome<RowOf<E>>>({ mark, rows: null, whyNot: null })
  const { rows, whyNot } = last.mark === mark ? last : { rows: null, whyNot: null }
  useEffect(() => {
    if (!rows) return
    const end = () => setLast({ mark, rows: null, whyNot: null })
    window.addEventListener('afterprint', end)
    printScreen()
    return () => window.removeEventListener('afterprint', end)
  }, [rows, mark])
  const print = async () => {
    if (page.shown.length === page.total) return printScreen()
    if (page.total > mostRows) return setLast({ mark, rows: null, whyNot: tooMany(page.total, list.unit) })
    setReading(true)
    try {
      setLast({ mark, rows: await everyRow(list, inForce), whyNot: null })
    } catch (thrown) {
      setLast({ mark, rows: null, whyNot: asProblem(thrown).message })
    } finally {
      setReading(false)
    }
  }
  return { print, isReading, rows, whyNot }
}

const tooMany = (total: number, unit: string): string =>
  `共 ${total} ${unit}，一次最多打印 ${mostRows} ${unit}。请缩小单位或条件，或者用导出。`

async function everyRow<E extends Callable>(list: ListPageProps<E>, inForce: Conditions): Promise<RowOf<E>[]> {
  const rows: RowOf<E>[] = []
  for (let cursor: string | undefined; ; ) {
    const page = (await call(list.read, inputFor(list, inForce, { limit: rowsAtOnce, cursor }))) as ListPageView<RowOf<E>>
    rows.push(...page.rows)
    if (page.nextCursor === null) return rows
    cursor = page.nextCursor
  }
}
