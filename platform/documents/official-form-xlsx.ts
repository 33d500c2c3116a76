import type { BorderSide, Cell, CellStyle, MergeRange, WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { cellText, type FormColumn, type FormSection, type OfficialForm, pageShapes, spansByPage } from './official-form.ts'
import { fitRow, paginate, pointsPerMm, rowHeightMm } from './official-form-fit.ts'
import { sheetNames } from './sheet-names.ts'
import { wordFonts } from './word-page.ts'

const headRows = 4
const inches = (millimetres: number) => Number((millimetres / 25.4).toFixed(3))
const thin: BorderSide = { style: 'thin', color: { rgb: '000000' } }
const medium: BorderSide = { style: 'medium', color: { rgb: '000000' } }

/** The form as .xlsx: a sheet for each unit, A4, head repeated on each page, pages broken as on paper, numbers as numbers, no formulas. */
export async function officialFormXlsx(form: OfficialForm): Promise<Uint8Array> {
  const names = sheetNames(form.sections.map((section) => section.name))
  const sheets = form.sections.map((section, index) => sheetOf(form, section, names[index] ?? String(index + 1)))
  const bytes = await writeXlsx({
    sheets,
    defaultFont: { name: 'Arial', size: 10 },
    properties: { title: form.owner + form.name, creator: form.owner },
  })
  return new Uint8Array(bytes)
}

function sheetOf(form: OfficialForm, section: FormSection, name: string): WriteSheet {
  const pages = paginate(form, section.rows)
  const lines = section.rows.length + pages.emptyLines
  const noteRow = headRows + lines
  const last = form.columns.length - 1
  return {
    name,
    columns: form.columns.map((column) => ({ width: charactersWide(column.widthMm) })),
    rows: Array.from({ length: noteRow + 2 }, () => form.columns.map(() => null)),
    cells: new Map([...headCells(form, section), ...bodyCells(form, section, lines), ...noteCells(form, section, noteRow)]),
    merges: [
      row(0, 0, last),
      row(1, 0, last),
      ...headSpans(form).map(([from, to]) => row(2, from, to)),
      row(noteRow, 0, last),
      row(noteRow + 1, 0, last),
      ...groups(form, section, pages.starts),
    ],
    rowDefs: new Map(rowHeights(form, section, lines).map((height, index) => [index, { height }])),
    rowBreaks: pages.starts.slice(1).map((start) => headRows + start - 1),
    freezePane: { rows: headRows },
    pageSetup: pageSetup(form, noteRow + 1, last),
    headerFooter: footers(form.isDemo),
  }
}

function pageSetup(form: OfficialForm, lastRow: number, lastColumn: number): WriteSheet['pageSetup'] {
  const { top, left, right, bottom } = pageShapes[form.orientation].margins
  return {
    paperSize: 'a4',
    orientation: form.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(top),
      left: inches(left),
      right: inches(right),
      bottom: inches(bottom),
      header: inches(20),
      footer: inches(14),
    },
    printTitlesRow: `$1:$${headRows}`,
    printArea: `$A$1:$${String.fromCharCode(65 + lastColumn)}$${lastRow + 1}`,
  }
}

/** First cells that stand over several lines. */
function groups(form: OfficialForm, section: FormSection, starts: readonly number[]): MergeRange[] {
  return spansByPage(form, section.rows, starts).flatMap((span, index) =>
    span > 1 ? [{ startRow: headRows + index, endRow: headRows + index + span - 1, startCol: 0, endCol: 0 }] : [],
  )
}

function headCells(form: OfficialForm, section: FormSection): [string, Partial<Cell>][] {
  const spans = headSpans(form)
  const words = (section.headLine ?? []).map((text, index): [string, Partial<Cell>] => [
    `2,${spans[index]?.[0] ?? 0}`,
    textCell(text, { font: wordFonts.body, size: 12, align: (['left', 'center', 'right'] as const)[index] ?? 'left' }),
  ])
  const heads = form.columns.map((column, index): [string, Partial<Cell>] => [
    `3,${index}`,
    textCell(column.head, {
      font: wordFonts.head,
      size: 10.5,
      align: 'center',
      border: borderOf(form, index, true, false),
      wraps: true,
    }),
  ])
  const title = `${form.owner}\n${form.name}`
  return [
    ['0,0', textCell(form.label, { font: wordFonts.head, size: 16, align: 'left' })],
    ['1,0', textCell(title, { font: wordFonts.title, size: 18, align: 'center', wraps: true })],
    ...words,
    ...heads,
  ]
}

