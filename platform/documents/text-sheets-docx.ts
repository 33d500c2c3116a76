import { Transformer } from '@napi-rs/image'
import { Document, Footer, ImageRun, type ISectionOptions, Packer, PageNumber, Paragraph, Tab, type TextRun } from 'docx'
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

/** Sheets as .docx, a section each; drawn signatures in their places; the readable code stands in the footer, QR codes are on the PDF only. `isPart`: to be joined with others. */
export async function textSheetsDocx({ title, isDemo, sheets }: TextSheets, isPart = false): Promise<Uint8Array> {
  const file = new Document({
    title,
    styles: { default: { document: { run: { font: wordFonts.body, size: 32 } } } },
    sections: await Promise.all(sheets.map((sheet) => sectionOf(sheet, { isDemo, isOnly: !isPart && sheets.length === 1 }))),
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

async function sectionOf(sheet: TextSheet, { isDemo, isOnly }: { isDemo: boolean; isOnly: boolean }): Promise<ISectionOptions> {
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
    children: [...label, titleOf(sheet), ...lines, ...(await signedOf(sheet))],
  }
}

type Shape = Partial<ConstructorParameters<typeof Paragraph>[0] & object>
const plain = (children: (TextRun | ImageRun | undefined)[], shape: Shape = {}): Paragraph =>
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

/** A drawn signature, as large as on the PDF, at 300 dots an inch. */
async function drawn(svg: string): Promise<ImageRun> {
  const [width = 1, height = 1] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)?.slice(1).map(Number) ?? []
  const inches = Math.min(34 / width, 14 / height) / 25.4
  const name = '手写签名'
  return new ImageRun({
    type: 'png',
    data: await Transformer.fromSvg(svg)
      .resize(Math.ceil(width * inches * 300))
      .png(),
    transformation: { width: width * inches * 96, height: height * inches * 96 },
    altText: { name, title: name, description: name },
  })
}

type Party = TextSheet['parties'][number]
const partyOf = async ({ label, value, stroke }: Party): Promise<(TextRun | ImageRun | undefined)[]> =>
  stroke === null ? [run({ text: label + (value || penRoom) }, body)] : [run({ text: label }, body), await drawn(stroke)]

/** One party and the date on a line; several parties a line each, the date below. A line grows with what is drawn on it. */
async function signedOf({ parties, date }: TextSheet): Promise<Paragraph[]> {
  const right = { alignment: 'right', indent: { right: twoCharacters } } as const
  const spacing = { line: pitch, lineRule: 'atLeast' as const }
  const before = { spacing: { ...spacing, before: pitch } }
  const named = await Promise.all(parties.map(partyOf))
  const [only] = named
  if (!only) return []
  const dated = run({ text: parties.length === 1 && parties[0]?.stroke ? `　${date}` : date }, body)
  if (named.length === 1) return [plain([...only, dated], { ...right, ...before, keepLines: true })]
  return [
    ...named.map((runs, i) => plain(runs, { indent: { left: 12 * 320 }, keepNext: true, ...(i === 0 ? before : { spacing }) })),
    plain([dated], right),
  ]
}

function footOf({ code, note, isOfficial }: TextSheet, { isDemo, isOnly }: { isDemo: boolean; isOnly: boolean }): Paragraph {
  const said = [code, note, isDemo ? '演示数据' : ''].filter((words) => words !== '').join('　')
  /* LibreOffice cannot count the pages of one section among several. */
  const counted = isOnly ? ['页　共', PageNumber.TOTAL_PAGES, '页'] : ['页']
  const pages = isOfficial
    ? run({ children: [new Tab(), '— ', PageNumber.CURRENT, ' —'] }, { font: wordFonts.pageNumber, size: 14 })
    : run({ children: [new Tab(), '第', PageNumber.CURRENT, ...counted] }, small)
  return line([run({ text: said }, small), pages], {
    height: isOfficial ? 18 : 13,
    tabs: [{ at: typeAreaMm, align: 'right' }],
  })
}
