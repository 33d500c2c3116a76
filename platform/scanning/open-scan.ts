import { Transformer } from '@napi-rs/image'
import { readPictureHead } from '../files/picture-head.ts'
import type { ScanMedia } from './found-page.ts'
import { greyOf } from './grey-page.ts'
import { type Intake, mostPicturePixels, mostPixels, type OpenScan, Refused } from './intake.ts'
import { pdfIntake } from './pdf-scan.ts'
import { isTiff, openTiff } from './tiff-scan.ts'

/** Room for a file of so many bytes. */
export const intakeOf = async (media: ScanMedia, size: number): Promise<Intake> =>
  media === 'pdf' ? pdfIntake(size) : pictureIntake(size)

function pictureIntake(size: number): Intake {
  const whole = new Uint8Array(size)
  let at = 0
  return {
    take: (bytes) => {
      whole.set(bytes, at)
      at += bytes.length
    },
    open: async () => (isTiff(whole) ? openTiff(whole) : openPicture(whole)),
  }
}

async function openPicture(bytes: Uint8Array): Promise<OpenScan> {
  const head = headOf(bytes)
  if (head.width * head.height > mostPicturePixels) throw new Refused('tooManyPixels')
  return {
    pages: 1,
    async *looks() {
      const picture = new Transformer(Buffer.from(bytes)).rotate()
      const scale = Math.min(1, Math.sqrt(mostPixels / (head.width * head.height)))
      const isTurned = head.orientation >= 5
      const [width, height] = isTurned ? [head.height, head.width] : [head.width, head.height]
      const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
      const sized = scale < 1 ? picture.resize(w, h) : picture
      yield greyOf(await sized.rawPixels(), w, h)
    },
  }
}

function headOf(bytes: Uint8Array) {
  try {
    return readPictureHead(bytes)
  } catch (error) {
    throw new Refused((error as { code?: string }).code === 'notAPicture' ? 'notAScan' : 'broken')
  }
}