function bodyCells(form: OfficialForm, section: FormSection, lines: number): [string, Partial<Cell>][] {
  return Array.from({ length: lines }, (_, index) => {
    const cells = section.rows[index] ?? [String(index + 1)]
    const fitted = fitRow(form, cells)
    return form.columns.map((column, place): [string, Partial<Cell>] => {
      const text = cellText(cells[place] ?? '')
      const border = borderOf(form, place, false, index === lines - 1)
      const size = fitted[place]?.size ?? 10.5
      // A name keeps to one line, a little smaller if it must; only what is far too long wraps.
      const wraps = !text.includes('·') || text.length > 9
      const shown = textCell(text, { font: wordFonts.body, size, align: column.align, border, wraps })
      return [`${headRows + index},${place}`, { ...shown, ...typedValue(column, text) }]
    })
  }).flat()
}

function typedValue(column: FormColumn, text: string): Partial<Cell> {
  if (text === '') return { type: 'empty', value: null }
  return column.isNumber && /^\d+$/u.test(text) ? { type: 'number', value: Number(text) } : { type: 'string', value: text }
}

function noteCells(form: OfficialForm, section: FormSection, at: number): [string, Partial<Cell>][] {
  return [
    [`${at},0`, textCell(form.note, { font: wordFonts.body, size: 9, align: 'left' })],
    [`${at + 1},0`, textCell(section.lastLine, { font: wordFonts.head, size: 7.5, align: 'left', wraps: true })],
  ]
}

interface TextShape {
  readonly font: string
  readonly size: number
  readonly align: 'left' | 'center' | 'right'
  readonly border?: NonNullable<CellStyle['border']>
  readonly wraps?: boolean
}

function textCell(value: string, shape: TextShape): Partial<Cell> {
  const style: CellStyle = {
    font: { name: shape.font, size: shape.size },
    alignment: { horizontal: shape.align, vertical: 'center', ...(shape.wraps ? { wrapText: true } : { shrinkToFit: true }) },
    ...(shape.border ? { border: shape.border } : {}),
  }
  return { value, type: 'string', style }
}

function borderOf(form: OfficialForm, place: number, isHead: boolean, isLast: boolean): NonNullable<CellStyle['border']> {
  return {
    left: place === 0 ? medium : thin,
    right: place === form.columns.length - 1 ? medium : thin,
    top: isHead ? medium : thin,
    bottom: isLast ? medium : thin,
  }
}

/** Columns that 填报单位, 审核人 and 填报时间 stand over: the middle one over the centre of the table. */
function headSpans({ columns }: OfficialForm): [number, number][] {
  const last = columns.length - 1
  const width = columns.reduce((sum, { widthMm }) => sum + widthMm, 0)
  let reached = 0
  const middle = columns.findIndex(({ widthMm }) => {
    reached += widthMm
    return reached > width / 2
  })
  return [
    [0, middle - 1],
    [middle, middle],
    [middle + 1, last],
  ]
}

function rowHeights(form: OfficialForm, section: FormSection, lines: number): number[] {
  // A row that grows gets a little more: spreadsheets set lines wider apart.
  const body = Array.from({ length: lines }, (_, index) => {
    const height = rowHeightMm(form, section.rows[index] ?? [])
    return (height > form.rowHeightMm ? height * 1.2 : height) * pointsPerMm
  })
  return [22, 50, 20, form.headHeightMm * pointsPerMm, ...body, 16, 24]
}

/** Width of a column in digits of the workbook's font, Arial 10: 7 pixels each and 5 between columns. */
function charactersWide(millimetres: number): number {
  return Number((((millimetres / 25.4) * 96 - 5) / 7).toFixed(2))
}

const row = (at: number, startCol: number, endCol: number): MergeRange => ({ startRow: at, endRow: at, startCol, endCol })

/** Page number right on odd pages, left on even ones; 第x页 共y页 in the middle, with the demo mark. Excel takes 255 characters at most. */
function footers(isDemo: boolean): WriteSheet['headerFooter'] {
  const number = `&"${wordFonts.pageNumber}"&14— &P —`
  const counted = `&C&"${wordFonts.body}"&9第&P页　共&N页${isDemo ? '　演示数据' : ''}`
  return { differentOddEven: true, oddFooter: `${counted}&R${number}`, evenFooter: `&L${number}${counted}` }
}
