import type { Row, Sheet } from '../../platform/spreadsheet/workbook.ts'
import { type ColumnTarget, guessTarget, type HeaderGuess, normaliseHeader } from './aliases.ts'

export interface HeaderColumn {
  readonly column: number
  readonly header: string
  readonly target: ColumnTarget | null
  readonly isSure: boolean
}

/** `firstRow` and `lastRow` count from 1; they differ where the header has two rows. */
export interface FoundHeader {
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
}

export type RememberedHeaders = ReadonlyMap<string, ColumnTarget>

/** Titles and notes above a header never fill more rows than this. */
const SEARCHED_ROWS = 40
/** Words over a pair of columns that tell of somebody else than the person of the row. */
const ABOUT_OTHERS = /紧急|家庭|亲属|配偶|父亲|母亲|联系人|领导|民警|负责人/
const PERSONAL: readonly ColumnTarget[] = ['name', 'idNumber', 'phone', 'number']

interface Candidate {
  readonly header: FoundHeader
  readonly score: number
}

function textsOf(row: Row): Map<number, string> {
  return new Map(row.cells.filter((cell) => cell.text.trim() !== '').map((cell) => [cell.column, cell.text.trim()]))
}

function looksLikeData(row: Row): boolean {
  return row.cells.some((cell) => cell.kind === 'date' || cell.kind === 'number' || /\d{6,}/.test(cell.text.normalize('NFKC')))
}

function guessContractEnd(parent: string, child: string): HeaderGuess | null {
  if (!/合同/.test(parent)) return null
  const word = normaliseHeader(child).replace(/(时间|日期|日)$/, '')
  if (/^(起|起始|开始|自|签订|起止起)$/.test(word)) return { target: 'contractFrom', isSure: true }
  return /^(止|终止|截止|到期|至|结束|满)$/.test(word) ? { target: 'contractEndsOn', isSure: true } : null
}

/** What a column under two header cells means; the upper one may only group, or tell whose name the lower one asks for. */
function guessPair(parent: string, child: string, remembered: RememberedHeaders): HeaderGuess | null {
  if (parent === '' || child === '') return guessTarget(parent + child, remembered)
  const together = guessTarget(parent + child, remembered) ?? guessContractEnd(parent, child)
  if (together !== null) return together
  const above = guessTarget(parent, remembered)
  const below = guessTarget(child, remembered)
  if (below !== null && below.target === above?.target) return below
  if (below !== null && PERSONAL.includes(below.target) && (above !== null || ABOUT_OTHERS.test(parent))) {
    return below.target === 'name' && above !== null ? above : null
  }
  return below
}

/** A field stands once: the first sure column keeps it, and where several claim it, somebody must choose. */
function settleClaims(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const claims = new Map<ColumnTarget, HeaderColumn[]>()
  for (const column of columns) {
    if (column.target === null || column.target === 'ignored') continue
    claims.set(column.target, [...(claims.get(column.target) ?? []), column])
  }
  return columns.map((column) => {
    const rivals = column.target === null ? [] : (claims.get(column.target) ?? [])
    if (rivals.length < 2) return column
    const sure = rivals.filter((rival) => rival.isSure)
    const keeper = sure[0] ?? rivals[0]
    if (column !== keeper) return { ...column, target: null, isSure: false }
    return { ...column, isSure: sure.length === 1 }
  })
}

function judge(firstRow: number, lastRow: number, columns: readonly HeaderColumn[]): Candidate | null {
  const settled = settleClaims(columns)
  const known = settled.filter((column) => column.target !== null && column.target !== 'ignored')
  if (known.length < 2 || !known.some((column) => column.target === 'name' || column.target === 'idNumber')) return null
  const score = known.reduce((sum, column) => sum + (column.isSure ? 1 : 0.5), 0)
  return { header: { firstRow, lastRow, columns: settled }, score }
}

function singleRow(row: Row, remembered: RememberedHeaders): Candidate | null {
  const columns = [...textsOf(row)].map(([column, header]) => {
    const guess = guessTarget(header, remembered)
    return { column, header, target: guess?.target ?? null, isSure: guess?.isSure ?? false }
  })
  return judge(row.number, row.number, columns)
}

/** Header cells that reach over several columns, with their text in each of them. */
function spreadParents(upper: Row, lower: Map<number, string>, sheet: Sheet): Map<number, string> {
  const texts = textsOf(upper)
  const merged = sheet.merges.filter((merge) => merge.firstRow <= upper.number && merge.lastRow >= upper.number)
  const spread = new Map(texts)
  for (const { firstColumn, lastColumn } of merged) {
    const text = texts.get(firstColumn)
    for (let column = firstColumn; text !== undefined && column <= Math.min(lastColumn, firstColumn + 50); column += 1)
      spread.set(column, text)
  }
  if (sheet.merges.length > 0) return spread
  for (const column of lower.keys()) {
    const nearest = [...texts.keys()].filter((other) => other <= column).at(-1)
    if (!spread.has(column) && nearest !== undefined && lower.has(nearest)) spread.set(column, texts.get(nearest) ?? '')
  }
  return spread
}

function twoRows(upper: Row, lower: Row | undefined, sheet: Sheet, remembered: RememberedHeaders): Candidate | null {
  if (lower === undefined || lower.number !== upper.number + 1 || looksLikeData(lower)) return null
  const below = textsOf(lower)
  const above = spreadParents(upper, below, sheet)
  const columns = [...new Set([...above.keys(), ...below.keys()])]
    .toSorted((one, other) => one - other)
    .map((column) => {
      const parent = above.get(column) ?? ''
      const child = below.get(column) ?? ''
      const guess = guessPair(parent, child, remembered)
      const header = [...new Set([parent, child])].filter((text) => text !== '').join(' / ')
      return { column, header, target: guess?.target ?? null, isSure: guess?.isSure ?? false }
    })
  const candidate = judge(upper.number, lower.number, columns)
  if (candidate === null) return null
  const asksBelow = [...below.values()].some((text) => guessTarget(text, remembered) !== null)
  return asksBelow && singleRow(upper, remembered) !== null ? { ...candidate, score: candidate.score + 0.25 } : candidate
}

/** Finds the header of a roster below titles and notes, of one row or two; null when the sheet has none. */
export function findHeader(sheet: Sheet, remembered: RememberedHeaders = new Map()): FoundHeader | null {
  const searched = sheet.rows.slice(0, SEARCHED_ROWS)
  const single = searched.map((row) => singleRow(row, remembered))
  const double = searched.map((row, index) => twoRows(row, searched[index + 1], sheet, remembered))
  const candidates = [...single, ...double].filter((candidate) => candidate !== null)
  return candidates.toSorted((one, other) => other.score - one.score)[0]?.header ?? null
}
