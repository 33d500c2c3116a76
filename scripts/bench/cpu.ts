import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { atMost, type Row, told } from './figures.ts'
import { cpuOf, memoryOf } from './process-facts.ts'
import { recorder, type Statement } from './record.ts'
import type { Stage } from './stage.ts'

const path = '/api/people?limit=50'

/** CPU of a server process for each request, milliseconds, four requests at a time. */
async function cpuOfRequests(pid: number, count: number, ask: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < 40; i++) await ask()
  const before = cpuOf(pid)
  for (let i = 0; i < count; i += 4) await Promise.all([ask(), ask(), ask(), ask()])
  return (cpuOf(pid) - before) / count
}

/** Starts the bare route as a process of its own on the same database with the same statements. */
async function withBareRoute<T>(
  stage: Stage,
  statements: readonly Statement[],
  work: (address: string, pid: number) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mz-bench-'))
  const file = join(folder, 'statements.json')
  writeFileSync(file, JSON.stringify(statements))
  const { host, user, database } = stage.services.pool.options
  const settings = JSON.stringify({ host, user, database })
  const child = spawn(process.execPath, [fileURLToPath(new URL('./bare-route.ts', import.meta.url)), settings, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`bare route ended with ${code}`)))
      child.stdout.once('data', (d: Buffer) => resolve(d.toString().match(/port (\d+)/)?.[1] ?? ''))
    })
    return await work(`http://127.0.0.1:${port}/bare`, child.pid ?? 0)
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Server CPU of a list page of one unit against a bare Hono route with the same query; memory after the work. */
export async function measureCpu(stage: Stage, rounds: number): Promise<Row[]> {
  const headers = { host: 'localhost', origin: 'http://localhost', cookie: stage.clerk.cookie }
  const statements = [...(await recorder(stage.services)({ method: 'GET', path }, headers))]
  const count = Math.max(200, rounds * 2)
  const bare = await withBareRoute(stage, statements, (address, pid) =>
    cpuOfRequests(pid, count, async () => (await fetch(address)).text()),
  )
  const ours = await cpuOfRequests(stage.pid, count, async () => stage.clerk.call('GET', path))
  return [
    told('list page, own unit: CPU of a bare Hono route', `${bare.toFixed(2)} ms`),
    atMost('list page, own unit: CPU of ours', ours, 3 * bare, 'ms'),
    told('memory of our process after all this', `${memoryOf(stage.pid).toFixed(0)} MB`),
  ]
}
