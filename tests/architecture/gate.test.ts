import { expect, test } from 'vitest'
import { tally, type VitestReport } from '../../scripts/check/vitest-report.ts'

const report = (changed: Partial<VitestReport> = {}): VitestReport => ({
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...changed,
})

test('a green run counts what passed', () => {
  expect(tally(report(), 0)).toEqual({ passed: 7, failed: 0, remarks: [] })
})

test('a failed test, a test left out, a file that fell over: each is a failure', () => {
  expect(tally(report({ numFailedTests: 2 }), 1).failed).toBe(2)
  expect(tally(report({ numPendingTests: 1, numTodoTests: 1 }), 0).failed).toBe(2)
  const fallen = report({ testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] })
  expect(tally(fallen, 1)).toEqual({ passed: 7, failed: 1, remarks: ['a.test.ts did not run to its end'] })
})

test('a run that ends badly without a failed test, or says nothing, is a failure', () => {
  expect(tally(report(), 1).failed).toBe(1)
  expect(tally(null, 0).failed).toBe(1)
})
