import { PDFiumLibrary } from '@hyzyla/pdfium'

/** Grey pixels of a sheet of paper, one byte each. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Draws the pages of a PDF as a copier would see them, at some dots an inch. */
export async function* rasterised(pdf: Uint8Array, dpi: number): AsyncGenerator<Raster> {
  const library = await PDFiumLibrary.init()
  const opened = await library.loadDocument(pdf)
  for (const page of opened.pages()) {
    const drawn = await page.render({ scale: dpi / 72, colorSpace: 'Gray', render: 'bitmap' })
    yield { width: drawn.width, height: drawn.height, pixels: drawn.data }
  }
  opened.destroy()
}

/** A white sheet of the same size. */
export const whiteLike = ({ width, height }: Raster): Raster => ({
  width,
  height,
  pixels: new Uint8Array(width * height).fill(255),
})

/** Laid on the glass at an angle (clockwise, degrees), whichever quarter: the glass is large enough for the whole sheet, white around it. */
export function laidAt(raster: Raster, degrees: number): Raster {
  const radians = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const width = Math.round(raster.width * Math.abs(cos) + raster.height * Math.abs(sin))
  const height = Math.round(raster.width * Math.abs(sin) + raster.height * Math.abs(cos))
  const pixels = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) {
    const dy = y - height / 2
    for (let x = 0; x < width; x++) {
      const dx = x - width / 2
      pixels[y * width + x] = between(raster, dx * cos + dy * sin + raster.width / 2, dy * cos - dx * sin + raster.height / 2)
    }
  }
  return { width, height, pixels }
}

/** The grey at a place between pixels. */
function between({ width, height, pixels }: Raster, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 255
  const at = top * width + left
  const [across, down] = [x - left, y - top]
  const upper = (pixels[at] ?? 255) * (1 - across) + (pixels[at + 1] ?? 255) * across
  const lower = (pixels[at + width] ?? 255) * (1 - across) + (pixels[at + width + 1] ?? 255) * across
  return upper * (1 - down) + lower * down
}
