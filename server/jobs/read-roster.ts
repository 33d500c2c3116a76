import type { ColumnTarget } from '../../modules/imports/aliases.ts'
import { type RowLeftOut, settledHeaders, withChoices } from '../../modules/imports/apply-choices.ts'
import { choicesOf } from '../../modules/imports/choices.ts'
import { openTyped } from '../../modules/imports/commands/choose.ts'
import { failReading, type PreviewRow, previewImport } from '../../modules/imports/commands/preview-import.ts'
import type { Judgement } from '../../modules/imports/judge-row.ts'
import type { SheetHeader, ShownProblem } from '../../modules/imports/preview.ts'
import { placeOf } from '../../modules/imports/preview.ts'
import { findImport, type ImportFacts } from '../../modules/imports/queries.ts'
import { readRoster } from '../../modules/imports/read-roster.ts'
import type { RosterReading, RosterRow } from '../../modules/imports/roster-reading.ts'
import { shownChange, shownProblem } from '../../modules/imports/shown-problem.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { Cancelled, type JobHandler, type JobWork } from '../../platform/jobs/runner.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { SpreadsheetRefused } from '../../platform/spreadsheet/refused.ts'
import { gateOf, type Judging, judgeRows, openBench } from './judge-roster.ts'
import { keepHeapLean } from './lean-heap.ts'
import { findTaken } from './make-missing.ts'
import { recogniseRows } from './roster-keys.ts'
import { findHeaderMappings } from './roster-store.ts'

interface Beginning {
  readonly found: ImportFacts
  readonly remembered: ReadonlyMap<string, ColumnTarget>
  readonly texts: ReadonlyMap<string, string>
}

function begin(work: JobWork, importId: string): Promise<Beginning> {
  return work.inTransaction(async (ctx) => {
    const found = await findImport(ctx, importId)
    const remembered = new Map((await findHeaderMappings(ctx)).map(({ header, field }) => [header, field as ColumnTarget]))
    const cells = Object.entries(choicesOf(found.choices).cells)
    return { found, remembered, texts: new Map(cells.map(([place, sealed]) => [place, openTyped(ctx, importId, sealed)])) }
  })
}

function headersOf({ sheets }: RosterReading): SheetHeader[] {
  return sheets.map(({ name, isHidden, isRead, header }) => ({
    name,
    isHidden,
    isRead,
    firstRow: header?.firstRow ?? 0,
    lastRow: header?.lastRow ?? 0,
    columns: header?.columns ?? [],
  }))
}

interface Read {
  readonly reading: RosterReading
  readonly problems: readonly ShownProblem[]
  readonly leftOut: readonly RowLeftOut[]
}

const differentPerson = {
  code: 'idNumberDiffers',
  severity: 'error',
  message: '身份证号和行标记不是同一人。',
  cure: '核对身份证号；新增的人行标记留空。',
} as const

/** What the reader found and what the row keys say; a row with an error is not to be written. */
function merge(
  reading: RosterReading,
  keyed: readonly ShownProblem[],
  expected: ReadonlyMap<string, string>,
): Pick<Read, 'reading' | 'problems'> {
  const differing = reading.rows.flatMap(({ sheet, row, values }): ShownProblem[] => {
    const own = expected.get(placeOf(sheet, row))
    if (own === undefined || values.idNumber === undefined || values.idNumber === own) return []
    return [
      {
        ...differentPerson,
        sheet,
        row,
        column: null,
        cell: `${row}行`,
        field: 'idNumber',
        value: '',
        isConfirmable: false,
        naming: null,
      },
    ]
  })
  const refused = new Set([...keyed, ...differing].map(({ sheet, row }) => placeOf(sheet, row)))
  const rows = reading.rows.map((row) => (refused.has(placeOf(row.sheet, row.row)) ? { ...row, hasErrors: true } : row))
  return { reading: { ...reading, rows }, problems: [...reading.problems.map(shownProblem), ...keyed, ...differing] }
}

async function readFile(work: JobWork, { found, remembered, texts }: Beginning): Promise<Read> {
  const choices = choicesOf(found.choices)
  const bytes = await work.services.files.get(found.fileId)
  const whole = await readWorkbook(bytes, found.fileName)
  const { workbook: recognised, problems, expected } = await work.inTransaction((ctx) => recogniseRows(ctx, whole))
  const { workbook, leftOut } = withChoices(recognised, choices, texts)
  const headers = settledHeaders(found.headers as SheetHeader[], choices)
  const today = beijingDate(work.services.clock())
  const options = {
    today,
    remembered,
    headers,
    readsHiddenSheets: choices.readsHiddenSheets,
    confirmed: new Set(choices.confirmed),
  }
  return { ...merge(await readRoster(workbook, options), problems, expected), leftOut }
}

