import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  type Paragraph,
  Tab,
  type Table,
  TextRun,
} from 'docx'
import { type FormSection, type OfficialForm, pageShapes } from './official-form.ts'
import { ems, paginate, pointsPerMm } from './official-form-fit.ts'
import { formTable } from './official-form-table.ts'
import { turnedPageNumber } from './turned-page-number.ts'
import { line, officialPage, run, turnedPage, type WordStyle, wordDefault, wordFonts } from './word-page.ts'

const widthMm = (form: OfficialForm) => pageShapes[form.orientation].widthMm
const widthPoints = (form: OfficialForm) => widthMm(form) * pointsPerMm
const note: WordStyle = { font: wordFonts.body, size: 9 }
const small: WordStyle = { font: wordFonts.head, size: 7.5 }

/**
 * The form as .docx: a section for each unit, its head on every page (in the body on the first, where it is edited, else in the page header),
 * the table's head row repeated, note and page numbers in the footer. Pages count from 1 in each section.
 */
export async function officialFormDocx(form: OfficialForm): Promise<Uint8Array> {
  const file = new Document({
    title: form.owner + form.name,
    creator: form.owner,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: wordDefault.font, size: wordDefault.size * 2 },
        },
      },
    },
    sections: form.sections.map((section) => sectionOf(form, section)),
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function sectionOf(form: OfficialForm, section: FormSection): ISectionOptions {
  const head = () => headOf(form, section)
  const foot = (side: 'left' | 'right') => new Footer({ children: footOf(form, section, side) })
  return {
    properties: form.orientation === 'landscape' ? turnedPage : officialPage,
    headers: {
      first: new Header({ children: [line([], { height: 1 })] }),
      default: new Header({ children: head() }),
      even: new Header({ children: head() }),
    },
    footers: { first: foot('right'), default: foot('right'), even: foot('left') },
    children: [...head(), formTable(form, section), line([], { height: 1 })],
  }
}

function headOf(form: OfficialForm, section: FormSection): Paragraph[] {
  const label = line([run({ text: form.label }, { font: wordFonts.head, size: 16 })], { height: 18 })
  const parts = section.headLine
  const words = parts === null ? [] : [spread(parts, widthMm(form))]
  return [label, ...titleOf(form), ...words]
}

/** Left, middle and right words on one line, the middle ones in the middle of what the others leave. */
function spread(parts: readonly [string, string, string], typeAreaMm: number): Paragraph {
  const size = Math.min(12, Math.floor((2 * typeAreaMm * pointsPerMm) / (ems(parts.join('')) + 2)) / 2)
  const [left, middle, right] = parts.map((text) => run({ text }, { font: wordFonts.body, size }))
  const millimetres = (text: string) => (ems(text) * size) / pointsPerMm
  const centre = (millimetres(parts[0]) + typeAreaMm - millimetres(parts[2])) / 2
  const tabs = [
    { at: centre, align: 'center' },
    { at: typeAreaMm, align: 'right' },
  ] as const
  const tab = new TextRun({ children: [new Tab()] })
  const children = [left, tab, middle, tab, right].filter((child) => child !== undefined)
  return line(children, { height: 20, tabs })
}

/** One line at 2号, or two where one would have to be smaller than 小二. */
function titleOf(form: OfficialForm): Paragraph[] {
  const fitting = (words: string) => Math.min(22, Math.floor((2 * widthPoints(form)) / ems(words)) / 2)
  const together = form.owner + form.name
  const lines = fitting(together) >= 18 ? [together] : [form.owner, form.name]
  const size = Math.min(...lines.map(fitting))
  return lines.map((words) =>
    line([run({ text: words }, { font: wordFonts.title, size })], { height: size + 3, align: 'center' }),
  )
}

function footOf(form: OfficialForm, section: FormSection, side: 'left' | 'right'): (Paragraph | Table)[] {
  // LibreOffice cannot count the pages of a section (it shows nothing), so with several sections the number is written as counted here.
  const total = form.sections.length === 1 ? PageNumber.TOTAL_PAGES : String(paginate(form, section.rows).starts.length)
  const counted = run({ children: [new Tab(), '第', PageNumber.CURRENT, '页　共', total, '页'] }, note)
  const noteLine = line([run({ text: form.note }, note), counted], { height: 13, tabs: [{ at: widthMm(form), align: 'right' }] })
  const demo = form.isDemo ? [run({ text: `${section.lastLine === '' ? '' : '　'}演示数据` }, { ...small, bold: true })] : []
  const lastWords = [run({ text: section.lastLine }, small), ...demo]
  if (form.orientation === 'landscape')
    return [turnedPageNumber(side), noteLine, line(lastWords, { height: 10, before: 18, align: 'right' })]
  const number = run({ children: ['— ', PageNumber.CURRENT, ' —'] }, { font: wordFonts.pageNumber, size: 14 })
  const indent = side === 'left' ? 'indentLeft' : 'indentRight'
  return [
    noteLine,
    line([number], { height: 18, before: 28, align: side, [indent]: 14 }),
    line(lastWords, { height: 10, before: 22 }),
  ]
}
