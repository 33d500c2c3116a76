import { expect, test } from 'vitest'
import { type Allowances, dependencies, type LockEntry } from '../../scripts/lint/dependencies.ts'
import { importedPackages } from '../../scripts/lint/imported-packages.ts'
import { show } from '../../scripts/lint/sources.ts'
import { tree } from './planted.ts'

const allowances: Allowances = {
  licences: ['MIT', 'OFL-1.1'],
  licenceExceptions: {},
  installScripts: {},
  denied: { xlsx: { upTo: '0.18.5', reason: 'known flaws' }, exceljs: { upTo: null, reason: 'frozen' } },
  notImported: { '@types/*': 'types only' },
  largestDirectCount: 2,
}
const good: LockEntry = { version: '1.0.0', license: 'MIT', integrity: 'sha512-a' }
const said = (packages: Record<string, LockEntry>, changed: Partial<Allowances> = {}) =>
  dependencies({ dependencies: { a: '1.0.0' } }, { packages: { '': {}, ...packages } }, { ...allowances, ...changed }).map(show)

test('a lock file in order is let through', () => {
  expect(said({ 'node_modules/a': good, 'node_modules/a/node_modules/@x/b': { ...good, license: '(GPL-3.0 OR MIT)' } })).toEqual(
    [],
  )
})

test.each([
  ['a licence that is not on the list', 'a', { ...good, license: 'AGPL-3.0' }, 'licence AGPL-3.0'],
  ['a licence half on the list', 'a', { ...good, license: 'MIT AND GPL-2.0' }, 'licence MIT AND GPL-2.0'],
  ['no licence', 'a', { version: '1.0.0', integrity: 'sha512-a' }, 'licence unknown'],
  ['an install script', 'a', { ...good, hasInstallScript: true }, 'runs a script'],
  ['no integrity', 'a', { version: '1.0.0', license: 'MIT' }, 'no integrity'],
  ['another registry', 'a', { ...good, resolved: 'https://registry.example.org/a.tgz' }, 'another registry'],
  ['xlsx from npm', 'xlsx', { ...good, version: '0.18.5' }, 'denied'],
  ['xlsx under another name', 'sheets', { ...good, name: 'xlsx', version: '0.17.4' }, 'denied'],
  ['exceljs deep below', 'a/node_modules/exceljs', { ...good, version: '4.4.0' }, 'denied'],
])('%s: seen', (_, name, entry, words) => {
  const lines = said({ [`node_modules/${name}`]: entry })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(words)
})

test('an exception lets its package through, and is a finding when nobody needs it', () => {
  const excepted = { licenceExceptions: { lightningcss: 'build only' } }
  const entry = { ...good, license: 'MPL-2.0', dev: true }
  expect(said({ 'node_modules/lightningcss': entry, 'node_modules/lightningcss-linux-x64-gnu': entry }, excepted)).toEqual([])
  expect(said({ 'node_modules/lightningcss': { ...entry, dev: false } }, excepted).join()).toContain('licence MPL-2.0')
  expect(said({ 'node_modules/a': good }, excepted).join()).toContain('exception for lightningcss is not needed')
})

test('a later xlsx, an empty lock file, too many dependencies, a loose version', () => {
  expect(said({ 'node_modules/xlsx': { ...good, version: '0.20.3' } })).toEqual([])
  expect(said({}).join()).toContain('lists no packages')
  const many = dependencies(
    { dependencies: { a: '1.0.0', b: '1.0.0', c: '^1.0.0' } },
    { packages: { 'node_modules/a': good } },
    allowances,
  )
  expect(many.map(show).join()).toMatch(/3 direct run-time dependencies, at most 2.*c: \^1\.0\.0 is not an exact version/)
})

test('a package used but not declared, used by the product but declared for development, or declared but not used: seen', () => {
  const files = tree({
    'server/app.ts':
      "import { a } from 'undeclared/part'\nimport { b } from '@scope/dev'\nimport { c } from 'used'\nimport 'node:fs'",
    'tests/a.test.ts': "import { b } from '@scope/dev'",
  })
  const manifest = {
    dependencies: { used: '1.0.0', unused: '1.0.0' },
    devDependencies: { '@scope/dev': '1.0.0', '@types/x': '1.0.0' },
  }
  expect(importedPackages(files, manifest, allowances).map(show)).toEqual([
    'server/app.ts:1 undeclared is not a run-time dependency in package.json',
    'server/app.ts:2 @scope/dev is not a run-time dependency in package.json',
    'package.json:1 unused: nobody uses this dependency',
  ])
})
