import { codeText } from './code-text.ts'
import { type Finding, isCode, isProduct, isTest, lineAt, type Rule, type SourceFile } from './sources.ts'

interface Ban {
  readonly pattern: RegExp
  readonly message: string
  readonly applies: (path: string) => boolean
  /** Looks into texts too, not only at code. */
  readonly inTexts?: true
}

const everyCode = () => true
const isConfiguration = (path: string) => /^(?:[a-z.]+\.config|tests\/harness\/global-setup)\.ts$/.test(path)
const inModules = (path: string) => path.startsWith('modules/') && !isTest(path)
const holdsSql = (path: string) => path.startsWith('platform/database/') || path.startsWith('database/migrations/')
const fromOutside = 'comes from outside: ctx.now, ctx.today, platform/ids.ts'
const hosts = String.raw`(?!localhost|127\.|\[::1\]|\$\{|www\.w3\.org|schemas\.openxmlformats\.org|purl\.org)`

const bans: readonly Ban[] = [
  { pattern: /^export\s+default\b|\bas\s+default\b/gm, message: 'no default export', applies: (path) => !isConfiguration(path) },
  {
    pattern: /\bprocess\.env\b|\bprocess\[|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"]\s+['"]/g,
    message: 'the environment is read in platform/config.ts only',
    applies: (path) => isProduct(path) && path !== 'platform/config.ts',
  },
  { pattern: /\bnew\s+Date\(\s*\)|\bDate\.now\(|\bdayjs\(\s*\)/g, message: `time ${fromOutside}`, applies: inModules },
  { pattern: /\bMath\.random\(/g, message: `randomness ${fromOutside}`, applies: inModules },
  { pattern: /\brandomUUID\(|\brandomBytes\(|\bgetRandomValues\(/g, message: `an id ${fromOutside}`, applies: inModules },
  {
    pattern: /\bsql\s*\.\s*(?:raw|lit|unsafe)\(/g,
    message: 'SQL is never built from texts here',
    applies: (path) => isProduct(path) && !holdsSql(path),
  },
  {
    pattern: /\.query\(\s*(?:`[^`]*\$\{|['"][^'"]*['"]\s*\+)/g,
    message: 'SQL is never built from texts: pass parameters',
    applies: (path) => isProduct(path) && !holdsSql(path),
  },
  { pattern: /\bdangerouslySetInnerHTML\b|\.(?:inner|outer)HTML\s*=/g, message: 'no HTML from texts', applies: isProduct },
  { pattern: /(?<![.\w])eval\(|\bnew\s+Function\(/g, message: 'no code from texts', applies: everyCode },
  {
    pattern: new RegExp(String.raw`\b(?:https?|wss?):\/\/${hosts}[\w[]|(?:src|href)=["']\/\/|url\(["']?\/\/`, 'g'),
    message: 'no address of another host: the product runs without a network',
    applies: isProduct,
    inTexts: true,
  },
  { pattern: /\bvi\.(?:mock|doMock|stubGlobal)\(/g, message: 'no mocks of our own code', applies: isTest },
  {
    pattern: /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fails)\b/g,
    message: 'no test is left out',
    applies: isTest,
  },
]
const silenced = /@ts-(?:ignore|nocheck|expect-error)/g

/** What no code of ours may hold; each ban names the places it speaks of. */
export const forbiddenCode: Rule = (files) =>
  files.flatMap((file) => {
    if (!isCode(file.path)) return isProduct(file.path) || file.path === 'index.html' ? textFindings(file, file.text) : []
    const { code, bare } = codeText(file.text)
    const inCode = bans.filter((ban) => !ban.inTexts && ban.applies(file.path)).flatMap((ban) => findings(file, bare, ban))
    return [...inCode, ...textFindings(file, code), ...silencings(file)]
  })

function textFindings(file: SourceFile, text: string): Finding[] {
  const applies = (ban: Ban) => ban.inTexts && (ban.applies(file.path) || file.path === 'index.html')
  return bans.filter(applies).flatMap((ban) => findings(file, text, ban))
}

function silencings(file: SourceFile): Finding[] {
  const comments = commentsOf(file.text)
  return [...comments.matchAll(silenced)].map((match) => ({
    path: file.path,
    line: lineAt(comments, match.index),
    message: `${match[0]}: cure the type instead`,
  }))
}

/** The source with everything but its comments blanked. */
function commentsOf(text: string): string {
  const { code } = codeText(text)
  return Array.from({ length: text.length }, (_, index) =>
    text[index] === '\n' || code[index] === ' ' ? text[index] : ' ',
  ).join('')
}

function findings(file: SourceFile, text: string, ban: Ban): Finding[] {
  return [...text.matchAll(ban.pattern)].map((match) => ({
    path: file.path,
    line: lineAt(text, match.index),
    message: `${match[0].trim().slice(0, 40)}: ${ban.message}`,
  }))
}
