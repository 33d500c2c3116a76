import {
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { type FormCell, type FormColumn, type FormSection, type OfficialForm, spansByPage } from './official-form.ts'
import { cellInsetMm, fitRow, linePitch, paginate } from './official-form-fit.ts'
import { line, run, twips, type WordStyle, wordDefault, wordFonts } from './word-page.ts'

/** Borders are counted in eighths of a point: 0.35 mm frame, 0.2 mm inner lines. */
const frame = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const
const rule = { style: BorderStyle.SINGLE, size: 5, color: '000000' } as const
const head: WordStyle = { font: wordFonts.head, size: 10.5 }

/** The ruled table of a section: column widths given (WPS needs them), head row repeated, lines numbered and filled up to full pages. */
export function formTable(form: OfficialForm, section: FormSection): Table {
  const rows = [...section.rows, ...emptyRows(form, section.rows)]
  const inset = twips(cellInsetMm(form))
  const spans = spansByPage(form, rows, paginate(form, section.rows).starts)
  return new Table({
    columnWidths: form.columns.map((column) => twips(column.widthMm)),
    width: { size: form.columns.reduce((sum, column) => sum + twips(column.widthMm), 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: inset, right: inset, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { top: frame, bottom: frame, left: frame, right: frame, insideHorizontal: rule, insideVertical: rule },
    rows: [headRow(form), ...rows.map((cells, index) => bodyRow(form, cells, spans[index] ?? 1))],
  })
}

function headRow(form: OfficialForm): TableRow {
  const cells = form.columns.map((column) => {
    const lines = column.head.split('\n').map((text) => line([run({ text }, head)], { height: 13, align: 'center' }))
    return ruledCell(column, lines)
  })
  return new TableRow({
    children: cells,
    tableHeader: true,
    cantSplit: true,
    height: { value: twips(form.headHeightMm), rule: HeightRule.ATLEAST },
  })
}

function bodyRow(form: OfficialForm, cells: readonly FormCell[], span: number): TableRow {
  const fitted = fitRow(form, cells)
  const children = form.columns.map((column, index) => {
    const { lines, size } = fitted[index] ?? { lines: [''], size: wordDefault.size }
    const style: WordStyle = { font: wordFonts.body, size }
    const shape = { height: linePitch(size), align: column.align }
    const isHidden = index === 0 && span === 0
    const shown = isHidden ? [''] : lines
    return ruledCell(
      column,
      shown.map((text) => line(text === '' ? [] : [run({ text }, style)], shape)),
      index === 0 ? mergeOf(span) : undefined,
    )
  })
  return new TableRow({ children, cantSplit: true, height: { value: twips(form.rowHeightMm), rule: HeightRule.ATLEAST } })
}

/** Of a first cell that stands over several lines: it begins, or the one above reaches down. */
function mergeOf(span: number) {
  if (span === 1) return undefined
  return span === 0 ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART
}

type Merge = ReturnType<typeof mergeOf>
function ruledCell(column: FormColumn, children: ReturnType<typeof line>[], verticalMerge?: Merge): TableCell {
  return new TableCell({
    children,
    ...(verticalMerge ? { verticalMerge } : {}),
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
  })
}

/** Empty numbered lines that fill the last page, or the one page of a blank form. */
function emptyRows(form: OfficialForm, rows: readonly (readonly FormCell[])[]): string[][] {
  return Array.from({ length: paginate(form, rows).emptyLines }, (_, index) => [String(rows.length + index + 1)])
}
