import { beijingMoment } from '../calendar/dates.ts'
import type { OfficialForm } from './official-form.ts'
import { type FormFormat, renderForm } from './render-form.ts'
import { type FileInZip, zipFiles } from './zip-files.ts'

/** Single files made side by side: as many as the document workers take, so that others' prints are not held up behind thousands. */
const filesAtOnce = 2

/** A zip with a file for each section of the form, named by its place and unit: 01-柳河派出所-附件5.pdf. `tell` hears how many are done, and may give up by throwing. */
export async function zipSections(
  form: OfficialForm,
  what: string,
  format: FormFormat,
  tell: (done: number) => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const digits = Math.max(2, String(form.sections.length).length)
  const files: FileInZip[] = []
  for (let start = 0; start < form.sections.length; start += filesAtOnce) {
    await tell(start)
    const made = form.sections.slice(start, start + filesAtOnce).map(async (section, i) => ({
      name: `${String(start + i + 1).padStart(digits, '0')}-${section.name || '空白'}-${what}.${format}`,
      bytes: (await renderForm({ ...form, sections: [section] }, format)).bytes,
    }))
    files.push(...(await Promise.all(made)))
  }
  return zipFiles(files)
}

/** What the last line says of a frozen number. `digest` hexadecimal: its first 16 digits are printed. */
export interface FrozenMark {
  readonly serialNumber?: string | undefined
  /** As printed: 2026-09-09 15:20. */
  readonly frozenAt?: string | undefined
  readonly digest?: string | undefined
}

/** The last line: form number, time of freezing, digest, and whatever more there is to say. */
export function lastLineOf({ serialNumber, frozenAt, digest }: FrozenMark, ...more: (string | undefined)[]): string {
  const groups = digest?.slice(0, 16).replace(/(.{4})(?=.)/gu, '$1 ')
  const words = [serialNumber && `表号 ${serialNumber}`, frozenAt && `${frozenAt} 定稿`, groups && `摘要 SM3 ${groups}`, ...more]
  return words.filter(Boolean).join('　')
}

/** Instant as printed, Beijing time: 2026-09-09 15:20. */
export const printedTime = (at: Date): string => beijingMoment(at).slice(0, 16)
