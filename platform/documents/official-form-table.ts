import { BorderStyle, HeightRule, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx'
import type { FormCell, FormColumn, FormSection, OfficialForm } from './official-form.ts'
import { cellInsetMm, fitRow, linePitch, paginate } from './official-form-fit.ts'
import { line, run, twips, type WordStyle, wordDefault, wordFonts } from './word-page.ts'

/** Borders are counted in eighths of a point: 0.35 mm frame, 0.2 mm inner lines. */
const frame = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const
const rule = { style: BorderStyle.SINGLE, size: 5, color: '000000' } as const
const head: WordStyle = { font: wordFonts.head, size: 10.5 }

/** The ruled table of a section: column widths given (WPS needs them), head row repeated, lines numbered and filled up to full pages. */
export function formTable(form: OfficialForm, section: FormSection): Table {
  const rows = [...section.rows, ...emptyRows(form, section.rows)]
  return new Table({
    columnWidths: form.columns.map((column) => twips(column.widthMm)),
    width: { size: form.columns.reduce((sum, column) => sum + twips(column.widthMm), 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: twips(cellInsetMm), right: twips(cellInsetMm), top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { top: frame, bottom: frame, left: frame, right: frame, insideHorizontal: rule, insideVertical: rule },
    rows: [headRow(form), ...rows.map((cells) => bodyRow(form, cells))],
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

function bodyRow(form: OfficialForm, cells: readonly FormCell[]): TableRow {
  const shown = fitRow(form, cells)
  const children = form.columns.map((column, index) => {
    const { lines, size } = shown[index] ?? { lines: [''], size: wordDefault.size }
    const style: WordStyle = { font: wordFonts.body, size }
    const shape = { height: linePitch(size), align: column.align }
    return ruledCell(
      column,
      lines.map((text) => line(text === '' ? [] : [run({ text }, style)], shape)),
    )
  })
  return new TableRow({ children, cantSplit: true, height: { value: twips(form.rowHeightMm), rule: HeightRule.ATLEAST } })
}

function ruledCell(column: FormColumn, children: ReturnType<typeof line>[]): TableCell {
  return new TableCell({
    children,
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
  })
}

/** Empty numbered lines that fill the last page, or the one page of a blank form. */
function emptyRows(form: OfficialForm, rows: readonly (readonly FormCell[])[]): string[][] {
  return Array.from({ length: paginate(form, rows).emptyLines }, (_, index) => [String(rows.length + index + 1)])
}
