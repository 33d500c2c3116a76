import { brokenPicture, orientationIn, type PictureHead } from './picture-facts.ts'

/** A progressive JPEG of a few megabytes can ask for thousands of passes over all pixels; cameras make about ten. */
const mostScans = 32
const mostSegments = 10_000
const startOfScan = 0xda
const endOfPicture = 0xd9
const exifSegment = 0xe1
const progressiveFrame = 0xc2

interface Segment {
  readonly marker: number
  readonly body: Buffer
}

/** Head of a JPEG; goes over every segment to the end mark, so that a cut picture is refused and not filled up with grey. */
export function jpegHead(b: Buffer): PictureHead {
  const frames: Segment[] = []
  let orientation = 1
  let scans = 0
  for (const segment of segmentsOf(b)) {
    const { marker, body } = segment
    if (isFrame(marker)) frames.push(segment)
    if (marker === startOfScan) scans += 1
    if (marker === exifSegment && body.toString('latin1', 0, 6) === 'Exif\0\0') orientation = orientationIn(body.subarray(6))
  }
  const [frame] = frames
  if (!frame || frames.length > 1 || scans === 0 || scans > mostScans) throw brokenPicture()
  const { marker, body } = frame
  const bytesPerPixel = body.readUInt8(5) + (marker === progressiveFrame ? 1 : 0)
  return { width: body.readUInt16BE(3), height: body.readUInt16BE(1), bytesPerPixel, orientation }
}

function* segmentsOf(b: Buffer): Generator<Segment> {
  let at = 2
  for (let count = 0; count < mostSegments; count++) {
    while (b[at + 1] === 0xff) at += 1
    if (b.readUInt8(at) !== 0xff) throw brokenPicture()
    const marker = b.readUInt8(at + 1)
    if (marker === endOfPicture) return
    const next = at + 2 + b.readUInt16BE(at + 2)
    yield { marker, body: b.subarray(at + 4, next) }
    at = marker === startOfScan ? endOfScan(b, next) : next
  }
  throw brokenPicture()
}

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7
/** SOF0 to SOF15, without the tables (C4, C8, CC) that stand among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Inside a scan FF is followed by 00, FF or a restart mark; any other mark ends it. */
function endOfScan(b: Buffer, from: number): number {
  for (let at = from; at + 1 < b.length; at++) {
    if (b[at] !== 0xff) continue
    const next = b.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  throw brokenPicture()
}
