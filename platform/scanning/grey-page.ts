/** Grey pixels, one byte each, row by row. */
export interface GreyPage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const block = 8
const darkMean = 200
const blankShare = 0.0006
/** Edges of the scanner's lid and punched holes are no writing. */
const margin = 0.05

/** Nothing is written on it: looked at in blocks, so that specks of noise don't count. */
export function isBlank({ width, height, pixels }: GreyPage): boolean {
  const [left, top] = [Math.ceil(width * margin), Math.ceil(height * margin)]
  let blocks = 0
  let dark = 0
  for (let y = top; y + block <= height - top; y += block)
    for (let x = left; x + block <= width - left; x += block) {
      blocks += 1
      if (sumOf(pixels, y * width + x, width) < darkMean * block * block) dark += 1
    }
  return dark < blocks * blankShare
}

function sumOf(pixels: Uint8Array, from: number, width: number): number {
  let sum = 0
  for (let y = 0; y < block; y++) for (let x = 0; x < block; x++) sum += pixels[from + y * width + x] ?? 0
  return sum
}

/** Each pixel the mean of its nine: specks melt away. */
export function smoothed({ width, height, pixels }: GreyPage): GreyPage {
  const across = new Uint16Array(pixels.length)
  for (let i = 1; i < pixels.length - 1; i++) across[i] = (pixels[i - 1] ?? 0) + (pixels[i] ?? 0) + (pixels[i + 1] ?? 0)
  const out = new Uint8Array(pixels.length).fill(255)
  for (let i = width; i < pixels.length - width; i++)
    out[i] = ((across[i - width] ?? 0) + (across[i] ?? 0) + (across[i + width] ?? 0)) / 9
  return { width, height, pixels: out }
}

/** Half as wide and high, each pixel the mean of four. */
export function halved({ width, height, pixels }: GreyPage): GreyPage {
  const [w, h] = [width >> 1, height >> 1]
  const out = new Uint8Array(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x
      const upper = (pixels[at] ?? 0) + (pixels[at + 1] ?? 0)
      out[y * w + x] = (upper + (pixels[at + width] ?? 0) + (pixels[at + width + 1] ?? 0)) >> 2
    }
  return { width: w, height: h, pixels: out }
}

/** Two thirds as wide and high: each nine pixels become four. */
export function atTwoThirds({ width, height, pixels }: GreyPage): GreyPage {
  const [w, h] = [Math.floor(width / 3) * 2, Math.floor(height / 3) * 2]
  const out = new Uint8Array(w * h)
  for (let y = 0, to = 0; y < h; y++) {
    let above = ((y >> 1) * 3 + (y & 1)) * width
    for (let x = 0; x < w; x += 2, above += 3) {
      const below = above + width
      const middle = (pixels[above + 1] ?? 0) + (pixels[below + 1] ?? 0)
      out[to++] = ((pixels[above] ?? 0) + (pixels[below] ?? 0) + middle) >> 2
      out[to++] = (middle + (pixels[above + 2] ?? 0) + (pixels[below + 2] ?? 0)) >> 2
    }
  }
  return { width: w, height: h, pixels: out }
}

/** The same pixels as a file of the plainest kind (PGM): what other readers and writers of pictures take as grey. */
export const asPicture = ({ width, height, pixels }: GreyPage): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])

/** Grey of coloured pixels (3 or 4 samples each), on white. */
export function greyOf(samples: Uint8Array, width: number, height: number): GreyPage {
  const perPixel = samples.length / (width * height)
  const pixels = new Uint8Array(width * height)
  for (let i = 0; i < pixels.length; i++) pixels[i] = greyAt(samples, i * perPixel, perPixel)
  return { width, height, pixels }
}

function greyAt(samples: Uint8Array, at: number, perPixel: number): number {
  const first = samples[at] ?? 255
  if (perPixel < 3) return first
  const grey = 0.299 * first + 0.587 * (samples[at + 1] ?? 0) + 0.114 * (samples[at + 2] ?? 0)
  const opacity = perPixel === 4 ? (samples[at + 3] ?? 255) / 255 : 1
  return grey * opacity + 255 * (1 - opacity)
}
