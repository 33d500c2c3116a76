import { Transformer } from '@napi-rs/image'
import { findCodes, largeEnough } from './find-codes.ts'
import type { FoundPage, ReaderAnswer, ReaderOrder } from './found-page.ts'
import { asColour, atTwoThirds, type GreyPage, isBlank, turned } from './grey-page.ts'
import { type Intake, intakeOf, type OpenScan, Refused } from './open-scan.ts'

const quality = 60
let intake: Intake | undefined
let scan: OpenScan | undefined

process.on('message', async (asked) => {
  const answer = await answerTo(asked as ReaderOrder)
  if (answer) process.send?.(answer)
})

async function answerTo(order: ReaderOrder): Promise<ReaderAnswer | undefined> {
  if (order.kind === 'begin') return begin(order)
  if (order.kind === 'bytes') intake?.take(order.bytes)
  if (order.kind === 'open') return open()
  return order.kind === 'read'
    ? { kind: 'page', number: order.number, page: await read(order.number).catch(() => undefined) }
    : undefined
}

async function begin({ media, size }: Extract<ReaderOrder, { kind: 'begin' }>): Promise<ReaderAnswer> {
  try {
    intake = await intakeOf(media, size)
    return { kind: 'ready' }
  } catch {
    return { kind: 'refused', fault: 'broken' }
  }
}

async function open(): Promise<ReaderAnswer> {
  try {
    scan = await intake?.open()
    return scan ? { kind: 'opened', pages: scan.pages } : { kind: 'refused', fault: 'broken' }
  } catch (error) {
    return { kind: 'refused', fault: error instanceof Refused ? error.fault : 'broken' }
  }
}

async function read(number: number): Promise<FoundPage | undefined> {
  const page = await scan?.read(number)
  if (!page) return undefined
  const codes = await findCodes(page)
  const angle = codes[0]?.angle ?? 0
  const quarters = Math.round(angle / 90)
  const upright = turned(page, (((4 - quarters) % 4) + 4) % 4)
  return {
    codes,
    isBlank: codes.length === 0 && isBlank(page),
    picture: await jpegOf(upright),
    quarterTurns: (((4 - quarters) % 4) + 4) % 4,
    slant: Math.round((angle - quarters * 90) * 10) / 10,
  }
}

/** Kept at about 150 dpi: read well by people, and half the time and room of 200. */
async function jpegOf(read: GreyPage): Promise<Uint8Array> {
  const page = read.pixels.length >= largeEnough ? atTwoThirds(read) : read
  return Transformer.fromRgbaPixels(asColour(page), page.width, page.height).grayscale().jpeg(quality)
}
