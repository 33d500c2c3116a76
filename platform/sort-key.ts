/** Text keys whose byte order (collation "C") is the order people expect: a btree sorts and filters them without ICU. */

const segmentWidth = 4
const largestPosition = 9_999
const afterEverySegment = '~'
const emptyKey = '1'
const longestNumber = 60

/** Sort key of a number such as 'MH10217': digit runs compare as numbers, empty comes last, case, width and spaces don't count. */
export function naturalSortKey(text: string | null | undefined): string {
  const plain = (text ?? '').normalize('NFKC').replace(/\s+/g, '').toUpperCase().slice(0, longestNumber)
  if (plain === '') return emptyKey
  const key = plain.replace(/\d+/g, withLength)
  const hasLeadingZeros = /(?<!\d)0\d/.test(plain)
  return hasLeadingZeros ? `0${key} ${plain}` : `0${key}`
}

/** Preorder key of the unit at a position (0–9999) under its parent; the key of a root's parent is ''. RangeError outside. */
export function childKey(parentKey: string, position: number): string {
  if (!Number.isInteger(position) || position < 0 || position > largestPosition) {
    throw new RangeError(`a position is a whole number from 0 to ${largestPosition}: ${position}`)
  }
  return parentKey + String(position).padStart(segmentWidth, '0')
}

/** The keys of a unit and all below it, half-open: `key >= from and key < to` under collation "C"; '' is the whole tree. */
export function subtreeRange(key: string): { readonly from: string; readonly to: string } {
  return { from: key, to: key + afterEverySegment }
}

/** How deep a unit stands: 1 for a root, 2 for its children. */
export function depthOf(key: string): number {
  return key.length / segmentWidth
}

function withLength(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  return String(significant.length).padStart(2, '0') + significant
}
