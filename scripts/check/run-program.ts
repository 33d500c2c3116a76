import { spawn } from 'node:child_process'

export interface ProgramResult {
  readonly exitCode: number
  /** Standard output and error in the order they came. */
  readonly output: string
}

const longestRun = 20 * 60_000

/** Runs a program of node_modules with this Node and collects what it says; 20 minutes at most, then it is stopped and fails. */
export function runProgram(script: string, args: readonly string[]): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      timeout: longestRun,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      const stopped = signal ? `\nstopped by ${signal}\n` : ''
      resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(chunks).toString('utf8') + stopped })
    })
  })
}
