import { expect, test } from 'vitest'
import { commandEvents } from '../../scripts/lint/command-events.ts'
import { fileNames } from '../../scripts/lint/file-names.ts'
import { fileSize, longestFile } from '../../scripts/lint/file-size.ts'
import { moduleShape } from '../../scripts/lint/module-shape.ts'
import { tableDocstrings } from '../../scripts/lint/table-docstrings.ts'
import { saidBy } from './planted.ts'

const readme = { 'modules/pledges/README.md': '# 承诺书' }

test('a module of the one shape is let through', () => {
  const files = [
    'contract.ts',
    'tables.ts',
    'commands/sign-pledge.ts',
    'commands/sign-pledge.test.ts',
    'ui/routes.tsx',
    'ui/list/row.tsx',
    'ui/labels.ts',
    'templates/pledge.typ',
  ]
  const module = Object.fromEntries(files.map((name) => [`modules/pledges/${name}`, '']))
  expect(saidBy(moduleShape, { ...readme, ...module })).toEqual([])
})

test.each([
  ['a file of another name', 'modules/pledges/service.ts', 'not in the closed list'],
  ['a folder of another name', 'modules/pledges/models/pledge.ts', 'not in the closed list'],
  ['a public face of a work module', 'modules/pledges/public.ts', 'only foundation modules'],
  ['a test beside nothing', 'modules/pledges/queries.test.ts', 'there is no queries.ts'],
  ['a file beside the modules', 'modules/registry.ts', 'belongs to a module'],
])('%s: seen', (_, path, words) => {
  const said = saidBy(moduleShape, { ...readme, [path]: '' })
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(words)
})

test('a module nobody decided on, and one without README: seen', () => {
  expect(saidBy(moduleShape, { 'modules/blockchain/README.md': '' }).join()).toContain('unknown module')
  expect(saidBy(moduleShape, { 'modules/pledges/tables.ts': '' }).join()).toContain('README.md:1 missing')
  expect(saidBy(moduleShape, { 'modules/pledges/README.md': 'x\n'.repeat(31) }).join()).toContain('longer than 30 lines')
})

test('a pure file is declared in the README, exists, and stays pure', () => {
  const declared = { 'modules/imports/README.md': '# 导入\nfiles: find-header.ts, aliases.ts' }
  const both = { ...declared, 'modules/imports/find-header.ts': '', 'modules/imports/aliases.ts': '' }
  expect(saidBy(moduleShape, both)).toEqual([])
  expect(saidBy(moduleShape, { ...declared, 'modules/imports/aliases.ts': '' }).join()).toContain(
    'names find-header.ts, which does not exist',
  )
  const impure = { ...both, 'modules/imports/aliases.ts': "import { sql } from 'kysely'" }
  expect(saidBy(moduleShape, impure).join()).toContain('a declared file is pure')
})

test.each([
  ['utils.ts', 'platform/utils.ts', 'says nothing'],
  ['a folder helpers', 'modules/pledges/helpers/a.ts', 'says nothing'],
  ['a folder shared', 'app/shared/a.ts', 'says nothing'],
  ['types.d.ts', 'app/types.d.ts', 'says nothing'],
  ['a ninth folder', 'services/a.ts', 'closed list of the top level'],
  ['a stray file at the top', 'notes.md', 'closed list of the top level'],
  ['a name in camelCase', 'server/jobRunner.ts', 'kebab-case'],
])('%s: seen', (_, path, words) => {
  const said = saidBy(fileNames, { [path]: '' })
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(words)
})

test('one line too many: seen', () => {
  const lines = (count: number) => ({
    'server/app.ts': `${Array.from({ length: count }, (_, index) => `const a${index} = ${index}`).join('\n')}\n`,
  })
  expect(saidBy(fileSize, lines(longestFile))).toEqual([])
  expect(saidBy(fileSize, lines(longestFile + 1))).toEqual(['server/app.ts:251 251 lines, at most 250'])
})

const tables = (docstring: string) => ({
  'modules/pledges/tables.ts': `${docstring}export interface PledgeRow {\n  id: string\n}\n\nexport interface PledgesTables {\n  pledges: PledgeRow\n}\n`,
})

test('a table without a Chinese docstring right above it: seen', () => {
  expect(saidBy(tableDocstrings, tables('/** 承诺书 — a pledge one person is asked to sign. */\n'))).toEqual([])
  expect(saidBy(tableDocstrings, tables(''))).toHaveLength(1)
  expect(saidBy(tableDocstrings, tables('/** A pledge. */\n'))).toHaveLength(1)
  expect(saidBy(tableDocstrings, tables('/** 承诺书 */\nconst between = 1\n'))).toHaveLength(1)
  expect(
    saidBy(tableDocstrings, { 'modules/pledges/tables.ts': '/** 承诺书 */\nexport interface PledgeRow {}\n' }).join(),
  ).toContain('no interface …Tables')
})

const command = (text: string) => saidBy(commandEvents, { 'modules/pledges/commands/sign-pledge.ts': text })
const recorder = "import { recordEvent } from '../../../platform/audit/record-event.ts'\n"

test('a command that records no event, or does not wait for it: seen', () => {
  expect(command(`${recorder}await recordEvent(ctx, {})`)).toEqual([])
  expect(command(`${recorder}return recordEvent(ctx, {})`)).toEqual([])
  expect(command('await write()')).toHaveLength(1)
  expect(command(`${recorder}// await recordEvent(ctx, {})`)).toHaveLength(1)
  expect(command("import { recordEvent } from '../record.ts'\nawait recordEvent(ctx, {})")).toHaveLength(1)
  expect(command(`${recorder}void recordEvent(ctx, {})`).join()).toContain('sign-pledge.ts:2 recordEvent is not awaited')
})
