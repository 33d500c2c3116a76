import { canonical, sha256, sm3, type Value } from './format.ts'

/* docs/signature-format.md, The text as shown. */

export interface Block {
  readonly kind: string
  readonly text: string
}
interface Line {
  readonly prefix: string
  readonly text: string
}
export interface Digests {
  readonly sha256: string
  readonly sm3: string
}

const digits = '零一二三四五六七八九'

/** 1 一, 10 十, 12 十二, 20 二十, 105 一百零五 (up to 999). */
function chineseNumber(n: number): string {
  const hundreds = Math.floor(n / 100)
  const rest = n % 100
  const tens = Math.floor(rest / 10)
  const ones = rest % 10
  const head = hundreds > 0 ? `${digits[hundreds]}百` : ''
  if (rest === 0) return head
  if (tens === 0) return hundreds > 0 ? `${head}零${digits[ones]}` : `${digits[ones]}`
  const ten = tens === 1 && hundreds === 0 ? '十' : `${digits[tens]}十`
  return head + ten + (ones > 0 ? digits[ones] : '')
}

/** Each block of the kind `chain` becomes one clause a level; without levels it stands as 〔责任链〕. */
function spread(blocks: readonly Block[], chain: string | undefined): Block[] {
  const levels = chain ? chain.split('\n') : ['〔责任链〕']
  return blocks.flatMap((block) => (block.kind === 'chain' ? levels.map((text) => ({ kind: 'chain', text })) : [block]))
}

function numbered(blocks: readonly Block[]): Line[] {
  const hasHeadings = blocks.some((block) => block.kind === 'heading')
  let [headings, clauses, items] = [0, 0, 0]
  const prefixOf = (kind: string): string => {
    if (kind === 'paragraph') return ''
    if (kind === 'item') return `${++items}.`
    items = 0
    if (kind === 'heading') {
      clauses = 0
      return `${chineseNumber(++headings)}、`
    }
    const number = chineseNumber(++clauses)
    return hasHeadings ? `（${number}）` : `${number}、`
  }
  return blocks.map(({ kind, text }) => ({ prefix: prefixOf(kind), text }))
}

const blanks: Readonly<Record<string, string>> = { 岗位职责: '＿'.repeat(12), 日期: '　　年　　月　　日' }

function merged(text: string, fields: Readonly<Record<string, string>>): string {
  return text.replace(/〔([^〔〕]*)〕/g, (whole, name: string) =>
    /^\d{4}$/.test(name) ? whole : fields[name] || (blanks[name] ?? '＿'.repeat(4)),
  )
}

const digestsOf = (title: string, lines: readonly Line[]): Digests => {
  const text = canonical([title, ...lines.map((line) => line.prefix + line.text)])
  return { sha256: sha256(text), sm3: sm3(text) }
}

/** Digests of a version, its fields unmerged. */
export const digestsOfVersion = (title: string, blocks: readonly Block[]): Digests =>
  digestsOf(title, numbered(spread(blocks, undefined)))

/** Digests of the text as one person saw it. */
export function digestsOfText(title: string, blocks: readonly Block[], fields: Readonly<Record<string, string>>): Digests {
  const lines = numbered(spread(blocks, fields.责任链)).map(({ prefix, text }) => ({ prefix, text: merged(text, fields) }))
  return digestsOf(merged(title, fields), lines)
}

/** SHA-256 over the merged values, names sorted by code unit. */
export function digestOfFields(fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).sort((a, b) => (a < b ? -1 : 1))
  return sha256(canonical(names.flatMap((name): Value[] => [name, fields[name] ?? null])))
}
