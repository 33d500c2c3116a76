import { expect, test } from 'vitest'
import { codeText } from '../../scripts/lint/code-text.ts'
import { importsOf, unreadableImports } from '../../scripts/lint/imports.ts'
import { saidBy, tree } from './planted.ts'

const from = 'server/app.ts'
const read = (text: string) =>
  importsOf(tree({ [from]: text })).map(({ line, target, specifier, names, isTypeOnly, kind }) => ({
    line,
    to: target ?? specifier,
    names,
    isTypeOnly,
    kind,
  }))

test('every way to write an import is read, with its names', () => {
  const text = [
    "import { a, type B, c as d } from './one.ts'",
    "import type { E } from '../platform/two.ts'",
    "import whole, { f } from 'hono'",
    "import * as all from './three.ts'",
    "import './four.ts'",
    'import {',
    '  g,',
    '  h,',
    "} from './five.ts'",
    "export { i, j as k } from './six.ts'",
    "export * from './seven.ts'",
    "const late = await import('./eight.ts')",
    "new Worker(new URL('./nine.ts', import.meta.url))",
    "const pages = import.meta.glob<Page>(['../modules/*/ui/routes.tsx', './ten.ts'])",
  ].join('\n')
  expect(read(text)).toEqual([
    { line: 1, to: 'server/one.ts', names: ['a', 'B', 'c'], isTypeOnly: false, kind: 'static' },
    { line: 2, to: 'platform/two.ts', names: ['E'], isTypeOnly: true, kind: 'static' },
    { line: 3, to: 'hono', names: ['default', 'f'], isTypeOnly: false, kind: 'static' },
    { line: 4, to: 'server/three.ts', names: ['*'], isTypeOnly: false, kind: 'static' },
    { line: 6, to: 'server/five.ts', names: ['g', 'h'], isTypeOnly: false, kind: 'static' },
    { line: 10, to: 'server/six.ts', names: ['i', 'j'], isTypeOnly: false, kind: 'static' },
    { line: 11, to: 'server/seven.ts', names: ['*'], isTypeOnly: false, kind: 'static' },
    { line: 5, to: 'server/four.ts', names: [], isTypeOnly: false, kind: 'static' },
    { line: 12, to: 'server/eight.ts', names: ['*'], isTypeOnly: false, kind: 'dynamic' },
    { line: 13, to: 'server/nine.ts', names: ['*'], isTypeOnly: false, kind: 'url' },
    { line: 14, to: 'modules/*/ui/routes.tsx', names: ['*'], isTypeOnly: false, kind: 'glob' },
    { line: 14, to: 'server/ten.ts', names: ['*'], isTypeOnly: false, kind: 'glob' },
  ])
})

test('imports in comments and texts are none', () => {
  const text = [
    "// import { a } from './one.ts'",
    "/* import { b } from './two.ts' */",
    'const planted = `',
    "import { c } from './three.ts'",
    "${inner(`import './four.ts'`)}",
    '`',
    `const said = "import('./five.ts')"`,
    "const pattern = /['`]/",
    "import { d } from './six.ts'",
  ].join('\n')
  expect(read(text).map(({ to, line }) => [to, line])).toEqual([['server/six.ts', 9]])
})

test('an import whose path is computed is a finding, for no rule could see it', () => {
  const said = saidBy(unreadableImports, {
    [from]: ['const a = await import(path)', 'const b = import(`./${name}.ts`)', "require('./c.ts')"].join('\n'),
  })
  expect(said).toHaveLength(3)
})

test('the scanner keeps length and lines, blanks comments and texts, and keeps code inside templates', () => {
  const source = 'a /* x */ + `b ${c /* d */ + `e`} f` // g\nreturn /[/"]/.test(h) ? <p>1</p> : <br />'
  const { code, bare } = codeText(source)
  expect(code).toBe('a         + `b ${c         + `e`} f`     \nreturn /[/"]/.test(h) ? <p>1</p> : <br />')
  expect(bare).toBe('a         + `  ${c         + ` `}  `     \nreturn /    /.test(h) ? <p>1</p> : <br />')
})
