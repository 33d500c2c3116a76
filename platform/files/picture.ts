import { ResizeFilterType, ResizeFit, Transformer } from '@napi-rs/image'
import { DomainError } from '../errors.ts'
import { brokenPicture, type PictureHead } from './picture-facts.ts'
import { readPictureHead } from './picture-head.ts'

/** The largest size a picture is kept at, in pixels, upright. */
export interface PictureBounds {
  readonly width: number
  readonly height: number
}

const mostBytes = 10 * 1024 * 1024
const mostPixels = 40_000_000
/** Of one decoded picture: 40 megapixels of plain colour; unpacking takes somewhat over twice that for a moment. */
const mostDecoded = 3 * mostPixels
const mostWaiting = 8
const quality = 85

/**
 * A photograph made sound: told by its content, turned upright, on white, no larger than the bounds, as a new JPEG without EXIF and
 * without anything that was hung on to the file. DomainError pictureTooLarge (10 MB), pictureTooManyPixels, notAPicture, brokenPicture,
 * picturesWaiting.
 */
export async function soundPicture(bytes: Uint8Array, bounds: PictureBounds): Promise<Uint8Array> {
  if (bytes.length > mostBytes)
    throw new DomainError('tooLarge', 'pictureTooLarge', '照片超过 10 MB。用看图软件缩小，或者另存为 JPEG 后再传。')
  const head = readPictureHead(bytes)
  if (head.width === 0 || head.height === 0) throw brokenPicture()
  const pixels = head.width * head.height
  if (pixels > mostPixels || pixels * head.bytesPerPixel > mostDecoded)
    throw new DomainError(
      'tooLarge',
      'pictureTooManyPixels',
      '照片的像素太多（最多 4000 万，带透明或 16 位颜色的更少）。用看图软件缩小后再传。',
    )
  return inTurn(() => redrawn(bytes, head, bounds)).catch((error: unknown) => {
    throw error instanceof DomainError ? error : brokenPicture()
  })
}

/** Scaled down first and turned afterwards, so that only one large picture is ever held. Runs in the thread pool. */
async function redrawn(bytes: Uint8Array, head: PictureHead, bounds: PictureBounds): Promise<Uint8Array> {
  const { width, height } = sizeWithin(head, bounds)
  const resize = { width, height, fit: ResizeFit.Fill, filter: ResizeFilterType.Triangle }
  const small = await new Transformer(bytes).resize(resize).png()
  const white = new Uint8Array(width * height * 4).fill(255)
  const flat = await Transformer.fromRgbaPixels(white, width, height).overlay(small, 0, 0).png()
  return new Transformer(flat).rotate(head.orientation).jpeg(quality)
}

/** The size in the camera's own orientation; a small picture stays as it is. */
function sizeWithin({ width, height, orientation }: PictureHead, bounds: PictureBounds): PictureBounds {
  const [across, down] = orientation >= 5 ? [bounds.height, bounds.width] : [bounds.width, bounds.height]
  const scale = Math.min(1, across / width, down / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** One at a time: a large picture takes up to 300 MB while it is unpacked. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting)
    throw new DomainError('unavailable', 'picturesWaiting', '同时上传照片的人太多，这一张没有存。过一会儿再传。')
  waiting += 1
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine.finally(() => {
    waiting -= 1
  })
}
