import { nameKey } from './choices.ts'
import type { PreviewRow } from './commands/preview-import.ts'
import type { ImportCounts } from './contract.ts'
import type { ShownProblem } from './preview.ts'

const none: ImportCounts = {
  rows: 0,
  hidden: 0,
  added: 0,
  changed: 0,
  changedFields: 0,
  unchanged: 0,
  problem: 0,
  elsewhere: 0,
  leftOut: 0,
  curable: 0,
  problems: 0,
  notices: 0,
  skipped: 0,
  newUnits: 0,
  newOfficers: 0,
  milliseconds: 0,
}

/** The counts as stored, absent ones as zero. */
export const countsOf = (stored: Partial<ImportCounts>): ImportCounts => ({ ...none, ...stored })

const isCurable = (problems: readonly ShownProblem[]): boolean =>
  problems.every((problem) => problem.severity === 'notice' || problem.isConfirmable || problem.naming !== null)

/** Counts names that are to be created, each once; `created` holds those counted before. */
function countNames(counts: ImportCounts, problems: readonly ShownProblem[], created: Set<string>): void {
  for (const { code, naming } of problems) {
    const count = code === 'unitNew' ? 'newUnits' : 'newOfficers'
    if (naming === null || !code.endsWith('New') || created.has(nameKey(naming.kind, naming.text))) continue
    created.add(nameKey(naming.kind, naming.text))
    counts[count] += 1
  }
}

/** Counts the rows into the totals of a preview. */
export function countRows(counts: ImportCounts, rows: readonly PreviewRow[], created: Set<string>): void {
  for (const { verdict, changes, problems } of rows) {
    const errors = problems.filter(({ severity }) => severity === 'error').length
    counts.rows += 1
    counts[verdict] += 1
    counts.problems += errors
    counts.notices += problems.length - errors
    if (verdict === 'changed') counts.changedFields += changes.length
    if (verdict === 'problem' && isCurable(problems)) counts.curable += 1
    if (verdict !== 'problem') countNames(counts, problems, created)
  }
}
