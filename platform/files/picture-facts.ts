import { DomainError } from '../errors.ts'

/** What the first bytes of a picture say, read before anything is unpacked. */
export interface PictureHead {
  readonly width: number
  readonly height: number
  /** Bytes that the decoder holds for one pixel, measured: more for transparency, 16 bits and progressive JPEG. */
  readonly bytesPerPixel: number
  /** How the camera was held, 1 to 8 as EXIF counts; 1 is upright, 5 and above swap width and height. */
  readonly orientation: number
}
export const notAPicture = () =>
  new DomainError('unsupported', 'notAPicture', '这个文件不是 JPEG、PNG 或 WebP 照片（看的是内容，不是文件名）。换一张再传。')
export const brokenPicture = () =>
  new DomainError('invalid', 'brokenPicture', '这张照片已损坏或不完整，打不开。用看图软件另存为 JPEG 后再传。')

/** The orientation in a block of EXIF (a small TIFF); whatever is odd about it counts as upright. */
export function orientationIn(tiff: Buffer): number {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  try {
    const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    const tags = Array.from({ length: Math.min(200, short(first)) }, (_, i) => first + 2 + 12 * i)
    const tag = tags.find((at) => short(at) === 0x0112)
    return tag === undefined ? 1 : Math.min(8, Math.max(1, short(tag + 8)))
  } catch {
    return 1
  }
}
