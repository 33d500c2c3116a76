import { expect, test } from 'vitest'
import { importCycles } from '../../scripts/lint/import-cycles.ts'
import { oneWayImports } from '../../scripts/lint/one-way.ts'
import { saidBy } from './planted.ts'

const planted = (from: string, ...specifiers: string[]) =>
  saidBy(oneWayImports, { [from]: specifiers.map((specifier) => `import { a } from '${specifier}'`).join('\n') })

test.each([
  ['a work module takes another’s queries', 'modules/pledges/queries.ts', '../concerns/queries.ts', 'never work → work'],
  ['a work module takes another’s public face', 'modules/pledges/queries.ts', '../concerns/public.ts', 'never work → work'],
  [
    'a command two folders down does the same',
    'modules/pledges/commands/sign.ts',
    '../../concerns/policy.ts',
    'never work → work',
  ],
  ['a foundation module takes a work module', 'modules/personnel/queries.ts', '../pledges/tables.ts', 'never foundation → work'],
  [
    'a module takes a foundation module’s inside',
    'modules/pledges/queries.ts',
    '../personnel/queries.ts',
    'only modules/personnel/public.ts',
  ],
  ['a module takes the server', 'modules/pledges/routes.ts', '../../server/app.ts', 'a module imports itself'],
  ['a module takes the database folder', 'modules/pledges/seed.ts', '../../database/demo/cast.ts', 'a module imports itself'],
  ['a module’s server side takes its own page', 'modules/pledges/routes.ts', './ui/labels.ts', 'imports no ui/'],
  [
    'a page takes what a work module would lend',
    'modules/pledges/ui/list.tsx',
    '../../concerns/ui/public.ts',
    'ui/ imports its own ui/',
  ],
  ['a page takes a query', 'modules/pledges/ui/list.tsx', '../queries.ts', 'ui/ imports its own ui/'],
  ['a page takes another module’s page', 'modules/pledges/ui/list.tsx', '../../personnel/ui/card.tsx', 'ui/ imports its own ui/'],
  [
    'a page takes the database',
    'modules/pledges/ui/list.tsx',
    '../../../platform/database/connect.ts',
    'ui/ imports its own ui/',
  ],
  ['a page takes a server package', 'modules/pledges/ui/list.tsx', 'kysely', 'a server package in the browser'],
  ['a page takes Node', 'app/main.tsx', 'node:fs', 'a server package in the browser'],
  ['a contract takes the workflow', 'modules/pledges/contract.ts', './workflow.ts', 'contract.ts imports zod'],
  ['a contract takes a work module’s', 'modules/pledges/contract.ts', '../concerns/contract.ts', 'contract.ts imports zod'],
  ['a contract takes its own words', 'modules/pledges/contract.ts', './words.ts', 'contract.ts imports zod'],
  ['words take a query', 'modules/pledges/words.ts', './queries.ts', 'contract.ts imports zod'],
  ['a sheet takes a work module’s words', 'modules/pledges/sheet.ts', '../concerns/words.ts', 'never work → work'],
  ['a contract takes a package', 'modules/pledges/contract.ts', 'dayjs', 'no package but zod'],
  ['the shell takes a module’s page', 'app/router.tsx', '../modules/pledges/ui/routes.tsx', 'app/ knows no module'],
  ['the shell takes a contract', 'app/router.tsx', '../modules/pledges/contract.ts', 'app/ knows no module'],
  ['the server takes a command outside jobs', 'server/app.ts', '../modules/pledges/commands/sign.ts', 'outside server/jobs/'],
  ['the server takes a page', 'server/app.ts', '../modules/pledges/ui/routes.tsx', 'no browser code'],
  ['the server takes React', 'server/app.ts', 'react', 'a browser package in the server'],
  [
    'the platform takes a module',
    'platform/audit/record-event.ts',
    '../../modules/accounts/public.ts',
    'platform/ knows no product',
  ],
  ['the platform takes the schema as a value', 'platform/context.ts', '../database/schema.ts', 'platform/ knows no product'],
  [
    'a migration takes a query',
    'database/migrations/0001-first.ts',
    '../../modules/personnel/queries.ts',
    'database/ imports tables.ts',
  ],
  ['a browser-safe file takes one that is not', 'platform/calendar/dates.ts', '../ids.ts', 'browser-safe files only'],
  ['the product takes a test', 'server/app.ts', '../tests/harness/clock.ts', 'nobody imports tests'],
  ['the product takes a test beside a file', 'platform/ids.ts', './keys.test.ts', 'nobody imports tests'],
  ['anything leaves the repository', 'server/app.ts', '../../elsewhere/a.ts', 'outside the repository'],
])('%s: seen', (_, from, specifier, words) => {
  const said = planted(from, specifier)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(words)
})

