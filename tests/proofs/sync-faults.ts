import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoAccount, newFolder, postmasterOf, startServer } from './server-process.ts'
import { signIn, untilReady, type Visitor } from './visitor.ts'

export interface SyncFaultFigures {
  readonly writes: number
  /** fsync and fdatasync calls of the database's processes seen by strace during those writes. */
  readonly calls: number
  /** Statuses while every sync of the disk failed, until the database gave up and was started anew. */
  readonly duringFaults: readonly number[]
  /** Milliseconds until ready again after the disk is sound. */
  readonly back: number
  /** The write that was never acknowledged, repeated with its key: done once. */
  readonly versionsGained: number
}

/** What a process says of itself; empty when it is gone, which it may be at any moment. */
function statusOf(pid: string | number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statusOf(name).includes(`\nPPid:\t${pid}\n`))
    .map(Number)
const isTraced = (pid: number): boolean => !statusOf(pid).includes('\nTracerPid:\t0\n')

/** Attaches strace to a postmaster and all it has started; `stop` detaches and gives the calls that were seen. */
async function attach(postmaster: number, args: readonly string[]): Promise<{ stop(): Promise<number> }> {
  const folder = mkdtempSync(join(tmpdir(), 'mz-strace-'))
  const file = join(folder, 'calls')
  const pids = [postmaster, ...childrenOf(postmaster)]
  const named = pids.flatMap((pid) => ['-p', String(pid)])
  const tracer = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', ...args, '-o', file, ...named], { stdio: 'ignore' })
  tracer.once('error', () => undefined)
  for (let turn = 0; turn < 200 && !pids.every(isTraced); turn++) await sleep(50)
  await sleep(200)
  return {
    stop: async () => {
      tracer.kill('SIGINT')
      const isOver = tracer.exitCode !== null || tracer.signalCode !== null
      await new Promise((resolve) => (isOver ? resolve(undefined) : tracer.once('exit', resolve)))
      const calls = (readFileSync(file, 'utf8').match(/f(data)?sync\(/g) ?? []).length
      rmSync(folder, { recursive: true, force: true })
      return calls
    },
  }
}

/** L3 with strace (Debian package strace): one sync a sequential write at least; when syncs fail, nothing is acknowledged, and nothing is lost after. */
export async function proveSyncFaults(writes: number): Promise<SyncFaultFigures> {
  const folder = newFolder()
  const server = await startServer(['demo', '--data', folder.path, '--port', '0', '--people', '60', '--units', '12'])
  try {
    const office: Visitor = await signIn(server.address, demoAccount(folder.path, 'office'))
    const unit = (await office.call('GET', '/api/units?kind=policeStation&limit=1')).json.rows[0] as {
      id: string
      version: number
    }
    const save = (version: number, key = randomUUID()) =>
      office.call('PATCH', `/api/units/${unit.id}`, { version, hotline: `6${String(version).padStart(6, '0')}` }, key)
    let { version } = unit
    const counting = await attach(postmasterOf(folder.path), [])
    for (let i = 0; i < writes; i++) version = (await save(version)).json.version
    const calls = await counting.stop()
    const struck = postmasterOf(folder.path)
    const breaking = await attach(struck, ['-e', 'inject=fsync,fdatasync:error=EIO'])
    const key = randomUUID()
    const duringFaults: number[] = []
    for (let i = 0; i < 10; i++) {
      const { status } = await save(version, key)
      /* The postmaster that follows is not traced: its disk is sound, and it may acknowledge. */
      if (status === 200 && !existsSync(`/proc/${struck}`)) break
      duringFaults.push(status)
      await sleep(200)
    }
    await breaking.stop()
    const back = await untilReady(server.address, 60_000)
    for (let i = 0; i < 50 && (await save(version, key)).status !== 200; i++) await sleep(100)
    const after = (await office.call('GET', `/api/units/${unit.id}`)).json.version as number
    return { writes, calls, duringFaults, back, versionsGained: after - version }
  } finally {
    await server.stop()
    folder.remove()
  }
}
