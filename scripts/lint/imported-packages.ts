import { matchesGlob } from 'node:path'
import type { Allowances, Manifest } from './dependencies.ts'
import { importsOf } from './imports.ts'
import { type Finding, isProduct, type SourceFile } from './sources.ts'

/** Every package that code imports is declared (by the product as a run-time dependency), and every declared one is used. */
export function importedPackages(files: readonly SourceFile[], manifest: Manifest, allowances: Allowances): Finding[] {
  const runTime = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
  const all = new Set([...runTime, ...Object.keys(manifest.devDependencies ?? {})])
  const undeclared = importsOf(files)
    .filter(({ target, specifier }) => target === null && !specifier.startsWith('node:') && !specifier.startsWith('virtual:'))
    .filter(({ from, specifier }) => !(isProduct(from) ? runTime : all).has(packageOf(specifier)))
    .map((entry) => ({
      path: entry.from,
      line: entry.line,
      message: `${packageOf(entry.specifier)} is not ${isProduct(entry.from) ? 'a run-time dependency' : 'a dependency'} in package.json`,
    }))
  return [...undeclared, ...unusedPackages(files, all, allowances)]
}

function unusedPackages(files: readonly SourceFile[], all: ReadonlySet<string>, allowances: Allowances): Finding[] {
  const code = files.filter(({ path }) => /\.tsx?$|^\.ci\/run$/.test(path) || path === 'package.json')
  const excused = Object.keys(allowances.notImported)
  const isNamed = (name: string) =>
    code.some(({ path, text }) => mentions(path === 'package.json' ? scriptsOf(text) : text, name))
  return [...all]
    .filter((name) => !excused.some((pattern) => matchesGlob(name, pattern)) && !isNamed(name))
    .map((name) => ({ path: 'package.json', line: 1, message: `${name}: nobody uses this dependency` }))
}

function mentions(text: string, name: string): boolean {
  return new RegExp(
    String.raw`(?<![\w@/-])(?:node_modules\/)?${name.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)}(?![\w-])`,
  ).test(text)
}

/** package.json names every dependency; only its scripts use one. */
function scriptsOf(text: string): string {
  return /"scripts":\s*\{[^}]*\}/.exec(text)?.[0] ?? ''
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
