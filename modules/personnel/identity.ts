import { invalid } from '../../platform/errors.ts'
import type { Keys } from '../../platform/keys.ts'
import { nameKeys, searchGrams } from '../../platform/names.ts'
import { isMobile, parseIdNumber } from '../../platform/personal-number.ts'
import { naturalSortKey } from '../../platform/sort-key.ts'

/** The sealed and derived columns of a person's ID number; throws RangeError when the number is wrong (callers check first). */
export function sealIdNumber(keys: Keys, personId: string, idNumber: string) {
  const parsed = parseIdNumber(idNumber)
  if (!parsed.ok) throw new RangeError(parsed.code)
  return {
    sex: parsed.sex,
    bornOn: parsed.bornOn,
    idNumberSealed: keys.seal(parsed.value, `personNumbers.idNumber.${personId}`),
    idNumberIndex: keys.blind('idNumber', parsed.value),
    idTail4Index: keys.blind('idTail4', parsed.value.slice(-4)),
    idTail6Index: keys.blind('idTail6', parsed.value.slice(-6)),
  }
}

/** The sealed columns of a telephone number; nulls when there is none. */
export function sealPhone(keys: Keys, personId: string, phone: string | null) {
  return {
    phoneSealed: phone === null ? null : keys.seal(phone, `personNumbers.phone.${personId}`),
    phoneIndex: phone === null ? null : keys.blind('phone', phone),
  }
}

export const openIdNumber = (keys: Keys, personId: string, sealed: string): string =>
  keys.open(sealed, `personNumbers.idNumber.${personId}`)
export const openPhone = (keys: Keys, personId: string, sealed: string): string =>
  keys.open(sealed, `personNumbers.phone.${personId}`)

/** What a typed number tail is searched as: an HMAC, marked with its length. */
export const tailTerm = (keys: Keys, tail: string): string => `#${keys.stamp(`tail${tail.length}`, tail.toUpperCase())}`

/** Terms that find a person: grams of the name, initials, the auxiliary number with and without its letters, the last 4 and 6 of the ID number as HMAC. */
export function termsOf(keys: Keys, person: { name: string; number: string | null; idNumber: string }): string[] {
  const tails = [person.idNumber.slice(-4), person.idNumber.slice(-6)].map((t) => tailTerm(keys, t))
  const number = person.number?.toLowerCase() ?? ''
  const numbers = [number, number.replace(/\D/g, '')].filter((n) => n.length > 2)
  return [...new Set([...searchGrams(person.name), ...numbers, ...tails])]
}

/** Columns by which names and numbers sort and are found. */
export const sortColumns = (name: string, number: string | null) => ({ ...nameKeys(name), numberSortKey: naturalSortKey(number) })

/** The opaque key of an exported row: the person's id with its stamp; it tells nothing to a reader and cannot be forged. */
export const rowKeyOf = (keys: Keys, personId: string): string => `${personId}.${keys.stamp('rowKey', personId)}`

/** The person of a row key that comes back; undefined when it was tampered with. */
export function personOfRowKey(keys: Keys, rowKey: string): string | undefined {
  const [personId = '', stamp] = rowKey.trim().split('.')
  return stamp !== undefined && keys.stamp('rowKey', personId) === stamp ? personId : undefined
}

/** The ID number as stored; refused with place and cure. */
export function soundIdNumber(text: string): string {
  const parsed = parseIdNumber(text.trim())
  if (!parsed.ok) throw invalid('idNumber', parsed.message, parsed.code)
  return parsed.value
}

/** The telephone number as stored; null when there is none. */
export function soundPhone(text: string | null): string | null {
  const phone = text?.replace(/[\s-]/g, '') || null
  if (phone !== null && !isMobile(phone)) throw invalid('phone', '手机号应为 11 位，以 1 开头，请核对。', 'phone')
  return phone
}
