import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonical } from './canonical.ts'
import type { ChainHead } from './link-events.ts'

/** One line of the anchor file (docs/trail-format.md). */
export interface AnchorLine {
  readonly format: 'mingze-anchor-1'
  readonly kind: 'head' | 'clockJump'
  readonly count: number
  readonly hash: string
  /** ISO instant of the server's clock. */
  readonly at: string
  readonly note: string | null
  readonly keyId: string
  /** SHA-256 of the line before, null for the first. */
  readonly previous: string | null
  readonly signature: string
}
export interface AnchorPlace {
  /** Folder of the signing key, outside the database. */
  readonly folder: string
  /** File that signed lines are appended to. */
  readonly anchorFile: string
  readonly clock: () => Date
}
export interface Anchor {
  /** The newest line that stands in the file. */
  last(): AnchorLine | undefined
  /** Appends a signed line and waits until it is on the disk. */
  append(kind: AnchorLine['kind'], head: ChainHead, note?: string): Promise<void>
  close(): Promise<void>
}

const digestOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

function makeKey(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** The signing key of the anchor (`anchor.key`, 0600), made on first use; its public half goes beside it and beside the anchor file. */
function anchorKey(place: Pick<AnchorPlace, 'folder' | 'anchorFile'>): { privateKey: KeyObject; keyId: string } {
  const path = join(place.folder, 'anchor.key')
  if (!existsSync(path)) makeKey(path)
  if ((statSync(path).mode & 0o077) !== 0) throw new Error(`留痕签名密钥 ${path} 的权限过宽，应为 0600。`)
  const privateKey = createPrivateKey(readFileSync(path))
  const publicKey = createPublicKey(privateKey)
  mkdirSync(dirname(place.anchorFile), { recursive: true, mode: 0o700 })
  for (const beside of new Set([place.folder, dirname(place.anchorFile)])) {
    const target = join(beside, 'anchor.pub')
    if (!existsSync(target)) writeFileSync(target, publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o644 })
  }
  return { privateKey, keyId: digestOf(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16) }
}

/** Whole lines in the last 64 KiB of the file; a line torn by a crash is passed over. */
async function readTail(file: FileHandle): Promise<{ text: string; line: AnchorLine }[]> {
  const { size } = await file.stat()
  const tail = Buffer.alloc(Math.min(size, 65_536))
  await file.read(tail, 0, tail.length, size - tail.length)
  return tail
    .toString('utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        const line = JSON.parse(text) as AnchorLine
        return line.format === 'mingze-anchor-1' ? [{ text, line }] : []
      } catch {
        return []
      }
    })
}

/** The newest lines of an anchor file, oldest first; none when there is no file yet. */
export async function readAnchorLines(anchorFile: string): Promise<AnchorLine[]> {
  if (!existsSync(anchorFile)) return []
  const file = await open(anchorFile, 'r')
  try {
    return (await readTail(file)).map(({ line }) => line)
  } finally {
    await file.close()
  }
}

/** Where signed heads go: MINGZE_ANCHOR, else the data folder. */
export const anchorFileOf = (config: { MINGZE_ANCHOR?: string | undefined; MINGZE_DATA: string }): string =>
  config.MINGZE_ANCHOR ?? join(config.MINGZE_DATA, 'anchor', 'heads.jsonl')

async function endsOpen(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  const byte = Buffer.alloc(1)
  return size > 0 && (await file.read(byte, 0, 1, size - 1)).bytesRead === 1 && byte[0] !== 10
}

/** Opens the anchor for appending; one process at a time does so, the one that holds the chainer's lock. */
export async function openAnchor(place: AnchorPlace): Promise<Anchor> {
  const { privateKey, keyId } = anchorKey(place)
  const file = await open(place.anchorFile, 'a+', 0o600)
  let last = (await readTail(file)).at(-1)
  if (await endsOpen(file)) await file.appendFile('\n')
  return {
    last: () => last?.line,
    append: async (kind, head, note) => {
      const body = {
        format: 'mingze-anchor-1',
        kind,
        count: head.count,
        hash: head.hash,
        at: place.clock().toISOString(),
        note: note ?? null,
        keyId,
        previous: last ? digestOf(last.text) : null,
      } as const
      const signed = canonical([
        body.format,
        body.kind,
        String(body.count),
        body.hash,
        body.at,
        body.note,
        body.keyId,
        body.previous,
      ])
      const line: AnchorLine = { ...body, signature: sign(null, Buffer.from(signed), privateKey).toString('base64') }
      const text = JSON.stringify(line)
      await file.appendFile(`${text}\n`)
      await file.sync()
      last = { text, line }
    },
    close: () => file.close(),
  }
}
