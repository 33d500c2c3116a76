import {
  BorderStyle,
  HeightRule,
  PageNumber,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  WidthType,
} from 'docx'
import { pageShapes } from './official-form.ts'
import { line, run, twips, wordFonts } from './word-page.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const widthMm = 8
const lengthMm = 20

/** — 1 — of a turned sheet, where it would stand in portrait: a floating cell with its text turned; at the foot (right in portrait) or the head. */
export function turnedPageNumber(side: 'left' | 'right'): Table {
  const { top, left, bottom } = pageShapes.landscape.margins
  const at = side === 'right' ? 210 - bottom - lengthMm - 2 : top + 2
  const number = run({ children: ['— ', PageNumber.CURRENT, ' —'] }, { font: wordFonts.pageNumber, size: 14 })
  const cell = new TableCell({
    children: [line([number], { height: 18, align: side === 'right' ? 'right' : 'left' })],
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    width: { size: twips(widthMm), type: WidthType.DXA },
  })
  return new Table({
    columnWidths: [twips(widthMm)],
    width: { size: twips(widthMm), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(left - 7 - widthMm),
      absoluteVerticalPosition: twips(at),
    },
    rows: [new TableRow({ children: [cell], height: { value: twips(lengthMm), rule: HeightRule.EXACT } })],
  })
}
