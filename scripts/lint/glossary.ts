import { codeText } from './code-text.ts'
import { type Finding, isCode, isProduct, lineAt, type Rule, type SourceFile } from './sources.ts'

/** Words that never stand in a name, not even as a part of it. */
const neverParts = new Map([
  ['user', 'an account signs in, a person holds a post'],
  ['users', 'an account signs in, a person holds a post'],
  ['supervisor', 'which one? leadOfficer, leaderInCharge, unitHead, overseeingBureauLeader'],
  ['fujing', 'auxiliary'],
  ['minjing', 'officer'],
  ['danwei', 'unit'],
  ['gangwei', 'post'],
  ['renyuan', 'person'],
  ['paichusuo', 'policeStation'],
  ['zhuxiao', 'closeOut'],
])
/** Operating systems and database servers have users; nobody else has. */
const hasUsers = (path: string) => path.startsWith('platform/database/')
/** Words that say nothing when they are the whole name; the platform also reads formats that have records. */
const neverAlone = /^(?:document|report|check|case|record|data|info|item|manage|handle)s?$/i
const neverFirst = /^(?:handle|manage)[A-Z]/
const neverLast = /(?:Info|Manager|Helper|Utils?)$/

const declaration = /\b(?:const|let|var|function\*?|class|interface|type)\s+([A-Za-z_$][\w$]*)/g
const identifier = /(?<![.\w$])[A-Za-z_$][\w$]*/g
/** Names that the browser, its styles and the icons gave. */
const foreignName = /^(?:userAgent|userSelect|m_pUserFontPaths|User\w*(?:Outlined|Filled))$/
const wrongPath = /\/api\/[^'"`\s]*\b(?:users?|supervisors?|records?|data|items?)\b/g

/** English identifiers by the glossary: all names, file names and URL nouns of the product; declared names also say something. */
export const glossary: Rule = (files) =>
  files
    .filter((file) => isProduct(file.path) && isCode(file.path))
    .flatMap((file) => [...nameFindings(file), ...pathFindings(file)])

function nameFindings(file: SourceFile): Finding[] {
  const { code, bare } = codeText(file.text)
  const at = (index: number, message: string) => ({ path: file.path, line: lineAt(file.text, index), message })
  const avoided = [...bare.matchAll(identifier)].flatMap((match) => {
    const part = avoidedPart(file.path, match[0])
    return part ? [at(match.index, `${match[0]}: not “${part}”, ${neverParts.get(part)}`)] : []
  })
  const empty = [...bare.matchAll(declaration)]
    .filter((match) => isEmptyName(file.path, match[1] ?? ''))
    .map((match) => at(match.index, `${match[1]} says nothing: name what it is`))
  const urls = [...code.matchAll(wrongPath)].map((match) => at(match.index, `${match[0]}: a noun the glossary avoids`))
  return [...avoided, ...empty, ...urls]
}

function pathFindings(file: SourceFile): Finding[] {
  return file.path
    .split(/[/.-]/)
    .filter((part) => neverParts.has(part))
    .map((part) => ({ path: file.path, line: 1, message: `“${part}” in a file name: ${neverParts.get(part)}` }))
}

function avoidedPart(path: string, name: string): string | undefined {
  if (foreignName.test(name)) return undefined
  const parts = name.split(/(?=[A-Z])|_/).map((part) => part.toLowerCase())
  return parts.find((part) => neverParts.has(part) && !(part.startsWith('user') && hasUsers(path)))
}

function isEmptyName(path: string, name: string): boolean {
  if (path.startsWith('platform/')) return false
  return neverAlone.test(name) || neverFirst.test(name) || neverLast.test(name)
}
