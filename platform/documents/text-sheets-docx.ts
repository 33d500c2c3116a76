import { Document, Footer, type ISectionOptions, Packer, PageNumber, Paragraph, Tab, type TextRun } from 'docx'
import { ems } from './official-form-fit.ts'
import type { TextSheet, TextSheets } from './text-sheet.ts'
import { line, officialPage, run, type WordStyle, wordFonts } from './word-page.ts'

const typeAreaMm = 156
const typeAreaPoints = 442
const body: WordStyle = { font: wordFonts.body, size: 16 }
const head: WordStyle = { font: wordFonts.head, size: 16 }
const small: WordStyle = { font: wordFonts.head, size: 9 }
/** 28.99 pt, 22 lines a page. */
const pitch = 580
const twoCharacters = 640
const penRoom = '　'.repeat(7)

/** Sheets as .docx, a section each; the readable code stands in the footer, QR codes and drawn signatures are on the PDF only. */
export async function textSheetsDocx({ title, isDemo, sheets }: TextSheets): Promise<Uint8Array> {
  const file = new Document({
    title,
    styles: { default: { document: { run: { font: wordFonts.body, size: 32 } } } },
    sections: sheets.map((sheet) => sectionOf(sheet, { isDemo, isOnly: sheets.length === 1 })),
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function sectionOf(sheet: TextSheet, { isDemo, isOnly }: { isDemo: boolean; isOnly: boolean }): ISectionOptions {
  const label = sheet.label === '' ? [] : [plain([run({ text: sheet.label }, head)])]
  const lines = sheet.lines.map(({ prefix, text, kind }, i) =>
    plain([run({ text: prefix + text }, kind === 'heading' ? head : body)], {
      indent: { firstLine: twoCharacters },
      keepNext: kind === 'heading' || i === sheet.lines.length - 1,
    }),
  )
  return {
    properties: { ...officialPage, titlePage: false },
    footers: { default: new Footer({ children: [footOf(sheet, { isDemo, isOnly })] }) },
    children: [...label, titleOf(sheet), ...lines, ...signedOf(sheet)],
  }
}

type Shape = Partial<ConstructorParameters<typeof Paragraph>[0] & object>
const plain = (children: (TextRun | undefined)[], shape: Shape = {}): Paragraph =>
  new Paragraph({
    children: children.filter((child) => child !== undefined),
    autoSpaceEastAsianText: false,
    spacing: { line: pitch, lineRule: 'exact' },
    ...shape,
  })

/** 2号, smaller only as far as it must to stay on its line. */
function titleOf({ owner, name }: TextSheet): Paragraph {
  const size = Math.min(22, Math.floor((2 * typeAreaPoints) / ems(owner + name)) / 2)
  return plain([run({ text: owner + name }, { font: wordFonts.title, size })], {
    alignment: 'center',
    spacing: { line: pitch, lineRule: 'exact', before: 300, after: 300 },
  })
}

function signedOf({ parties, date }: TextSheet): Paragraph[] {
  const right = { alignment: 'right', indent: { right: twoCharacters } } as const
  const words = parties.map(({ label, value }) => label + (value || penRoom))
  const before = { spacing: { line: pitch, lineRule: 'exact' as const, before: pitch } }
  if (words.length === 0) return []
  if (words.length === 1) return [plain([run({ text: words.join('') + date }, body)], { ...right, ...before, keepLines: true })]
  const named = words.map((text, i) =>
    plain([run({ text }, body)], { indent: { left: 12 * 320 }, keepNext: true, ...(i === 0 ? before : {}) }),
  )
  return [...named, plain([run({ text: date }, body)], right)]
}

function footOf({ code, note }: TextSheet, { isDemo, isOnly }: { isDemo: boolean; isOnly: boolean }): Paragraph {
  const said = [code, note, isDemo ? '演示数据' : ''].filter((words) => words !== '').join('　')
  /* LibreOffice cannot count the pages of one section among several. */
  const counted = isOnly ? ['页　共', PageNumber.TOTAL_PAGES, '页'] : ['页']
  return line(
    [run({ text: said }, small), run({ children: [new Tab(), '第', PageNumber.CURRENT, ...counted] }, small)].filter(
      (r) => r !== undefined,
    ),
    {
      height: 13,
      tabs: [{ at: typeAreaMm, align: 'right' }],
    },
  )
}
