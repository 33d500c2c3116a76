import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingsOfEveryRule } from '../../scripts/lint/every-rule.ts'
import { importsOf } from '../../scripts/lint/imports.ts'
import { isCode, isTest, readSources, show } from '../../scripts/lint/sources.ts'

const root = join(import.meta.dirname, '../..')

test.each(Object.entries(findingsOfEveryRule(root)))('%s finds nothing in the repository', (_, findings) => {
  expect(findings.map(show)).toEqual([])
})

test('the rules read every code file there is', () => {
  const seen = readSources(root)
    .filter(({ path, text }) => isCode(path) && text !== '')
    .map(({ path }) => path)
  const folders = '{app,server,modules,platform,database,tests,docs,scripts}/**/*.{ts,tsx}'
  const there = globSync(['*.ts', folders], { cwd: root }).sort()
  expect(there.length).toBeGreaterThan(50)
  expect(seen).toEqual(there)
})

test('the rules see every import there is, counted a second way', () => {
  const files = readSources(root).filter(({ path }) => isCode(path) && !isTest(path))
  const read = new Map<string, number>()
  for (const { from, kind } of importsOf(files)) if (kind === 'static') read.set(from, (read.get(from) ?? 0) + 1)
  const lineWithImport = /^(?:import|export)\b.*\bfrom ['"]|^\} from ['"]|^import ['"]/gm
  const counted = new Map(
    files
      .map(({ path, text }): [string, number] => [path, [...text.matchAll(lineWithImport)].length])
      .filter(([, count]) => count > 0),
  )
  expect(Object.fromEntries(read)).toEqual(Object.fromEntries(counted))
})

test('the licence is the Apache License, version 2.0, whole', () => {
  const licence = readFileSync(join(root, 'LICENSE'), 'utf8')
  expect(licence).toContain('Version 2.0, January 2004')
  expect(licence).toContain('END OF TERMS AND CONDITIONS')
  expect(licence.length).toBeGreaterThan(11_000)
})
