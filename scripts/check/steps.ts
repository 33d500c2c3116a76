import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSources, show } from '../lint/sources.ts'
import { unused } from '../lint/unused.ts'
import { runProgram } from './run-program.ts'
import { tally, type VitestReport } from './vitest-report.ts'

export interface StepResult {
  readonly passed: number
  readonly failed: number
  readonly output: string
}

export interface Step {
  readonly name: string
  readonly run: () => Promise<StepResult>
}

const program = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** The whole gate, in order; quick and telling steps first. */
export const steps: readonly Step[] = [
  { name: 'lint', run: () => single(program.biome, ['check', '--error-on-warnings', '--max-diagnostics=20']) },
  { name: 'types', run: () => single(program.tsc, ['-p', '.']) },
  { name: 'architecture', run: () => vitest(['--project', 'architecture']) },
  { name: 'unused', run: unusedStep },
  { name: 'build', run: () => single(program.vite, ['build', '--logLevel', 'warn']) },
  { name: 'unit', run: () => vitest(['--project', 'unit', '--project', 'alone']) },
  { name: 'fifteen', run: () => vitest(['--project', 'fifteen']) },
  { name: 'stories', run: () => vitest(['--project', 'e2e']) },
]

async function single(script: string, args: readonly string[]): Promise<StepResult> {
  const { exitCode, output } = await runProgram(script, args)
  return exitCode === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

async function unusedStep(): Promise<StepResult> {
  const findings = unused(readSources('.'))
  const isClean = findings.length === 0
  return { passed: isClean ? 1 : 0, failed: isClean ? 0 : 1, output: findings.map(show).join('\n') }
}

async function vitest(args: readonly string[]): Promise<StepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'mingze-check-'))
  const reportPath = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportPath}`]
    const { exitCode, output } = await runProgram(program.vitest, ['run', ...args, ...reporters])
    const report: VitestReport | null = existsSync(reportPath) ? JSON.parse(readFileSync(reportPath, 'utf8')) : null
    const { passed, failed, remarks } = tally(report, exitCode)
    return { passed, failed, output: [output, ...remarks].join('\n') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
