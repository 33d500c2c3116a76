import { zipSync } from 'fflate'

export interface FileInZip {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A zip of the files in their order, stored (PDF, .docx and .xlsx are compressed already), names made safe for any system and unique. */
export function zipFiles(files: readonly FileInZip[]): Uint8Array {
  const taken = new Set<string>()
  const entries = files.map((file) => [uniqueName(safeFileName(file.name), taken), file.bytes] as const)
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: new Date(1980, 0, 1) })
}

/** A file name without the characters that Windows, Linux or a zip refuse. */
export function safeFileName(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/^\.+|[. ]+$/gu, '_')
  return plain === '' ? '_' : plain
}

function uniqueName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length
  let unique = name
  for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${name.slice(0, dot)}(${copy})${name.slice(dot)}`
  taken.add(unique.toLowerCase())
  return unique
}
