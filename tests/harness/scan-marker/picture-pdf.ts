import { Transformer } from '@napi-rs/image'
import type { Raster } from './raster.ts'

/** A grey picture as a scanner stores it. */
export async function jpegOf({ width, height, pixels }: Raster): Promise<Buffer> {
  const colours = new Uint8Array(pixels.length * 4)
  for (let i = 0; i < pixels.length; i++) {
    const grey = pixels[i] ?? 255
    colours.set([grey, grey, grey, 255], i * 4)
  }
  return Transformer.fromRgbaPixels(colours, width, height).jpeg(75)
}

export interface Shot {
  readonly width: number
  readonly height: number
  readonly jpeg: Buffer
}

/** A PDF whose pages are pictures and nothing else, as copiers write it. */
export function picturePdf(shots: readonly Shot[], dpi: number): Buffer {
  const chunks: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  const put = (...parts: readonly (string | Buffer)[]) => {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
      chunks.push(bytes)
      at += bytes.length
    }
  }
  const body = (number: number, ...parts: readonly (string | Buffer)[]) => {
    offsets[number] = at
    put(`${number} 0 obj\n`, ...parts, '\nendobj\n')
  }
  put('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
  body(1, '<< /Type /Catalog /Pages 2 0 R >>')
  body(2, `<< /Type /Pages /Count ${shots.length} /Kids [${shots.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}] >>`)
  for (const [i, { width, height, jpeg }] of shots.entries()) {
    const first = 3 + i * 3
    const [w, h] = [(width * 72) / dpi, (height * 72) / dpi]
    const drawn = `q ${w.toFixed(2)} 0 0 ${h.toFixed(2)} 0 0 cm /P Do Q`
    const box = `[0 0 ${w.toFixed(2)} ${h.toFixed(2)}]`
    const resources = `<< /XObject << /P ${first + 2} 0 R >> >>`
    body(first, `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${first + 1} 0 R >>`)
    body(first + 1, `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    const head = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`
    body(first + 2, `${head}\nstream\n`, jpeg, '\nendstream')
  }
  const table = at
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`, ...rows)
  put(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(chunks)
}
