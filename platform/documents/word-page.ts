import { type IRunOptions, type ISectionPropertiesOptions, PageOrientation, Paragraph, type ParagraphChild, TextRun } from 'docx'

/** Fonts by the names that Word and WPS know; the reader's own licensed fonts are used. */
export const wordFonts = { body: '仿宋_GB2312', title: '方正小标宋简体', head: '黑体', pageNumber: '宋体' } as const

/** Twips of a length: 1 mm = 1440 / 25.4. */
export const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/** Twips of a length in points. */
const pointTwips = (points: number) => Math.round(points * 20)

export interface WordStyle {
  readonly font: string
  /** Points. */
  readonly size: number
  readonly bold?: boolean
}

/** What a run has unless it says otherwise; set once in the document's defaults to keep the file small. */
export const wordDefault: WordStyle = { font: wordFonts.body, size: 10.5 }

/** A run in one font for Chinese and Latin alike. */
export function run(content: IRunOptions, style: WordStyle): TextRun {
  return new TextRun({
    ...content,
    ...(style.font === wordDefault.font ? {} : { font: style.font }),
    ...(style.size === wordDefault.size ? {} : { size: style.size * 2 }),
    ...(style.bold ? { bold: true } : {}),
  })
}

export interface WordLine {
  /** Exact height of the line, points. */
  readonly height: number
  readonly align?: 'left' | 'center' | 'right'
  readonly before?: number
  readonly indentLeft?: number
  readonly indentRight?: number
  /** Tab stops, millimetres from the left edge of the type area. */
  readonly tabs?: readonly { readonly at: number; readonly align: 'center' | 'right' }[]
}

/** A paragraph of exact line height, so that Word, WPS and LibreOffice break pages alike. */
export function line(children: readonly ParagraphChild[], shape: WordLine): Paragraph {
  const { align = 'left', before, indentLeft, indentRight, tabs } = shape
  return new Paragraph({
    children,
    autoSpaceEastAsianText: false,
    spacing: { line: pointTwips(shape.height), lineRule: 'exact', ...(before ? { before: pointTwips(before) } : {}) },
    ...(align === 'left' ? {} : { alignment: align }),
    ...(indentLeft ? { indent: { left: pointTwips(indentLeft) } } : {}),
    ...(indentRight ? { indent: { right: pointTwips(indentRight) } } : {}),
    ...(tabs ? { tabStops: tabs.map((tab) => ({ type: tab.align, position: twips(tab.at) })) } : {}),
  })
}

/** A4 with the margins of GB/T 9704 (37, 28, 26, 35 mm), pages numbered from 1 in each section. */
export const officialPage: ISectionPropertiesOptions = {
  titlePage: true,
  page: {
    size: { width: twips(210), height: twips(297) },
    margin: { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35), header: twips(37), footer: twips(9) },
    pageNumbers: { start: 1 },
  },
}

/** The same sheet turned by a quarter, its head at the binding edge. */
export const turnedPage: ISectionPropertiesOptions = {
  titlePage: true,
  page: {
    size: { width: twips(210), height: twips(297), orientation: PageOrientation.LANDSCAPE },
    margin: { top: twips(28), left: twips(35), right: twips(37), bottom: twips(26), header: twips(28), footer: twips(9) },
    pageNumbers: { start: 1 },
  },
}
