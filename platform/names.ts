import { pinyin } from 'pinyin-pro'

const middleDots = /[\u2022\u2027\u2219\u22c5\u30fb\uff65\u0387\uff0e.]/gu
const han = /\p{Script=Han}/u

export interface NameKeys {
  readonly namePinyin: string
  readonly nameInitials: string
}

/**
 * Keys made from a name: `namePinyin` sorts (syllables without tone, then the characters, so that same-sounding names keep one order);
 * `nameInitials` is what people type ('syk'). Surnames are read as surnames (曾 zeng, 单 shan); an unknown character stands for itself.
 */
export function nameKeys(name: string): NameKeys {
  const plain = normaliseName(name)
  const syllables = syllablesOf(plain)
  const nameInitials = syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('')
  return { namePinyin: `${syllables.join(' ')} ${plain}`, nameInitials }
}

/** The name as stored: no spaces beside characters, one kind of middle dot (·), half-width letters. Never swaps one character for another. */
export function normaliseName(name: string): string {
  return name
    .replace(/[\uff01-\uff5e]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
    .replace(/(?<=\p{Script=Han}|·) | (?=\p{Script=Han}|·)/gu, '')
    .replace(middleDots, '·')
    .replace(/ ?· ?/gu, '·')
}

/** Terms a name is found by, for a table searched by equality: its one- and two-character grams and the prefixes of its initials. */
export function searchGrams(name: string): string[] {
  const characters = Array.from(plainOf(name))
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  const { nameInitials } = nameKeys(name)
  const initials = Array.from(nameInitials)
  const prefixes = initials.map((_, index) => initials.slice(0, index + 1).join(''))
  return [...new Set([...characters, ...pairs, ...prefixes])]
}

/** Terms that must all be found for what somebody typed: 宋永康 → 宋永, 永康; syk → syk; empty if nothing to search by. */
export function queryGrams(typed: string): string[] {
  const plain = plainOf(typed)
  const characters = Array.from(plain)
  if (characters.length <= 1 || !han.test(plain)) return plain === '' ? [] : [plain]
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  return [...new Set(pairs)]
}

function plainOf(text: string): string {
  return normaliseName(text).replace(/[· ]/gu, '').toLowerCase()
}

function syllablesOf(plain: string): string[] {
  const readings = pinyin(plain, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'spaced' })
  return readings.map((reading) => reading.replace(/[· ]/gu, '').toLowerCase()).filter((reading) => reading !== '')
}
