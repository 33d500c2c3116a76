import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { takeForPrint } from './commands/open-entry.ts'
import { enclosedWith, sheetOf, titleOf } from './papers.ts'

const template = fileURLToPath(new URL('./templates/paper.typ', import.meta.url))
type Taken = Awaited<ReturnType<typeof takeForPrint>>

/** What the file of a form is called: its title and the number of the case. */
export const paperName = ({ file, entry }: Pick<Taken, 'file' | 'entry'>): string =>
  `${titleOf(file, entry)}${file.row.number}.pdf`

/** A form of the file as PDF/A-2b: what was entered, frozen, with the digest of its text; no seal is drawn. Errors as renderPdf. */
export function paperPdf({ file, entry, bureau, by, today }: Taken): Promise<Uint8Array> {
  const marks = ['密封文书', `文字摘要 ${entry.digest.slice(0, 16).toUpperCase()}`, `打印人 ${by}`, `${formatDate(today)}打印`]
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: titleOf(file, entry),
      sheets: [sheetOf(file, entry, bureau.name), ...enclosedWith(file, entry, bureau.name)],
      lastLine: [...(entry.isSetAside ? ['已退回重办，本件不再使用'] : []), ...marks].join('　'),
      isDemo: bureau.isDemo,
    },
  })
}
