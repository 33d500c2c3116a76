import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { DemoAccount } from '../../database/demo/accounts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A folder for a data folder of its own, below /tmp where the database's user can pass; `remove` deletes it. */
export function newFolder(): { path: string; remove(): void } {
  const outer = mkdtempSync(join(tmpdir(), 'mz-proof-'))
  chmodSync(outer, 0o755)
  return { path: join(outer, 'data'), remove: () => rmSync(outer, { recursive: true, force: true }) }
}

/** A TCP port that is free now, so that a server can come back on the same address. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** How many times slower than a quiet machine this one starts a process now, at least 1; limits in seconds are multiplied by it. */
export async function slowness(): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
    times.push(performance.now() - started)
  }
  return Math.max(1, (times.sort((a, b) => a - b)[1] ?? 0) / 60)
}

export interface CommandResult {
  readonly code: number | null
  readonly output: string
  readonly milliseconds: number
}
export type Environment = Record<string, string>

function begin(args: readonly string[], environment: Environment): ChildProcess {
  return spawn(process.execPath, ['server/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a command of the product to its end. */
export async function runCommand(args: readonly string[], environment: Environment = {}): Promise<CommandResult> {
  const started = performance.now()
  const child = begin(args, environment)
  let output = ''
  const keep = (piece: Buffer): void => {
    output += piece.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output, milliseconds: performance.now() - started }
}

export interface ServerProcess {
  readonly address: string
  readonly pid: number
  /** From spawn to the greeting line. */
  readonly milliseconds: number
  /** Everything written to standard output and error so far. */
  output(): string
  /** Exit code, once it ended. */
  readonly ended: Promise<number | null>
  kill(): Promise<void>
  stop(): Promise<number | null>
}

/** Starts a real server process (`serve` or `demo` with these options) and waits for its greeting; throws its last words. */
export async function startServer(args: readonly string[], environment: Environment = {}): Promise<ServerProcess> {
  const started = performance.now()
  const child = begin(args, environment)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    const keep = (piece: Buffer): void => {
      output += piece.toString()
      const greeting = output.match(/已启动：(https?:\S+)/)?.[1]
      if (greeting) resolve(greeting)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('close', (code) => reject(new Error(`server ended with ${code}: ${output.slice(-2000)}`)))
  })
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return ended
  }
  return {
    address,
    pid: child.pid ?? 0,
    milliseconds: performance.now() - started,
    output: () => output,
    ended,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

/** Accounts of a demo data folder by key. */
export function demoAccount(folder: string, key: string): DemoAccount {
  const accounts = JSON.parse(readFileSync(join(folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  const account = accounts.find((a) => a.key === key)
  if (!account) throw new Error(`no demo account ${key}`)
  return account
}

/** A pool of our own on the embedded database of a running server. */
export function ownPool(folder: string): pg.Pool {
  const host = readFileSync(join(folder, 'postgres', 'socket'), 'utf8')
  const pool = new pg.Pool({ host, user: 'mingze', database: 'mingze', max: 2 })
  pool.on('error', () => undefined)
  return pool
}

/** Process number of the embedded postmaster. */
export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
