import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandEvents } from './command-events.ts'
import { type Allowances, dependencies, type Lock, type Manifest } from './dependencies.ts'
import { fileNames } from './file-names.ts'
import { fileSize } from './file-size.ts'
import { forbiddenCode } from './forbidden-code.ts'
import { glossary } from './glossary.ts'
import { importCycles } from './import-cycles.ts'
import { importedPackages } from './imported-packages.ts'
import { moduleShape } from './module-shape.ts'
import { oneWayImports } from './one-way.ts'
import { secrets } from './secrets.ts'
import { type Finding, readSources } from './sources.ts'
import { tableDocstrings } from './table-docstrings.ts'

/** What each rule of the house finds in a repository folder, by name of the rule (unused code apart: scripts/check.ts). */
export function findingsOfEveryRule(root: string): Record<string, Finding[]> {
  const files = readSources(root)
  const manifest: Manifest = readJson(root, 'package.json')
  const lock: Lock = readJson(root, 'package-lock.json')
  const allowances: Allowances = readJson(root, 'scripts/lint/dependencies.json')
  return {
    oneWayImports: oneWayImports(files),
    importCycles: importCycles(files),
    moduleShape: moduleShape(files),
    fileNames: fileNames(files),
    fileSize: fileSize(files),
    tableDocstrings: tableDocstrings(files),
    commandEvents: commandEvents(files),
    glossary: glossary(files),
    forbiddenCode: forbiddenCode(files),
    secrets: secrets(files),
    dependencies: dependencies(manifest, lock, allowances),
    importedPackages: importedPackages(files, manifest, allowances),
  }
}

function readJson<T>(root: string, path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
