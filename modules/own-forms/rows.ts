import type { CellValue, ColumnView, FilledRow, FormView, RowValues, ShownRow } from './contract.ts'
import { faultOf, type KnownKey } from './words.ts'

type Values = Partial<Record<KnownKey, CellValue>>
/** What the system knows of a unit and of each of its auxiliaries now. */
export interface KnownOf {
  readonly unit: Values
  readonly people: readonly { readonly id: string; readonly name: string; readonly number: string; readonly values: Values }[]
}
export interface Design {
  readonly rowsPer: FormView['rowsPer']
  readonly columns: readonly ColumnView[]
}

/** What was typed, in the form's own columns only. */
const typedIn = ({ columns }: Design, values: RowValues | undefined): RowValues =>
  Object.fromEntries(columns.filter((c) => c.filledFrom === null).map((c) => [c.key, values?.[c.key] ?? null]))
/** What the system fills in. */
const filledIn = ({ columns }: Design, values: Values): RowValues =>
  Object.fromEntries(columns.flatMap((c) => (c.filledFrom === null ? [] : [[c.key, values[c.filledFrom] ?? null]])))

/** The draft as it is kept: typed cells alone, one row where there is one, one each of the auxiliaries. */
export function draftOf(design: Design, rows: readonly FilledRow[]): FilledRow[] {
  const kept = rows.map((r) => ({
    personId: design.rowsPer === 'auxiliary' ? r.personId : null,
    values: typedIn(design, r.values),
  }))
  return design.rowsPer === 'unit' ? kept.slice(0, 1) : kept
}

/** The rows to be filled in: what was typed so far beside what the system knows now. */
export function rowsOf(design: Design, draft: readonly FilledRow[], known: KnownOf): ShownRow[] {
  const row = (values: RowValues | undefined, of: Values): RowValues => ({ ...typedIn(design, values), ...filledIn(design, of) })
  if (design.rowsPer === 'auxiliary') {
    const typed = new Map(draft.map((r) => [r.personId, r.values]))
    return known.people.map(({ id, name, number, values }) => ({
      ...{ personId: id, name, number },
      values: row(typed.get(id), { ...known.unit, ...values }),
    }))
  }
  const lines = design.rowsPer === 'unit' ? [draft[0]] : draft
  return lines.map((line) => ({ personId: null, name: '', number: '', values: row(line?.values, known.unit) }))
}

/** What keeps the rows from being handed in, cell by cell. */
export const faultsIn = ({ columns }: Design, rows: readonly ShownRow[]) =>
  rows.flatMap((row, i) =>
    columns.flatMap((column) => {
      const fault = faultOf(column, row.values[column.key])
      return fault
        ? [{ path: `rows.${i}.${column.key}`, code: 'wrongCell', message: `第 ${i + 1} 行“${column.name}”${fault}` }]
        : []
    }),
  )
