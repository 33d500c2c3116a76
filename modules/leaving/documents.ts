import { fileURLToPath } from 'node:url'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import { wordingPages } from '../wordings/public.ts'
import type { printLeaving, printUndertaking } from './commands/print-leaving.ts'
import { stepLabels } from './words.ts'

const template = fileURLToPath(new URL('./templates/checklist.typ', import.meta.url))

/** 离岗手续单 — the checklist as PDF/A-2b, with room for a pen where a step is open; no seal is drawn. Errors as renderPdf. */
export function checklistPdf({ leaving: l, bureau, by, on }: Awaited<ReturnType<typeof printLeaving>>): Promise<Uint8Array> {
  const who = [l.personName, l.personNumber].filter(Boolean).join('　')
  const day = `${formatDate(l.separatedOn)}${l.isAnnounced ? '（预计）' : ''}`
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: '离岗手续单',
      facts: [
        ['姓名、编号', who],
        ['单位', l.unitName],
        ['离岗日期', day],
      ],
      heads: ['序号', '手续', '办完日期', '经办', '说明'],
      rows: l.steps.map((s, i) => [
        String(i + 1),
        stepLabels[s.step],
        s.doneAt ? formatDate(beijingDate(s.doneAt), 'short') : '',
        s.doneByName ?? '',
        s.note,
      ]),
      sign: `本人签名：　　　　　　　　　${l.unitName}经办：`,
      lastLine: `打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}

/** 离岗保密承诺书 — one sheet to be signed by hand. Errors as renderPdf. */
export function undertakingPdf({
  leaving: l,
  text,
  version,
  code,
  bureau,
}: Awaited<ReturnType<typeof printUndertaking>>): Promise<Uint8Array> {
  const sheet = {
    text,
    formLabel: version.formLabel,
    bureauName: bureau.name,
    note: `${l.unitName}　${l.personName}　${l.personNumber ?? ''}\n第${version.number}版　摘要${version.digest.slice(0, 8).toUpperCase()}`,
    code: `${code.slice(0, 5)} ${code.slice(5)}`,
  }
  return wordingPages([sheet], { title: text.title, isDemo: bureau.isDemo })
}
