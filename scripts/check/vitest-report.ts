/** The parts of vitest's JSON report that the gate counts. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

export interface Tally {
  readonly passed: number
  readonly failed: number
  /** Why more failed than tests did. */
  readonly remarks: readonly string[]
}

/**
 * Counts a run: a test left out counts as failed; so does a file that fell over without a failed test, and a run that ends badly
 * (or without a report) though nothing failed in it.
 */
export function tally(report: VitestReport | null, exitCode: number): Tally {
  if (!report) return { passed: 0, failed: 1, remarks: ['vitest left no report'] }
  const fallen = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  )
  const leftOut = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + leftOut + fallen.length
  const remarks = [
    ...fallen.map(({ name }) => `${name} did not run to its end`),
    ...(leftOut > 0 ? [`${leftOut} tests were left out`] : []),
  ]
  if (exitCode !== 0 && failed === 0)
    return { passed: report.numPassedTests, failed: 1, remarks: ['vitest ended with an error outside the tests'] }
  return { passed: report.numPassedTests, failed, remarks }
}
