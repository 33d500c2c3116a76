import { fileURLToPath } from 'node:url'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { FilingRowView } from './contract.ts'
import { aspectLabels } from './words.ts'

const template = fileURLToPath(new URL('./templates/receipt.typ', import.meta.url))

export interface Receipt {
  readonly filing: FilingRowView
  readonly bureau: { readonly name: string; readonly isDemo: boolean }
  readonly by: string
  readonly on: string
}

/** 备案回执 — the office's receipt for one accepted change, as PDF/A-2b; no seal is drawn. Errors as renderPdf. */
export function receiptPdf({ filing: f, bureau, by, on }: Receipt): Promise<Uint8Array> {
  const acceptedOn = formatDate(beijingDate(new Date(f.answeredAt ?? on)))
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: '备案回执',
      sentence: `${f.unit.name}报来${f.person.name}的${aspectLabels[f.aspect]}变动，已于${acceptedOn}备案。`,
      rows: [
        ['备案号', f.serialNumber ?? ''],
        ['姓名、编号', [f.person.name, f.person.number].filter(Boolean).join('　')],
        ['事项', aspectLabels[f.aspect]],
        ['变动前', f.before ?? '无'],
        ['变动后', f.after ?? '无'],
        ['变动日期', formatDate(f.changedOn)],
        ['报备', `${f.lodgedBy ?? ''}${f.isLate ? '（迟报）' : ''}`],
        ['受理', f.answeredBy ?? ''],
        ['说明', f.note || '无'],
      ],
      sign: `${bureau.name}政治处辅警办`,
      date: acceptedOn,
      lastLine: `打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
