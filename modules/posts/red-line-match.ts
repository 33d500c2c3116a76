export interface RedLine {
  readonly id: string
  readonly number: number
  readonly wording: string
  readonly basis: string
  readonly keywords: readonly string[]
}
export interface Touch {
  readonly redLineId: string
  readonly number: number
  readonly wording: string
  readonly basis: string
  readonly keyword: string
}

/** Words straight before a keyword that turn it into its opposite: 非涉密文书, 不保管印章. */
const denials = ['非', '不', '不得', '不含', '不参与', '不承担', '不从事', '不接触', '不涉及', '严禁', '禁止']

/** Width, case and white space don't hide a keyword. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

function stands(text: string, keyword: string): boolean {
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    const before = text.slice(0, at)
    if (!denials.some((denial) => before.endsWith(denial))) return true
  }
  return false
}

/** The red lines that the text of a duty touches, in their order, each with the first keyword that hit. */
export function touchesOf(text: string, lines: readonly RedLine[]): Touch[] {
  const sought = plain(text)
  return [...lines]
    .sort((a, b) => a.number - b.number)
    .flatMap((line) => {
      const keyword = line.keywords.find((k) => plain(k) !== '' && stands(sought, plain(k)))
      return keyword === undefined
        ? []
        : [{ redLineId: line.id, number: line.number, wording: line.wording, basis: line.basis, keyword }]
    })
}

export const leastReason = 10

/** The reason is there and long enough to be one (characters, without white space at the ends). */
export const isReason = (reason: string | null | undefined): reason is string => [...(reason ?? '').trim()].length >= leastReason
