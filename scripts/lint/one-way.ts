import { type Import, importsOf, unreadableImports } from './imports.ts'
import { foundationModules, workModules } from './modules.ts'
import { type Finding, isCode, isTest, moduleOf, type SourceFile } from './sources.ts'

/** Pure files of the platform that the browser may use too. They import only one another and zod. */
const browserSafe: ReadonlySet<string> = new Set([
  'platform/http/contract.ts',
  'platform/http/roles.ts',
  'platform/calendar/dates.ts',
  'platform/personal-number.ts',
  'platform/audit/verb-words.ts',
  'platform/audit/ledger-verb-words.ts',
  'platform/audit/task-verb-words.ts',
])

type Verdict = string | null
type Zone = 'app' | 'ui' | 'contract' | 'module' | 'server' | 'platform' | 'database' | 'scripts' | 'root'

/** Imports go one way (docs: architecture). Tests may import anything; nothing may import them. */
export function oneWayImports(files: readonly SourceFile[]): Finding[] {
  const imports = importsOf(files)
  const wrong = imports.flatMap((entry) => {
    const message = verdict(entry)
    return message ? [{ path: entry.from, line: entry.line, message: `${entry.specifier}: ${message}` }] : []
  })
  return [...wrong, ...manyWorkModules(imports), ...unreadableImports(files)]
}

function verdict(entry: Import): Verdict {
  if (isTest(entry.from)) return null
  if (entry.target === null) return packageVerdict(entry)
  if (entry.kind === 'url' && !isCode(entry.target)) return null
  const isProof = /^scripts\/(?:prove|bench)(?:\.ts$|\/)/.test(entry.from) && /^tests\/(?:proofs|harness)\//.test(entry.target)
  if (isProof) return null // the same proof in its large size
  if (isTest(entry.target) || entry.target.startsWith('tests/')) return 'nobody imports tests'
  if (entry.target.startsWith('..')) return 'outside the repository'
  return browserSafe.has(entry.from) ? browserSafeVerdict(entry.target) : zoneVerdicts[zoneOf(entry.from)](entry, entry.target)
}

const zoneVerdicts: Record<Zone, (entry: Import, target: string) => Verdict> = {
  app: (entry, target) => {
    if (zoneOf(target) === 'app' || browserSafe.has(target)) return null
    if (entry.kind === 'glob' && target === 'modules/*/ui/routes.tsx') return null
    return 'app/ knows no module: it takes modules/*/ui/routes.tsx by import.meta.glob, app/ and browser-safe platform files only'
  },
  ui: (entry, target) => {
    const zone = zoneOf(target)
    if (zone === 'app' || browserSafe.has(target) || zone === 'contract') return null
    if (zone === 'ui' && (moduleOf(target) === moduleOf(entry.from) || isLent(target))) return null
    if (entry.kind === 'glob' && /\/ui\/(?:person|unit)-tab\.tsx$/.test(target)) return null // tabs that modules contribute, found by name
    return 'ui/ imports its own ui/, ui/public.ts of foundation modules, contract.ts files, app/ and browser-safe platform files only'
  },
  contract: (entry, target) => {
    if (target === 'platform/http/contract.ts' || (zoneOf(target) === 'contract' && isFoundation(target))) return null
    if (isWords(entry.from) && target === `modules/${moduleOf(entry.from)}/contract.ts`) return null
    return 'contract.ts imports zod, platform/http/contract.ts, contract.ts and words.ts of foundation modules only; words.ts also its own contract.ts'
  },
  module: (entry, target) => moduleVerdict(entry, target),
  server: (entry, target) => serverVerdict(entry, target),
  platform: (entry, target) => {
    if (zoneOf(target) === 'platform') return null
    return target === 'database/schema.ts' && entry.isTypeOnly ? null : 'platform/ knows no product: it imports platform/ only'
  },
  database: (entry, target) => databaseVerdict(entry, target),
  scripts: (_, target) => (zoneOf(target) === 'app' || zoneOf(target) === 'ui' ? 'scripts/ imports no browser code' : null),
  root: (_, target) => (zoneOf(target) === 'root' ? null : 'configuration files import packages only'),
}

const isFoundation = (target: string) => foundationModules.has(moduleOf(target) ?? '')
/** Words that a module's pages and its sheets and papers both say. */
const isWords = (target: string) => target.endsWith('/words.ts')
/** What a foundation module lends to the pages of others. */
const isLent = (target: string) => isFoundation(target) && target.endsWith('/ui/public.ts')

