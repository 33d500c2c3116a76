import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
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

/** Takes the data folder for this process; a living holder is never robbed, a dead one's lock is taken over. Throws in Chinese. */
export function lockFolder(folder: string): { release(): void } {
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 })
      return { release: () => existsSync(path) && readFileSync(path, 'utf8') === mine && unlinkSync(path) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid = '', start = ''] = readFileSync(path, 'utf8').split(' ')
      if (startOf(Number(pid)) === start && start !== '') {
        throw new Error(
          `数据目录 ${folder} 正由另一个明责进程（进程号 ${pid}）使用，没有启动第二个。先停掉那一个，或者换一个数据目录。`,
        )
      }
      unlinkSync(path)
    }
  }
  throw new Error(`数据目录 ${folder} 的锁没有拿到，请稍后再试。`)
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
