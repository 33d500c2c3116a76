/** The whole gate, the same on a laptop and in CI: `npm test`, or `npm test -- --only lint,types` for some of its steps. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Step, type StepResult, steps } from './check/steps.ts'

process.chdir(join(import.meta.dirname, '..'))
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const results: StepResult[] = []
for (const step of chosen(values.only)) results.push(await runStep(step))

const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.reduce((sum, result) => sum + result.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function runStep(step: Step): Promise<StepResult> {
  process.stdout.write(`${step.name.padEnd(14)}`)
  const started = performance.now()
  const result = await step.run()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${result.failed > 0 ? 'FAILED' : 'ok'}  ${result.passed} passed, ${result.failed} failed  (${seconds} s)\n`,
  )
  if (result.failed > 0) process.stdout.write(`${result.output.trim()}\n\n`)
  return result
}

function chosen(only: string | undefined): readonly Step[] {
  if (only === undefined) return steps
  const names = only.split(',')
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    process.stderr.write(`no step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}\n`)
    process.exit(2)
  }
  return steps.filter(({ name }) => names.includes(name))
}
