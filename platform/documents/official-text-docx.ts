import {
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { ems } from './official-form-fit.ts'
import type { OfficialText } from './official-text.ts'
import { line, officialPage, run, twips, type WordStyle, wordFonts } from './word-page.ts'

const body: WordStyle = { font: wordFonts.body, size: 16 }
const head: WordStyle = { font: wordFonts.head, size: 16 }
const kaiti: WordStyle = { font: '楷体_GB2312', size: 16 }
const cell: WordStyle = { font: wordFonts.body, size: 9 }
const red = 'D7000F'
/** 22 lines of 28 characters: 28.99 pt a line by the grid; 15.79 pt a character by its spacing, because LibreOffice gives a character wider than its cell two of a grid of characters. */
const grid = { type: DocumentGridType.LINES, linePitch: 580 } as const
const narrowed = -4
const pitch = 580
const twoCharacters = 640
const typeAreaMm = 156
const typeAreaPoints = 442

/** An official document as .docx on the grid of GB/T 9704: red head, number, title, text, annex on pages of its own, 版记. */
export async function officialTextDocx(text: OfficialText): Promise<Uint8Array> {
  const file = new Document({
    title: text.title,
    creator: text.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: wordFonts.body, size: 32 } } } },
    sections: sectionsOf(text),
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

type Shape = Partial<ConstructorParameters<typeof Paragraph>[0] & object>
const plain = (children: readonly (ParagraphChild | undefined)[], shape: Shape = {}): Paragraph =>
  new Paragraph({
    children: children.filter((child) => child !== undefined),
    autoSpaceEastAsianText: false,
    spacing: { line: pitch, lineRule: 'exact' },
    ...shape,
  })
const empty = (): Paragraph => plain([])

/** One line, or two that break where the meaning does: before what stands in brackets. */
const titleLines = (title: string): string[] => (ems(title) * 22 <= typeAreaPoints ? [title] : title.split(/(?=（)/u))

function paragraphOf({ level, text }: OfficialText['lines'][number]): Paragraph {
  const shape = { indent: { firstLine: twoCharacters }, keepNext: level === 1 }
  if (level !== 2) return plain([run({ text, characterSpacing: narrowed }, level === 1 ? head : body)], shape)
  const end = text.indexOf('。') + 1
  return plain(
    [
      run({ text: text.slice(0, end), characterSpacing: narrowed }, kaiti),
      run({ text: text.slice(end), characterSpacing: narrowed }, body),
    ],
    shape,
  )
}

/** The text on its grid, the annex without one: its lines are set closer. */
function sectionsOf(t: OfficialText): ISectionOptions[] {
  const foot = (side: 'left' | 'right') =>
    new Footer({
      children: [
        line([run({ children: ['— ', PageNumber.CURRENT, ' —'] }, { font: wordFonts.pageNumber, size: 14 })], {
          height: 18,
          before: 20,
          align: side,
          [side === 'left' ? 'indentLeft' : 'indentRight']: 14,
        }),
      ],
    })
  const number = { bottom: { style: BorderStyle.SINGLE, size: 16, color: red, space: 6 } }
  const footers = { default: foot('right'), even: foot('left') }
  const { size, margin } = officialPage.page ?? {}
  const text: ISectionOptions = {
    properties: { ...officialPage, titlePage: false, grid },
    footers,
    children: [
      line([run({ text: `${t.issuer}文件`, color: red }, { font: wordFonts.title, size: 36 })], { height: 58, align: 'center' }),
      empty(),
      plain([run({ text: t.dispatchNumber }, body)], { alignment: 'center', border: number }),
      empty(),
      ...titleLines(t.title).map((words) =>
        line([run({ text: words }, { font: wordFonts.title, size: 22 })], { height: 32, align: 'center' }),
      ),
      empty(),
      ...t.lines.map(paragraphOf),
      empty(),
      plain([run({ text: `附件：${t.annex.name}` }, body)], { indent: { left: 5 * 320, hanging: 3 * 320 } }),
      empty(),
      empty(),
      plain([run({ text: t.sign }, body)], { alignment: 'right', indent: { right: twoCharacters }, keepNext: true }),
      plain([run({ text: t.date }, body)], { alignment: 'right', indent: { right: 2 * twoCharacters } }),
    ],
  }
  return [text, { properties: { page: { size, margin } }, footers, children: [...annexOf(t), ...imprintOf(t)] }]
}

function annexOf({ annex, isDemo }: OfficialText): (Paragraph | Table)[] {
  const narrow = [8, 26, 12, 23]
  const rest = (typeAreaMm - narrow.reduce((sum, w) => sum + w, 0)) / Math.max(1, annex.heads.length - narrow.length)
  const widths = annex.heads.map((_, i) => twips(narrow[i] ?? rest))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              line([run({ text }, isHead ? { ...cell, font: wordFonts.head } : cell)], {
                height: 14,
                align: i === 1 && !isHead ? 'left' : 'center',
              }),
            ],
          }),
      ),
    })
  return [
    plain([run({ text: '附件' }, head)]),
    line([run({ text: annex.name }, { font: wordFonts.title, size: 18 })], { height: 32, align: 'center' }),
    new Table({
      columnWidths: widths,
      width: { size: widths.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      rows: [row(annex.heads, true), ...annex.rows.map((cells) => row(cells, false))],
    }),
    line([run({ text: `注：${annex.note}${isDemo ? '　演示数据' : ''}` }, cell)], { height: 16, before: 6 }),
  ]
}

/** 版记: ruled lines, 4号. */
function imprintOf(t: OfficialText): Paragraph[] {
  const small: WordStyle = { font: wordFonts.body, size: 14 }
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 4 })
  const ruled = (words: readonly [string, string], border: Shape['border']) =>
    plain([run({ text: words[0] }, small), run({ children: [new Tab(), words[1]] }, small)], {
      border,
      indent: { left: 280, right: 280 },
      tabStops: [{ type: 'right', position: twips(typeAreaMm) - 280 }],
      keepLines: true,
    })
  return [
    empty(),
    ruled([`抄送：${t.copies}`, ''], { top: rule(8), bottom: rule(6) }),
    ruled([t.printedBy, t.printedOn], { bottom: rule(8) }),
  ]
}