test.each([
  ['modules/pledges/queries.ts', ['./tables.ts', '../personnel/public.ts', '../../platform/context.ts', 'kysely']],
  ['modules/personnel/commands/join.ts', ['../policy.ts', '../../organisation/public.ts', '../../../platform/ids.ts']],
  [
    'modules/pledges/ui/list.tsx',
    [
      './api.ts',
      '../contract.ts',
      '../../personnel/contract.ts',
      '../words.ts',
      '../../personnel/ui/public.ts',
      '../../../app/kit/list.tsx',
      'react',
      'antd',
    ],
  ],
  ['modules/pledges/contract.ts', ['zod', '../../platform/http/contract.ts', '../personnel/contract.ts']],
  ['modules/pledges/words.ts', ['./contract.ts', '../personnel/words.ts']],
  ['modules/pledges/sheet.ts', ['./words.ts', '../personnel/words.ts']],
  ['app/session.tsx', ['./call.ts', '../platform/http/contract.ts', 'react']],
  ['server/app.ts', ['../modules/pledges/routes.ts', '../modules/personnel/public.ts', './session.ts', 'hono']],
  ['server/jobs/print.ts', ['../../modules/pledges/commands/sign.ts', '../../modules/concerns/queries.ts']],
  ['database/demo/people.ts', ['../../modules/personnel/commands/join.ts', '../schema.ts']],
  ['modules/pledges/queries.test.ts', ['../../tests/harness/cast.ts', '../concerns/queries.ts']],
])('the right ways of %s are let through', (from, specifiers) => {
  expect(planted(from, ...specifiers)).toEqual([])
})

test('two work modules meet in one server file: seen, but not in app.ts', () => {
  const specifiers = ['../modules/pledges/routes.ts', '../modules/concerns/routes.ts']
  expect(planted('server/health.ts', ...specifiers)).toEqual([
    'server/health.ts:1 pledges, concerns meet here: only server/jobs/ may do that',
  ])
  expect(planted('server/mount-modules.ts', ...specifiers)).toEqual([])
})

test('the shell may take the pages by the one glob, and by no other', () => {
  const glob = (pattern: string) => saidBy(oneWayImports, { 'app/routes.ts': `import.meta.glob('${pattern}')` })
  expect(glob('../modules/*/ui/routes.tsx')).toEqual([])
  expect(glob('../modules/*/ui/*.tsx')).toHaveLength(1)
})

test('a worker of another module: seen; a file that is no code is let through', () => {
  const url = (path: string) => saidBy(oneWayImports, { 'server/static.ts': `new URL('${path}', import.meta.url)` })
  expect(url('../modules/pledges/queries.ts')).toHaveLength(1)
  expect(url('../package.json')).toEqual([])
})

test('the platform may take the type of the schema', () => {
  expect(saidBy(oneWayImports, { 'platform/context.ts': "import type { Database } from '../database/schema.ts'" })).toEqual([])
})

test('three files in a ring: seen once; types make no ring', () => {
  const ring = (word: string) => ({
    'platform/a.ts': "import { b } from './b.ts'",
    'platform/b.ts': "import { c } from './c.ts'",
    'platform/c.ts': `import ${word} { a } from './a.ts'`,
    'platform/d.ts': "import { a } from './a.ts'",
  })
  expect(saidBy(importCycles, ring(''))).toEqual([
    'platform/a.ts:1 import cycle: platform/a.ts → platform/b.ts → platform/c.ts → platform/a.ts',
  ])
  expect(saidBy(importCycles, ring('type'))).toEqual([])
})
