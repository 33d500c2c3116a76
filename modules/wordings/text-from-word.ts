import type { WordParagraph, WordParagraphs } from '../../platform/documents/docx-paragraphs.ts'
import type { WordingBlock } from './tables.ts'

/** What was read from a bureau's own file: a proposal for the editor, and what somebody should look at. */
export interface ReadText {
  readonly title: string
  readonly body: WordingBlock[]
  readonly notices: string[]
}

type Depth = 0 | 1 | 2 | 3 | 4
interface Read {
  readonly depth: Depth
  readonly text: string
  readonly number: string
  /** Which paragraph of the file, from 1. */
  readonly place: number
}

/** Numbers as official texts write them, from the outermost in: 一、 （一） 1. （1） */
const forms: readonly (readonly [Depth, RegExp])[] = [
  [1, /^([一二三四五六七八九十百]{1,4})、\s*/],
  [1, /^第([一二三四五六七八九十百]{1,4})条[\s、，]*/],
  [2, /^[（(]([一二三四五六七八九十百]{1,4})[)）]\s*/],
  [3, /^(\d{1,3})(?:[．、]|\.(?!\d))\s*/],
  [4, /^[（(](\d{1,3})[)）]\s*/],
]

function readNumber({ text, number }: WordParagraph, place: number): Read {
  const whole = (number ?? '') + text
  for (const [depth, form] of forms) {
    const found = form.exec(whole)
    if (found) return { depth, text: whole.slice(found[0].length), number: found[0].trim(), place }
  }
  return { depth: 0, text: whole, number: '', place }
}

const label = /^附件\s*\d*\s*[:：]?\s*$/
const signing =
  /承诺人.{0,6}[:：]|签名[:：]|责任单位[:：].*责任人[:：]|^责任(?:单位|人)[:：]|^[\s　]*(?:\d{2,4})?[\s　]*年[\s　]*月[\s　]*日[\s　]*$/
const blankLine = /[_＿]{2,}|[XＸ×]{2,}/
const isTitle = (p: WordParagraph): boolean => p.number === null && p.text.length <= 40 && !/[。；，：:;]$/.test(p.text)

interface Sorted {
  readonly title: string
  readonly rest: readonly (readonly [paragraph: WordParagraph, place: number])[]
  readonly notices: string[]
}

type Part = 'label' | 'signing' | 'title' | 'body'

/** What a paragraph is; before the body begins there may be a label and a title of up to two lines. */
function partOf(p: WordParagraph, titles: number, hasBegun: boolean): Part {
  if (signing.test(p.text)) return 'signing'
  if (hasBegun || titles > 1) return 'body'
  if (label.test(p.text)) return 'label'
  return isTitle(p) && (titles === 0 || p.isCentred) ? 'title' : 'body'
}

/** Takes label, title and sign line away; what is left is the body. */
function sortOut(paragraphs: readonly WordParagraph[]): Sorted {
  const notices: string[] = []
  const titles: string[] = []
  const rest: [WordParagraph, number][] = []
  for (const [i, p] of paragraphs.entries()) {
    const part = partOf(p, titles.length, rest.length > 0)
    if (part === 'label') notices.push(`“${p.text}”没有读入：附件号由系统印在左上角。`)
    if (part === 'signing') notices.push(`“${p.text.slice(0, 20)}”没有读入：签名和日期由系统印。`)
    if (part === 'title') titles.push(p.text)
    if (part === 'body') rest.push([p, i + 1])
  }
  if (titles.length === 0) notices.push('没有认出标题，请自己写。')
  return { title: titles.join('').replace(/\s+/g, ''), rest, notices }
}

/** Texts with （一） have headings 一、; those with 一、 alone have clauses, unless what stands at 一、 is as short as a heading. */
function hasHeadings(read: readonly Read[]): boolean {
  if (read.some((r) => r.depth === 2)) return true
  const outer = read.filter((r) => r.depth === 1)
  return outer.length > 0 && outer.every((r) => r.text.length <= 20 && !/[。；;]$/.test(r.text))
}

const kindsOf = (isHeaded: boolean): readonly WordingBlock['kind'][] =>
  isHeaded ? ['paragraph', 'heading', 'clause', 'item', 'item'] : ['paragraph', 'clause', 'item', 'item', 'item']

/** 一、加强管理。各单位要…… → the heading, and the rest as a paragraph. */
function split(text: string): readonly [string, string] {
  const at = text.indexOf('。')
  return at > 0 && at <= 20 && at < text.length - 1 ? [text.slice(0, at), text.slice(at + 1)] : [text.replace(/。$/, ''), '']
}

function blocksOf(read: readonly Read[], isHeaded: boolean): WordingBlock[] {
  const kinds = kindsOf(isHeaded)
  return read.flatMap(({ depth, text }): WordingBlock[] => {
    const kind = kinds[depth] ?? 'paragraph'
    if (kind !== 'heading') return [{ kind, text }]
    const [head, rest] = split(text)
    return [{ kind, text: head }, ...(rest === '' ? [] : [{ kind: 'paragraph' as const, text: rest }])]
  })
}

function remarks(read: readonly Read[], isHeaded: boolean, file: WordParagraphs): string[] {
  const at = (r: Read) => `原文第 ${r.place} 段`
  return [
    ...read
      .filter((r) => r.depth === 4 || (!isHeaded && r.depth === 2))
      .map((r) => `${at(r)}“${r.number}”按细目读入，请核对层次。`),
    ...read.filter((r) => blankLine.test(r.text)).map((r) => `${at(r)}有留空的横线，可以换成〔姓名〕〔单位〕等栏目。`),
    ...(file.tables > 0 ? ['原文有表格，只读了格里的文字，每格一段。'] : []),
    ...(file.pictures > 0 ? ['原文有图片、图形或者文本框，没有读入。'] : []),
    ...(file.hasRevisions ? ['原文留有修订，按接受全部修订读入。'] : []),
    ...(file.hasNotes ? ['原文有脚注或者尾注，没有读入。'] : []),
  ]
}

/** Turns the paragraphs of a .docx into blocks by their numbers; what could not be told is said. */
export function textFromWord(file: WordParagraphs): ReadText {
  const { title, rest, notices } = sortOut(file.paragraphs)
  const read = rest.map(([p, place]) => readNumber(p, place))
  const isHeaded = hasHeadings(read)
  return { title, body: blocksOf(read, isHeaded), notices: [...notices, ...remarks(read, isHeaded, file)] }
}
