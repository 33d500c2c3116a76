import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { type Keys, keysFrom } from './keys.ts'

const isRoot = process.getuid?.() === 0

/** When a process started, as the kernel counts; tells a living holder from a pid used again. */
function startOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
  } catch {
    return undefined
  }
}

const inUse = (folder: string, pid: string): Error =>
  new Error(
    `数据目录 ${folder} 正由另一个明责进程${pid ? `（进程号 ${pid}）` : ''}使用，没有启动第二个。先停掉那一个，或者换一个数据目录。`,
  )

/** A name that the kernel keeps while this process lives and not a moment longer; two can't have it, however closely they start. */
async function takeName(folder: string): Promise<Server | undefined> {
  const { dev, ino } = statSync(folder)
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(`\0mingze-${dev}-${ino}`, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** Takes the data folder for this process; a living holder is never robbed, a dead one's lock is taken over. Throws in Chinese. */
export async function lockFolder(folder: string): Promise<{ release(): void }> {
  const path = join(folder, 'lock')
  const name = await takeName(folder)
  const [pid = '', start = ''] = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : []
  const isHeld = start !== '' && startOf(Number(pid)) === start
  if (!name || isHeld) {
    name?.close()
    throw inUse(folder, pid)
  }
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`
  writeFileSync(path, mine, { mode: 0o600 })
  return {
    release: () => {
      if (existsSync(path) && readFileSync(path, 'utf8') === mine) unlinkSync(path)
      name.close()
    },
  }
}

/** Makes the folder: only its owner may list it; as root, the database's user may pass through to its own part. */
export function makeFolder(folder: string): void {
  mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 })
  chmodSync(folder, isRoot ? 0o711 : 0o700)
}

/** Reads the bureau's keys (`keys.json`, 0600), making them on first use. Refuses open permissions and short keys. */
export function folderKeys(folder: string): Keys {
  const path = join(folder, 'keys.json')
  if (!existsSync(path))
    writeFileSync(path, JSON.stringify({ k1: randomBytes(32).toString('base64') }), { mode: 0o600, flag: 'wx' })
  if ((statSync(path).mode & 0o077) !== 0) throw new Error(`密钥文件 ${path} 的权限过宽，应为 0600；未启动。`)
  const roots = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  return keysFrom(Object.fromEntries(Object.entries(roots).map(([id, root]) => [id, Buffer.from(root, 'base64')])))
}