function moduleVerdict(entry: Import, target: string): Verdict {
  const zone = zoneOf(target)
  const own = moduleOf(entry.from)
  const other = moduleOf(target)
  if (zone === 'platform') return null
  if (zone === 'ui') return 'the server side imports no ui/'
  if (own !== null && other === own) return null
  if (other === null) return 'a module imports itself, platform/ and foundation modules’ public.ts only'
  if (!foundationModules.has(other)) {
    return foundationModules.has(own ?? '') ? 'never foundation → work' : 'never work → work: make it a job in server/jobs/'
  }
  return target === `modules/${other}/public.ts` || isWords(target)
    ? null
    : `other modules import only modules/${other}/public.ts and words.ts`
}

const serverFaces = new Set([
  'routes.ts',
  'public.ts',
  'figures.ts',
  'todos.ts',
  'finds.ts',
  'week-lines.ts',
  'owed.ts',
  'started.ts',
  'deadlines.ts',
  'measures.ts',
  'contract.ts',
])

function serverVerdict(entry: Import, target: string): Verdict {
  const zone = zoneOf(target)
  if (zone === 'server' || zone === 'platform' || zone === 'database') return null
  if (zone === 'app' || zone === 'ui') return 'server/ imports no browser code'
  const other = moduleOf(target)
  if (other === null) return 'server/ imports server/, modules, platform/ and database/ only'
  if (/^server\/(?:jobs|cli)\//.test(entry.from)) return null
  const face = target.slice(`modules/${other}/`.length)
  return serverFaces.has(face) ? null : `outside server/jobs/ and server/cli/ only ${[...serverFaces].join(', ')} of a module`
}

function databaseVerdict(entry: Import, target: string): Verdict {
  const zone = zoneOf(target)
  if (zone === 'platform' || zone === 'database') return null
  if (zone !== 'module') return 'database/ imports platform/, database/ and parts of modules only'
  if (/\/(?:tables|seed)\.ts$/.test(target)) return null
  const isDemo = entry.from.startsWith('database/demo/')
  return isDemo && /^modules\/[^/]+\/(?:(?:public|documents)\.ts|commands\/)/.test(target)
    ? null
    : 'database/ imports tables.ts and seed.ts; database/demo/ also public.ts, documents.ts and commands'
}

function browserSafeVerdict(target: string): Verdict {
  return browserSafe.has(target) ? null : 'this file also runs in the browser: it imports browser-safe files only'
}

const serverPackages =
  /^(?:node:|(?:pg|pg-boss|kysely|hono|pino|hucre|docx|selfsigned|pinyin-pro)(?:\/|$)|@hono\/|@node-rs\/|@myriaddreamin\/)/
const browserPackages = /^(?:react|react-dom|antd|echarts|signature_pad)(?:\/|$)|^@(?:ant-design|tanstack)\//

function packageVerdict(entry: Import): Verdict {
  const zone = zoneOf(entry.from)
  if (zone === 'scripts' || zone === 'root') return null
  if (zone === 'contract' || browserSafe.has(entry.from)) {
    return entry.specifier === 'zod' ? null : 'this file also runs in the browser: it imports no package but zod'
  }
  const isBrowser = zone === 'app' || zone === 'ui'
  if (isBrowser && serverPackages.test(entry.specifier)) return 'a server package in the browser'
  return !isBrowser && browserPackages.test(entry.specifier) ? 'a browser package in the server' : null
}

/** Two work modules meet only in server/mount-modules.ts, the registries server/figures.ts, server/todos.ts, server/finds.ts, server/owed.ts, server/started.ts, server/deadlines.ts and server/measures.ts, server/jobs/ and database/. */
function manyWorkModules(imports: readonly Import[]): Finding[] {
  const met = new Map<string, Set<string>>()
  for (const { from, target } of imports) {
    const module = moduleOf(target ?? '')
    if (module && workModules.has(module) && !isTest(from)) met.set(from, (met.get(from) ?? new Set()).add(module))
  }
  return [...met]
    .filter(
      ([path, modules]) =>
        modules.size > 1 &&
        !/^(?:server\/(?:mount-modules|figures|todos|finds|week-lines|owed|started|deadlines|measures)\.ts$|server\/jobs\/|database\/)/.test(
          path,
        ),
    )
    .map(([path, modules]) => ({ path, line: 1, message: `${[...modules].join(', ')} meet here: only server/jobs/ may do that` }))
}

function zoneOf(path: string): Zone {
  if (/^modules\/[^/]+\/ui\//.test(path)) return 'ui'
  if (/^modules\/[^/]+\/(?:contract|words)\.ts$/.test(path)) return 'contract'
  const top = path.split('/')[0] ?? ''
  if (top === 'modules') return 'module'
  if (top === 'app' || top === 'server' || top === 'platform' || top === 'database' || top === 'scripts') return top
  return 'root'
}
