import { pinyin } from 'pinyin-pro'

/** Something a cell may name: an officer, a unit, a post. `names` are all the ways it is called; `hint` tells same names apart. */
export interface NameCandidate {
  readonly id: string
  readonly names: readonly string[]
  readonly hint?: string
  readonly number?: string
}

export type NameMatch =
  | { readonly kind: 'exact'; readonly candidate: NameCandidate }
  | { readonly kind: 'several'; readonly candidates: readonly NameCandidate[] }
  | { readonly kind: 'near'; readonly candidates: readonly NameCandidate[] }
  | { readonly kind: 'none' }

const MOST_SUGGESTIONS = 5

function bareName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•・‧]/g, '')
    .toLowerCase()
}

/** Insertions, deletions and replacements between two texts, characters counted by code point. */
export function editDistance(one: string, other: string): number {
  const left = [...one]
  const right = [...other]
  let line = right.map((_, index) => index + 1)
  left.forEach((character, row) => {
    let diagonal = row
    let before = row + 1
    line = line.map((above, index) => {
      const here = Math.min(above + 1, before + 1, diagonal + (character === right[index] ? 0 : 1))
      diagonal = above
      before = here
      return here
    })
  })
  return right.length === 0 ? left.length : (line.at(-1) ?? 0)
}

function sound(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ')
}

/** How far two names are apart, 0 to 1 exclusive of equality; null when they are not alike. */
function farness(wanted: string, name: string): number | null {
  const length = Math.max([...wanted].length, [...name].length)
  const distance = editDistance(wanted, name)
  if (sound(wanted) === sound(name)) return 0.1 + distance / 100
  if (length >= 3 && distance === 1) return 0.2
  if (length >= 6 && distance === 2) return 0.4
  const isPart = length >= 4 && [...wanted].length >= 2 && (name.includes(wanted) || wanted.includes(name))
  return isPart ? 0.5 : null
}

/** 'Name(number)' as people write it to tell same names apart. */
function splitNumber(text: string): { name: string; number: string | null } {
  const match = /^(.+?)[\s(（[]+([A-Za-z]{0,4}\d{3,})[)）\]]?$/.exec(text.trim())
  return match === null ? { name: text, number: null } : { name: match[1] ?? '', number: match[2] ?? null }
}

function chooseExact(found: readonly NameCandidate[], number: string | null): NameMatch {
  const numbered = number === null ? found : found.filter((candidate) => candidate.number === number)
  const [first, second] = numbered
  if (first !== undefined && second === undefined) return { kind: 'exact', candidate: first }
  return { kind: 'several', candidates: found }
}

/** Finds what a cell names. Same names are never chosen between, near misses only suggested, the nearest first. */
export function matchName(text: string, candidates: readonly NameCandidate[]): NameMatch {
  const { name, number } = splitNumber(text)
  const wanted = bareName(name)
  if (wanted === '') return { kind: 'none' }
  const same = candidates.filter((candidate) => candidate.names.some((known) => bareName(known) === wanted))
  if (same.length > 0) return chooseExact(same, number)
  const near = candidates
    .map((candidate) => {
      const distances = candidate.names.map((known) => farness(wanted, bareName(known))).filter((value) => value !== null)
      return { candidate, distance: distances.length === 0 ? null : Math.min(...distances) }
    })
    .filter((entry): entry is { candidate: NameCandidate; distance: number } => entry.distance !== null)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, MOST_SUGGESTIONS)
  return near.length === 0 ? { kind: 'none' } : { kind: 'near', candidates: near.map(({ candidate }) => candidate) }
}

/** All the ways a unit is written: with and without the bureau's name, 派出所 as 所, 大队 as 队, 中队 kept. */
export function unitNames(name: string, shortName: string | null, bureauName: string): string[] {
  const bare = name.startsWith(bureauName) ? name.slice(bureauName.length) : name
  const names = new Set([name, bare, bureauName + bare])
  if (shortName !== null && shortName !== '') names.add(shortName)
  for (const known of [...names]) {
    names.add(known.replace(/派出所$/, '所'))
  }
  names.delete('')
  return [...names]
}
