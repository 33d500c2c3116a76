import { Transformer } from '@napi-rs/image'
import { findCodes, largeEnough } from './find-codes.ts'
import type { FoundCode, FoundPage, ReaderAnswer, ReaderOrder } from './found-page.ts'
import { asPicture, atTwoThirds, type GreyPage, isBlank } from './grey-page.ts'
import { type Intake, type OpenScan, Refused } from './intake.ts'
import { intakeOf } from './open-scan.ts'
import { signPlaceOf } from './sign-place.ts'

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
  const seen = scan && (await lookedAt(scan.looks(number)))
  if (!seen) return undefined
  const { page, codes, isNothing } = seen
  const angle = codes[0]?.angle ?? 0
  const quarters = Math.round(angle / 90)
  const quarterTurns = (((4 - quarters) % 4) + 4) % 4
  const picture = jpegOf(page, quarterTurns)
  return {
    codes,
    isBlank: isNothing,
    signPlace: codes[0] && codes.length === 1 ? signPlaceOf(page, codes[0].corners) : 'unclear',
    picture: await picture,
    quarterTurns,
    slant: Math.round((angle - quarters * 90) * 10) / 10,
  }
}

/** Looks until a code is found or nothing is there to be found. */
async function lookedAt(looks: AsyncIterable<GreyPage>) {
  let seen: { page: GreyPage; codes: FoundCode[]; isNothing: boolean } | undefined
  for await (const page of looks) {
    const codes = await findCodes(page)
    seen = { page, codes, isNothing: codes.length === 0 && isBlank(page) }
    if (codes.length > 0 || seen.isNothing) break
  }
  return seen
}

/** As cameras note it, by quarter turns clockwise. */
const orientations = [1, 6, 3, 8] as const

/** Kept at about 150 dpi: read well by people, and half the time and room of 200. */
async function jpegOf(read: GreyPage, quarterTurns: number): Promise<Uint8Array> {
  const page = read.pixels.length >= largeEnough ? atTwoThirds(read) : read
  return new Transformer(asPicture(page)).rotate(orientations[quarterTurns]).jpeg(quality)
}
