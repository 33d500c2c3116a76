import { chainField, type Fields, merged, namesIn } from './merge-fields.ts'
import { numbered } from './numbering.ts'
import type { WordingBlock, WordingKind } from './tables.ts'

export interface ShownLine {
  readonly prefix: string
  readonly text: string
  readonly kind: WordingBlock['kind']
  readonly level: 0 | 1 | 2 | 3
}

/** A text as one person reads, hears and signs it. */
export interface ShownText {
  readonly title: string
  readonly lines: readonly ShownLine[]
  /** Where it is signed and dated; empty where nothing is signed. */
  readonly signLine: string
}

export interface TextSource {
  readonly kind: WordingKind
  readonly title: string
  readonly body: readonly WordingBlock[]
}

const date = '　　年　　月　　日'
const person = `承诺人签名：　　　　　　${date}`
const signLines: Record<WordingKind, string> = {
  pledge: person,
  undertaking: person,
  responsibilityLetter: `责任单位：　　　　　　责任人：　　　　　　${date}`,
  responsibilityList: '',
}

/** Blocks with the place of the block each comes from (0 is the first), the chain as one clause a level. */
export function placed(body: readonly WordingBlock[], chain: string | undefined): (WordingBlock & { place: number })[] {
  const levels = chain ? chain.split('\n') : [`〔${chainField}〕`]
  return body.flatMap((block, place) =>
    block.kind === 'chain' ? levels.map((text) => ({ kind: 'chain' as const, text, place })) : [{ ...block, place }],
  )
}

/** The text with numbers computed and fields filled in. */
export function shownText(version: TextSource, fields: Fields): ShownText {
  return {
    title: merged(version.title, fields),
    lines: numbered(placed(version.body, fields[chainField])).map(({ prefix, text, kind, level }) => ({
      prefix,
      text: merged(text, fields),
      kind,
      level,
    })),
    signLine: signLines[version.kind],
  }
}

/** The values that a text names, and no others: what is kept with a signature, so that the text can be shown again as it was. */
export function fieldsNamed({ title, body }: TextSource, fields: Fields): Fields {
  const named = [title, ...body.map((block) => block.text)].flatMap(namesIn)
  const wanted = new Set(body.some((block) => block.kind === 'chain') ? [...named, chainField] : named)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.has(name)))
}
