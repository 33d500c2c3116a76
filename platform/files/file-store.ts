import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from '../errors.ts'
import type { Keys } from '../keys.ts'

/** Bytes of stored files, encrypted, under random names outside the web root. */
export interface FileStore {
  /** Writes the bytes under the id; a broken write leaves nothing under the name. */
  put(id: string, bytes: Uint8Array): Promise<void>
  /** Reads the bytes; notFound when there are none. */
  get(id: string): Promise<Buffer>
  remove(id: string): Promise<void>
  /** Takes away what writes that broke off before the moment have left; the number of them. */
  sweep(before: Date): Promise<number>
}

export function fileStore(folder: string, keys: Keys): FileStore {
  const place = (id: string): string => join(folder, id.slice(0, 2), id)
  return {
    put: async (id, bytes) => {
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true, mode: 0o700 })
      await writeFile(`${place(id)}.part`, keys.sealBytes(bytes), { mode: 0o600, flush: true })
      await rename(`${place(id)}.part`, place(id))
    },
    get: async (id) => {
      const sealed = await readFile(place(id)).catch(() => undefined)
      if (!sealed) throw notFound()
      return keys.openBytes(sealed)
    },
    remove: async (id) => rm(place(id), { force: true }),
    sweep: async (before) => {
      const parts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'))
      let swept = 0
      for (const path of parts.map((name) => join(folder, name))) {
        const written = await stat(path).catch(() => undefined)
        if (!written || written.mtime >= before) continue
        await rm(path, { force: true })
        swept += 1
      }
      return swept
    },
  }
}
