import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Bytes as a file on disk, as a scanner leaves it: a browser takes no large one out of memory. */
export function keptFile(name: string, bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'mz-kept-')), name)
  writeFileSync(path, bytes)
  return path
}
