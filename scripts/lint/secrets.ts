import { checkDigit } from '../../platform/personal-number.ts'
import { type Finding, isTest, lineAt, type Rule, type SourceFile } from './sources.ts'

interface Shape {
  readonly pattern: RegExp
  readonly message: string
  readonly alsoInTests: boolean
}

const shapes: readonly Shape[] = [
  { pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]/g, message: 'a private key', alsoInTests: true },
  {
    pattern: /\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bnpm_[A-Za-z0-9]{30,}\b/g,
    message: 'an access key',
    alsoInTests: true,
  },
  { pattern: /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15,}/g, message: 'a signed token', alsoInTests: true },
  { pattern: /\b\w+:\/\/[\w.-]+:(?!\$\{)[^\s@'"`/]{6,}@/g, message: 'an address with a password', alsoInTests: true },
  {
    pattern:
      /\b(?:password|passphrase|secret|apiKey|token|privateKey|pepper)\b['"]?\s*[:=]\s*['"][^'"\s\p{Script=Han}]{8,}['"]/giu,
    message: 'a secret written down',
    alsoInTests: false,
  },
  { pattern: /(?<![\w.])\/(?:home|root|work|Users)\/\w/g, message: 'a path of one machine', alsoInTests: true },
]
const idNumber = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g
const mobileNumber = /(?<![\dA-Za-z.])1[3-9]\d{9}(?![\dA-Za-z])/g
const fictitiousRegion = '990101'
/** The two samples printed in GB 11643. */
const standardSamples = new Set(['11010519491231002X', '440524188001010014'])

/** Nothing secret and nobody real: no keys, no machine paths, ID numbers of region 990101 and phones 199… only. */
export const secrets: Rule = (files) => files.filter((file) => file.path !== 'package-lock.json').flatMap(findingsIn)

function findingsIn(file: SourceFile): Finding[] {
  const at = (index: number, message: string) => ({ path: file.path, line: lineAt(file.text, index), message })
  const applying = shapes.filter((shape) => shape.alsoInTests || !isTest(file.path))
  return [
    ...applying.flatMap((shape) => [...file.text.matchAll(shape.pattern)].map((match) => at(match.index, shape.message))),
    ...[...file.text.matchAll(idNumber)]
      .filter(([text]) => isRealLooking(text.toUpperCase()))
      .map((match) => at(match.index, `an ID number that could be somebody’s: use region ${fictitiousRegion}`)),
    ...[...file.text.matchAll(mobileNumber)]
      .filter(([text]) => !text.startsWith('199'))
      .map((match) => at(match.index, 'a phone number that could be somebody’s: use 199…')),
  ]
}

function isRealLooking(text: string): boolean {
  if (text.startsWith(fictitiousRegion) || standardSamples.has(text)) return false
  return checkDigit(text.slice(0, 17)) === text.slice(17)
}
