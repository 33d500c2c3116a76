import { parentPort, workerData } from 'node:worker_threads'
import { guardArchive } from '../spreadsheet/guard.ts'
import { ROSTER_LIMITS } from '../spreadsheet/limits.ts'
import { type RefusalCode, SpreadsheetRefused } from '../spreadsheet/refused.ts'
import { readPart, readRelations } from '../spreadsheet/xlsx-parts.ts'
import { readNumberings } from './docx-numbering.ts'
import { paragraphsOf, readStyleLists, type WordParagraphs } from './docx-paragraphs.ts'

export type DocxReport = { readonly read: WordParagraphs } | { readonly refused: RefusalCode }

const limits = { ...ROSTER_LIMITS, maxInflatedBytes: 60 * 1024 * 1024 }

async function read(bytes: Uint8Array): Promise<WordParagraphs> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new SpreadsheetRefused('notSpreadsheet')
  const archive = { bytes, entries: await guardArchive(bytes, limits) }
  const path = (await readRelations(archive, '')).find((relation) => relation.type === 'officeDocument')?.path
  if (path === undefined || !/^word\//i.test(path)) throw new SpreadsheetRefused('unsupportedKind')
  const xml = await readPart(archive, path)
  if (xml === null) throw new SpreadsheetRefused('broken')
  const relations = await readRelations(archive, path)
  const part = (type: string) => readPart(archive, relations.find((relation) => relation.type === type)?.path ?? '')
  return paragraphsOf(xml, readNumberings(await part('numbering')), readStyleLists(await part('styles')))
}

try {
  const report: DocxReport = { read: await read(workerData as Uint8Array) }
  parentPort?.postMessage(report)
} catch (error) {
  const report: DocxReport = { refused: error instanceof SpreadsheetRefused ? error.code : 'broken' }
  parentPort?.postMessage(report)
}
