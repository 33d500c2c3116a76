import { parseAttributes, type XmlToken, xmlTokens } from '../spreadsheet/xml-text.ts'
import { NumberCounter, type Numberings } from './docx-numbering.ts'

export interface WordParagraph {
  readonly text: string
  /** Number that Word counts by itself and that therefore is not in the text; null without one. */
  readonly number: string | null
  readonly isCentred: boolean
  readonly isInTable: boolean
}
export interface WordParagraphs {
  readonly paragraphs: readonly WordParagraph[]
  readonly tables: number
  /** Drawings, pictures, text boxes: nothing of them is read. */
  readonly pictures: number
  readonly hasRevisions: boolean
  readonly hasNotes: boolean
}

interface ListPlace {
  list: string
  depth: number
}
/** Lists that paragraphs have by their style. */
export type StyleLists = ReadonlyMap<string, ListPlace>

/** Inside these nothing is read: drawings, text boxes, what a revision deleted. */
const passedOver = new Set(['drawing', 'pict', 'object', 'txbxContent', 'del', 'moveFrom', 'instrText', 'AlternateContent'])
const pictures = new Set(['drawing', 'pict', 'object', 'AlternateContent'])
const said = (attributes: string): string => parseAttributes(attributes).get('w:val') ?? ''

/** Which styles number their paragraphs, from word/styles.xml. */
export function readStyleLists(xml: string | null): StyleLists {
  const lists = new Map<string, ListPlace>()
  let style = ''
  for (const token of xmlTokens(xml ?? '')) {
    if (token.kind !== 'open') continue
    if (token.name === 'style') style = parseAttributes(token.attributes).get('w:styleId') ?? ''
    const place = lists.get(style) ?? { list: '', depth: 0 }
    if (token.name === 'numId') lists.set(style, { ...place, list: said(token.attributes) })
    if (token.name === 'ilvl') lists.set(style, { ...place, depth: Number(said(token.attributes)) })
  }
  return lists
}

/** Walks word/document.xml and gathers its paragraphs in reading order. */
class ParagraphReader {
  readonly paragraphs: WordParagraph[] = []
  tables = 0
  pictures = 0
  hasRevisions = false
  hasNotes = false
  private text = ''
  private isText = false
  private isCentred = false
  private place: Partial<ListPlace> = {}
  private style = ''
  private tableDepth = 0
  private hidden = ''
  private hiddenDepth = 0
  private readonly counter: NumberCounter
  private readonly styles: StyleLists

  constructor(numberings: Numberings, styles: StyleLists) {
    this.counter = new NumberCounter(numberings)
    this.styles = styles
  }

  take(token: XmlToken): void {
    if (this.isHidden(token)) return
    if (token.kind === 'text') {
      if (this.isText) this.text += token.text
    } else if (token.kind === 'open') this.open(token.name, token.attributes, token.isClosed)
    else this.close(token.name)
  }

  /** Passes over an element whole, with those of its name inside it. */
  private isHidden(token: XmlToken): boolean {
    if (token.kind === 'text') return this.hidden !== ''
    if (this.hidden === '' && !this.hides(token)) return false
    if (token.name === this.hidden && !(token.kind === 'open' && token.isClosed)) {
      this.hiddenDepth += token.kind === 'open' ? 1 : -1
      if (this.hiddenDepth === 0) this.hidden = ''
    }
    return true
  }

  /** Whether something begins here that is passed over; notes what it is. */
  private hides(token: XmlToken): boolean {
    if (token.kind !== 'open' || token.isClosed || !passedOver.has(token.name)) return false
    if (pictures.has(token.name)) this.pictures += 1
    if (token.name === 'del' || token.name === 'moveFrom') this.hasRevisions = true
    this.hidden = token.name
    this.hiddenDepth = 0
    return true
  }

  private open(name: string, attributes: string, isClosed: boolean): void {
    const begin: Record<string, () => void> = {
      p: () => this.begin(),
      t: () => {
        this.isText = !isClosed
      },
      tab: () => {
        this.text += ' '
      },
      br: () => {
        this.text += '\n'
      },
      tbl: () => {
        this.tables += 1
        this.tableDepth += 1
      },
      jc: () => {
        this.isCentred = said(attributes) === 'center'
      },
      pStyle: () => {
        this.style = said(attributes)
      },
      numId: () => {
        this.place.list = said(attributes)
      },
      ilvl: () => {
        this.place.depth = Number(said(attributes))
      },
      ins: () => {
        this.hasRevisions = true
      },
      footnoteReference: () => {
        this.hasNotes = true
      },
      endnoteReference: () => {
        this.hasNotes = true
      },
    }
    begin[name]?.()
    if (name === 'p' && isClosed) this.close('p')
  }

  private begin(): void {
    this.text = ''
    this.isCentred = false
    this.place = {}
    this.style = ''
  }

  private close(name: string): void {
    if (name === 't') this.isText = false
    if (name === 'tbl') this.tableDepth -= 1
    if (name !== 'p') return
    const number = this.numberOf()
    for (const [i, text] of this.text.split('\n').entries())
      this.paragraphs.push({
        text: text.trim(),
        number: i === 0 ? number : null,
        isCentred: this.isCentred,
        isInTable: this.tableDepth > 0,
      })
  }

  /** An empty paragraph is not counted; Word counts it, but nobody sees a number without words. */
  private numberOf(): string | null {
    const ofStyle = this.styles.get(this.style)
    const list = this.place.list ?? ofStyle?.list
    if (list === undefined || list === '' || list === '0' || this.text.trim() === '') return null
    return this.counter.next(list, this.place.depth ?? ofStyle?.depth ?? 0)
  }
}

/** Paragraphs of a text document with the numbers that Word would show. Throws SpreadsheetRefused on broken XML. */
export function paragraphsOf(xml: string, numberings: Numberings, styles: StyleLists): WordParagraphs {
  const reader = new ParagraphReader(numberings, styles)
  for (const token of xmlTokens(xml)) reader.take(token)
  const { paragraphs, tables, pictures: drawn, hasRevisions, hasNotes } = reader
  return { paragraphs: paragraphs.filter((p) => p.text !== ''), tables, pictures: drawn, hasRevisions, hasNotes }
}
