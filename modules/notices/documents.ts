import { fileURLToPath } from 'node:url'
import { formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { printNotice } from './commands/export-notice.ts'
import { dayWords, deliverablesWords, partiesWords } from './sheet.ts'

const template = fileURLToPath(new URL('./templates/clauses.typ', import.meta.url))

/** 条款分工表 — as PDF/A-2b, with what the check found and the office's rulings. Errors as renderPdf. */
export function clausesPdf({ notice: n, bureau, by, on }: Awaited<ReturnType<typeof printNotice>>): Promise<Uint8Array> {
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title: '条款分工表',
      sentence: `${n.number}　${n.title}。${n.issuer}，${formatDate(n.issuedOn)}。${n.inForceOn ? `${formatDate(n.inForceOn)}生效` : '还没有生效'}${n.withdrawnOn ? `，${formatDate(n.withdrawnOn)}撤回` : ''}。`,
      clauses: n.clauseList.map((c) => [
        c.number,
        c.heading,
        c.lead?.name ?? c.leadWords ?? '没有牵头单位',
        partiesWords(c, 'assisting'),
        partiesWords(c, 'responsible') || '没有责任单位',
        deliverablesWords(c),
        dayWords(c),
      ]),
      findings: n.findings.map((f, i) => [
        String(i + 1),
        f.words,
        f.ruling ? `${f.ruling.text}（${f.ruling.by}）` : '还没有意见',
      ]),
      lastLine: `打印人 ${by}　${on} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
