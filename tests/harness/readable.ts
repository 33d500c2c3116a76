import { strFromU8, unzipSync } from 'fflate'
import { readPdfText } from './read-pdf-text.ts'

/** What an answer says: text as it is, sheets and Word files unpacked, the words of a PDF. */
export function readable(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (head === '%PDF')
    return readPdfText(bytes)
      .map((page) => page.text.replaceAll('\n', ''))
      .join('\n')
  if (!head.startsWith('PK')) return Buffer.from(bytes).toString('utf8')
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${/\.(xml|rels)$/.test(name) ? strFromU8(part) : readable(part)}`)
    .join('\n')
}
