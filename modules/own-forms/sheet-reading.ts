import { type Cell, cellAddress, type Row, type Sheet, type Workbook } from '../../platform/spreadsheet/workbook.ts'
import type { ColumnView, FaultView, FilledRow, RowValues, ShownRow } from './contract.ts'
import { faultOf, typedFrom } from './words.ts'

interface Wanted {
  readonly columns: readonly ColumnView[]
  readonly rowsPer: 'unit' | 'many' | 'auxiliary'
  /** The rows as they stand: for each auxiliary one. */
  readonly rows: readonly ShownRow[]
}
interface ReadSheet {
  readonly rows: FilledRow[]
  readonly faults: FaultView[]
}

const textIn = (row: Row, column: number | undefined): string => row.cells.find((c) => c.column === column)?.text.trim() ?? ''
const byName = (row: Row): Map<string, number> => new Map(row.cells.map((c) => [c.text.trim(), c.column]))

/** The row that names the columns to be filled in, and where each stands. */
function findHead(sheet: Sheet, names: readonly string[]) {
  const row = sheet.rows.find((r) => names.every((name) => byName(r).has(name)))
  return row ? { row, places: byName(row) } : undefined
}

/** A cell's text: of a date the day, of anything else what is seen. */
const wordsOf = (cell: Cell | undefined): string => (cell?.kind === 'date' ? String(cell.value).slice(0, 10) : (cell?.text ?? ''))

function readRow(row: Row, places: ReadonlyMap<string, number>, columns: readonly ColumnView[]) {
  const faults: FaultView[] = []
  const values: RowValues = {}
  for (const column of columns) {
    const place = places.get(column.name)
    const value = typedFrom(column, wordsOf(row.cells.find((c) => c.column === place)))
    const fault = faultOf(column, value)
    if (fault && place !== undefined)
      faults.push({ place: cellAddress(row.number, place), message: `“${column.name}”${fault}。` })
    values[column.key] = typeof value === 'string' ? value.slice(0, 500) : value
  }
  return { values, faults, isEmpty: Object.values(values).every((v) => v === null) }
}

/** Whose row it is, by name and number as the sheet that was downloaded has them. */
function personIn(row: Row, places: ReadonlyMap<string, number>, rows: readonly ShownRow[]): ShownRow | undefined {
  const [name, number] = [textIn(row, places.get('姓名')), textIn(row, places.get('辅警编号'))]
  const alike = rows.filter((r) => r.name === name && (number === '' || r.number === number))
  return alike.length === 1 ? alike[0] : undefined
}

const strange = (row: Row, places: ReadonlyMap<string, number>): FaultView => ({
  place: cellAddress(row.number, places.get('姓名') ?? 0),
  message: '本单位在岗辅警里没有这一人，或者有同名的没有写编号；按下载的表填，不要增行。',
})

/** The rows below the head: of each auxiliary one, else every one that is not empty. */
function readBody(
  lines: readonly Row[],
  places: ReadonlyMap<string, number>,
  asked: readonly ColumnView[],
  of: Wanted,
): ReadSheet {
  const read: ReadSheet = { rows: [], faults: [] }
  const ofPerson = of.rowsPer === 'auxiliary'
  for (const row of lines) {
    const { values, faults, isEmpty } = readRow(row, places, asked)
    const person = ofPerson ? personIn(row, places, of.rows) : undefined
    if (isEmpty && !person) continue
    if (ofPerson && !person) read.faults.push(strange(row, places))
    else {
      read.rows.push({ personId: person?.personId ?? null, values })
      read.faults.push(...faults)
    }
  }
  return read
}

/** The rows of a sheet that was filled in, and what is wrong with its cells; columns that the system fills are not read. */
export function readFilled(workbook: Workbook, wanted: Wanted): ReadSheet {
  const asked = wanted.columns.filter((c) => c.filledFrom === null)
  const names = [...asked.map((c) => c.name), ...(wanted.rowsPer === 'auxiliary' ? ['姓名'] : [])]
  const heads = workbook.sheets.flatMap((sheet) => {
    const head = findHead(sheet, names)
    return head ? [{ sheet, head }] : []
  })
  const [found] = heads
  if (!found) return { rows: [], faults: [{ place: '表头', message: `没有找到这几列：${names.join('、')}。请用下载的表填。` }] }
  const { sheet, head } = found
  const below = sheet.rows.filter((r) => r.number > head.row.number)
  const read = readBody(below, head.places, asked, wanted)
  if (wanted.rowsPer !== 'unit' || read.rows.length <= 1) return read
  const more = { place: sheet.name, message: '这张表每个单位只填一行，第二行起没有读。' }
  return { rows: read.rows.slice(0, 1), faults: [...read.faults, more] }
}
