import { chineseNumber } from '../chinese-number.ts'
import { parseAttributes, xmlTokens } from '../spreadsheet/xml-text.ts'

interface Level {
  format: string
  /** 第%1条, %1、, （%2） */
  text: string
  start: number
}
/** Numbering that Word does by itself: levels by list, lists by the number a paragraph names. */
export interface Numberings {
  readonly levels: ReadonlyMap<string, readonly Level[]>
  readonly abstractOf: ReadonlyMap<string, string>
}

const attribute = (attributes: string, name: string): string => parseAttributes(attributes).get(`w:${name}`) ?? ''

/** Gathers what word/numbering.xml says: lists with their levels, and which list each number of a paragraph means. */
class NumberingReader {
  readonly levels = new Map<string, Level[]>()
  readonly abstractOf = new Map<string, string>()
  private ofList: Level[] = []
  private level: Level | undefined
  private number = ''

  take(name: string, attributes: string): void {
    if (name === 'abstractNum') {
      this.ofList = []
      this.levels.set(attribute(attributes, 'abstractNumId'), this.ofList)
    } else if (name === 'num') {
      this.number = attribute(attributes, 'numId')
      this.level = undefined
    } else if (name === 'abstractNumId') this.abstractOf.set(this.number, attribute(attributes, 'val'))
    else if (name === 'lvl' && this.number === '') {
      this.level = { format: 'decimal', text: '', start: 1 }
      this.ofList.push(this.level)
    } else if (this.level) takePart(this.level, name, attribute(attributes, 'val'))
  }
}

function takePart(level: Level, name: string, value: string): void {
  if (name === 'numFmt') level.format = value
  if (name === 'lvlText') level.text = value
  if (name === 'start') level.start = Number(value) || 0
}

/** What word/numbering.xml says; an absent part has no lists. */
export function readNumberings(xml: string | null): Numberings {
  const reader = new NumberingReader()
  for (const token of xmlTokens(xml ?? '')) if (token.kind === 'open') reader.take(token.name, token.attributes)
  return reader
}

const inFormat = (n: number, format: string): string =>
  /chinese|japanese|taiwanese|ideograph/i.test(format) ? chineseNumber(n) : String(n)

/** Counts through a document and writes the numbers that Word would show: 一、 （二） 3. */
export class NumberCounter {
  private readonly counts = new Map<string, number[]>()
  private readonly numberings: Numberings
  constructor(numberings: Numberings) {
    this.numberings = numberings
  }

  /** The number of the next paragraph of a list at a level (0 is the outermost); null for bullets and unknown lists. */
  next(list: string, depth: number): string | null {
    const abstract = this.numberings.abstractOf.get(list)
    const levels = abstract === undefined ? undefined : this.numberings.levels.get(abstract)
    const level = levels?.[depth]
    if (abstract === undefined || !levels || !level || level.format === 'bullet' || level.format === 'none') return null
    const counts = this.counts.get(abstract) ?? []
    this.counts.set(abstract, counts)
    counts.length = Math.min(counts.length, depth + 1)
    counts[depth] = (counts[depth] ?? level.start - 1) + 1
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return inFormat(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal')
    })
  }
}
