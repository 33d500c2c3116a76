import { jpegHead } from './jpeg-head.ts'
import { brokenPicture, notAPicture, orientationIn, type PictureHead } from './picture-facts.ts'

interface Chunk {
  readonly kind: string
  readonly body: Buffer
}

/** Head of a JPEG, PNG or WebP, told by its content; DomainError notAPicture or brokenPicture (cut off, contradictory). */
export function readPictureHead(bytes: Uint8Array): PictureHead {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = b.toString('latin1', 0, 12)
  try {
    if (start.startsWith('\xff\xd8\xff')) return jpegHead(b)
    if (start.startsWith('\x89PNG\r\n\x1a\n')) return pngHead(b)
    if (start.startsWith('RIFF') && start.endsWith('WEBP')) return webpHead(b)
  } catch (error) {
    throw error instanceof RangeError ? brokenPicture() : error
  }
  throw notAPicture()
}

/** Samples a pixel by PNG colour type: grey, colour, palette (at most with transparency), grey and colour with transparency. */
const pngSamples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 4, 4: 2, 6: 4 }

function pngHead(b: Buffer): PictureHead {
  const samples = pngSamples[b.readUInt8(25)]
  if (b.toString('latin1', 12, 16) !== 'IHDR' || samples === undefined) throw brokenPicture()
  let orientation = 1
  let masks = 0
  for (const { kind, body } of pngChunks(b)) {
    if (kind === 'eXIf') orientation = orientationIn(body)
    if (kind === 'tRNS') masks = 1
  }
  const bytesPerPixel = Math.min(4, samples + masks) * (b.readUInt8(24) === 16 ? 2 : 1)
  return { width: b.readUInt32BE(16), height: b.readUInt32BE(20), bytesPerPixel, orientation }
}

/** To the end mark; one that is missing, or a chunk that goes beyond the file, is a RangeError. */
function* pngChunks(b: Buffer): Generator<Chunk> {
  for (let at = 8, kind = ''; kind !== 'IEND'; ) {
    const end = at + 8 + b.readUInt32BE(at)
    b.readUInt32BE(end)
    kind = b.toString('latin1', at + 4, at + 8)
    yield { kind, body: b.subarray(at + 8, end) }
    at = end + 4
  }
}

/** Canvas and frame both count: the larger of what the two say. Moving pictures are no photographs. */
function webpHead(b: Buffer): PictureHead {
  let orientation = 1
  let [width, height] = [0, 0]
  for (const { kind, body } of webpChunks(b)) {
    if (kind === 'ANIM' || kind === 'ANMF') throw notAPicture()
    if (kind === 'EXIF') orientation = orientationIn(body)
    const [w, h] = webpSize(kind, body)
    width = Math.max(width, w)
    height = Math.max(height, h)
  }
  return { width, height, bytesPerPixel: 4, orientation }
}

function* webpChunks(b: Buffer): Generator<Chunk> {
  const end = 8 + b.readUInt32LE(4)
  if (end > b.length) throw brokenPicture()
  for (let at = 12; at + 8 <= end; ) {
    const length = b.readUInt32LE(at + 4)
    yield { kind: b.toString('latin1', at, at + 4), body: b.subarray(at + 8, at + 8 + length) }
    at += 8 + length + (length % 2)
  }
}

function webpSize(kind: string, body: Buffer): readonly [number, number] {
  if (kind === 'VP8X') return [body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1]
  if (kind === 'VP8 ') return [body.readUInt16LE(6) % 0x4000, body.readUInt16LE(8) % 0x4000]
  if (kind !== 'VP8L') return [0, 0]
  const bits = body.readUInt32LE(1)
  return [(bits % 0x4000) + 1, (Math.floor(bits / 0x4000) % 0x4000) + 1]
}