function previewRow(row: RosterRow, judgement: Judgement, own: readonly ShownProblem[]): PreviewRow {
  const { verdict, changes, personId, problems } = judgement
  const kept = verdict === 'leftOut' ? [] : [...own, ...problems]
  return {
    sheet: row.sheet,
    row: row.row,
    verdict,
    name: row.values.name ?? '',
    values: row.values,
    changes: changes.map(shownChange),
    problems: kept,
    personId,
  }
}

const leftRow = ({ sheet, row, name }: RowLeftOut): PreviewRow => ({
  sheet,
  row,
  name,
  verdict: 'leftOut',
  values: {},
  changes: [],
  problems: [],
  personId: null,
})

/** Rows in the order of the file: those that were read and those left out before. */
function inFileOrder({ reading, leftOut }: Read): readonly (RosterRow | RowLeftOut)[] {
  if (leftOut.length === 0) return reading.rows
  const order = new Map(reading.sheets.map(({ name }, index) => [name, index]))
  const place = ({ sheet }: { sheet: string }) => order.get(sheet) ?? 0
  return [...reading.rows, ...leftOut].toSorted((one, other) => place(one) - place(other) || one.row - other.row)
}

const isRead = (row: RosterRow | RowLeftOut): row is RosterRow => 'values' in row
const rowsAtOnce = 1000

/** Judges the rows of a file in a transaction that only reads, some thousand at a time. */
async function* judgedBatches(ctx: QueryContext, work: JobWork, judging: Judging, read: Read): AsyncGenerator<PreviewRow[]> {
  const problems = Map.groupBy(read.problems, ({ sheet, row }) => placeOf(sheet, row))
  const all = inFileOrder(read)
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    await work.progress(from, all.length, '正在和花名册核对')
    const batch = all.slice(from, from + rowsAtOnce)
    const rows = batch.filter(isRead)
    const judged = new Map((await judgeRows(ctx, judging, rows)).map((judgement, index) => [rows[index], judgement]))
    yield batch.flatMap((row) => {
      if (!isRead(row)) return leftRow(row)
      const judgement = judged.get(row)
      return judgement ? previewRow(row, judgement, problems.get(placeOf(row.sheet, row.row)) ?? []) : []
    })
  }
}

async function makePreview(work: JobWork, importId: string): Promise<void> {
  const startedAt = performance.now()
  const beginning = await begin(work, importId)
  await work.progress(0, 0, '正在读表')
  const read = await readFile(work, beginning)
  const { reading, leftOut } = read
  if (!reading.sheets.some(({ header }) => header !== null))
    throw new DomainError('invalid', 'noHeader', '没有找到表头：表里要有一行列名，至少有“姓名”和“身份证号”。')
  const sheets = headersOf(reading)
  const hidden = [...reading.rows, ...leftOut].filter(({ isHidden }) => isHidden).length
  const counted = { hidden, skipped: reading.skipped.length }
  const total = reading.rows.length + leftOut.length
  await work.inTransaction(async (store) => {
    const gate = gateOf(work.services)
    const taken = await findTaken(store, gate, beginning.found)
    const judging = { bench: await openBench(store, beginning.found, { taken }), gate, sheets }
    const batches = judgedBatches(store, work, judging, read)
    await work.inTransaction((ctx) => previewImport(ctx, importId, { sheets, total, batches, counted, startedAt }))
  })
}

function asRefusal(error: unknown): unknown {
  return error instanceof SpreadsheetRefused ? new DomainError('invalid', error.code, error.message) : error
}

/** Reads the file of an import outside transactions, judges its rows against the store, and keeps the preview. */
export const readRosterJob: JobHandler = async (work) => {
  const { importId } = work.input as { importId: string }
  keepHeapLean()
  try {
    await makePreview(work, importId)
    return { result: { href: `/imports/${importId}` } }
  } catch (thrown) {
    const error = asRefusal(thrown)
    const told = error instanceof DomainError ? error.message : '系统出了错，文件没有读完。'
    await work.inTransaction((ctx) => failReading(ctx, importId, error instanceof Cancelled ? '已取消读表。' : told))
    throw error
  }
}
