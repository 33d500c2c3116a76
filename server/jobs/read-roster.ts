import type { ColumnTarget } from '../../modules/imports/aliases.ts'
import { type RowLeftOut, settledHeaders, withChoices } from '../../modules/imports/apply-choices.ts'
import { choicesOf } from '../../modules/imports/choices.ts'
import { openCell } from '../../modules/imports/commands/choose.ts'
import { failReading, type Preview, type PreviewRow, previewImport } from '../../modules/imports/commands/preview-import.ts'
import type { ImportCounts } from '../../modules/imports/contract.ts'
import type { Judgement } from '../../modules/imports/judge-row.ts'
import type { SheetHeader, ShownProblem } from '../../modules/imports/preview.ts'
import { placeOf } from '../../modules/imports/preview.ts'
import { findImport, type ImportFacts } from '../../modules/imports/queries.ts'
import { readRoster } from '../../modules/imports/read-roster.ts'
import type { RosterReading, RosterRow } from '../../modules/imports/roster-reading.ts'
import { shownChange, shownProblem } from '../../modules/imports/shown-problem.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { DomainError } from '../../platform/errors.ts'
import { Cancelled, type JobHandler, type JobWork } from '../../platform/jobs/runner.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { SpreadsheetRefused } from '../../platform/spreadsheet/refused.ts'
import { gateOf, judgeRows, openBench } from './judge-roster.ts'
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
    return { found, remembered, texts: new Map(cells.map(([place, sealed]) => [place, openCell(ctx, importId, sealed)])) }
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

const isCurable = (problems: readonly ShownProblem[]): boolean =>
  problems.every((problem) => problem.severity === 'notice' || problem.isConfirmable || problem.naming !== null)

function countsOf(rows: readonly PreviewRow[], { reading, leftOut }: Read, milliseconds: number): ImportCounts {
  const of = (verdict: PreviewRow['verdict']) => rows.filter((row) => row.verdict === verdict)
  const count = (severity: string) =>
    rows.reduce((sum, { problems }) => sum + problems.filter((p) => p.severity === severity).length, 0)
  return {
    rows: rows.length,
    hidden: reading.rows.filter(({ isHidden }) => isHidden).length + leftOut.filter(({ isHidden }) => isHidden).length,
    added: of('added').length,
    changed: of('changed').length,
    unchanged: of('unchanged').length,
    problem: of('problem').length,
    elsewhere: of('elsewhere').length,
    leftOut: of('leftOut').length,
    changedFields: of('changed').reduce((sum, { changes }) => sum + changes.length, 0),
    curable: of('problem').filter(({ problems }) => isCurable(problems)).length,
    problems: count('error'),
    notices: count('notice'),
    skipped: reading.skipped.length,
    milliseconds,
  }
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

/** Rows in the order of the file: those judged and those left out. */
function previewRows({ reading, problems: all, leftOut }: Read, judged: readonly Judgement[]): PreviewRow[] {
  const problems = Map.groupBy(all, ({ sheet, row }) => placeOf(sheet, row))
  const rows = reading.rows.map((row, index): PreviewRow => {
    const judgement = judged[index] ?? { verdict: 'problem', problems: [], changes: [], targets: {}, personId: null }
    return previewRow(row, judgement, problems.get(placeOf(row.sheet, row.row)) ?? [])
  })
  const left = leftOut.map(
    ({ sheet, row, name }): PreviewRow => ({
      sheet,
      row,
      name,
      verdict: 'leftOut',
      values: {},
      changes: [],
      problems: [],
      personId: null,
    }),
  )
  if (left.length === 0) return rows
  const order = new Map(reading.sheets.map(({ name }, index) => [name, index]))
  return [...rows, ...left].toSorted(
    (one, other) => (order.get(one.sheet) ?? 0) - (order.get(other.sheet) ?? 0) || one.row - other.row,
  )
}

async function makePreview(work: JobWork, importId: string): Promise<Preview> {
  const started = performance.now()
  const beginning = await begin(work, importId)
  await work.progress(0, 0, '正在读表')
  const read = await readFile(work, beginning)
  const { rows } = read.reading
  if (!read.reading.sheets.some(({ header }) => header !== null))
    throw new DomainError('invalid', 'noHeader', '没有找到表头：表里要有一行列名，至少有“姓名”和“身份证号”。')
  const sheets = headersOf(read.reading)
  await work.progress(0, rows.length, '正在和花名册核对')
  const judged = await work.inTransaction(async (ctx) => {
    const bench = await openBench(ctx, beginning.found)
    return judgeRows(
      ctx,
      { bench, gate: gateOf(work.services), sheets, told: (done) => work.progress(done, rows.length, '正在和花名册核对') },
      rows,
    )
  })
  const kept = previewRows(read, judged)
  return { sheets, rows: kept, counts: countsOf(kept, read, Math.round(performance.now() - started)) }
}

function asRefusal(error: unknown): unknown {
  return error instanceof SpreadsheetRefused ? new DomainError('invalid', error.code, error.message) : error
}

/** Reads the file of an import outside transactions, judges its rows against the store, and keeps the preview. */
export const readRosterJob: JobHandler = async (work) => {
  const { importId } = work.input as { importId: string }
  try {
    const preview = await makePreview(work, importId)
    await work.inTransaction((ctx) => previewImport(ctx, importId, preview))
    return { result: { href: `/imports/${importId}` } }
  } catch (thrown) {
    const error = asRefusal(thrown)
    const told = error instanceof DomainError ? error.message : '系统出了错，文件没有读完。'
    await work.inTransaction((ctx) => failReading(ctx, importId, error instanceof Cancelled ? '已取消读表。' : told))
    throw error
  }
}
