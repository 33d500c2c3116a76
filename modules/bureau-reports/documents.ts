import { fileURLToPath } from 'node:url'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { OfficialText } from '../../platform/documents/official-text.ts'
import { renderDocument, renderPages } from '../../platform/documents/render.ts'
import { weekName } from '../weekly-reports/public.ts'
import type { printReport } from './commands/print-report.ts'
import type { WeekFigures } from './contract.ts'
import { levelOf } from './draft-text.ts'
import { dayOf, signOf } from './presenter.ts'
import { standWords } from './sheet.ts'

const template = fileURLToPath(new URL('./templates/bureau-report.typ', import.meta.url))

type Printed = Awaited<ReturnType<typeof printReport>>

/** Lines that the annex has room for: those in which anything happened, at most eight. */
const shownTotals = ({ totals }: WeekFigures) => totals.filter((t) => t.n > 0 || (t.previous ?? 0) > 0).slice(0, 8)

function annexOf(f: WeekFigures, weekOn: string): OfficialText['annex'] {
  const totals = shownTotals(f)
  return {
    name: `各单位周报主要数字（${weekName(weekOn)}）`,
    heads: ['序号', '单位', '在岗辅警', '报送', ...totals.map((t) => t.label)],
    rows: [
      ...f.units.map((u, i) => [
        String(i + 1),
        u.name,
        String(u.people),
        standWords(u),
        ...totals.map((t) => (u.standing === 'missing' ? '' : String(u.counts[t.id] ?? 0))),
      ]),
      ['', '合计', String(f.units.reduce((sum, u) => sum + u.people, 0)), '', ...totals.map((t) => String(t.n))],
      ...(totals.some((t) => t.previous !== null)
        ? [['', '上周', '', '', ...totals.map((t) => (t.previous === null ? '' : String(t.previous)))]]
        : []),
    ],
    note: '按编制顺序排列，不排名次；没有报送的单位，数字为空。',
  }
}

const textOf = ({ report: r, bureau }: Printed): OfficialText => ({
  issuer: signOf(bureau.name),
  dispatchNumber: r.dispatchNumber ?? '送审稿',
  title: r.title,
  lines: r.text.split('\n').map((text) => ({ level: levelOf(text), text })),
  annex: annexOf(r.figures, r.weekOn),
  sign: signOf(bureau.name),
  date: dayOf(r),
  copies: '局领导，局直各单位，各派出所。',
  printedBy: signOf(bureau.name),
  printedOn: r.issuedAt === null ? '' : `${formatDate(beijingDate(r.issuedAt))}印发`,
  isDemo: bureau.isDemo,
})

/** 全局周报 as an official document by GB/T 9704, PDF/A-2b or .docx. Errors as renderPdf. */
export async function reportFile(printed: Printed, format: 'pdf' | 'docx'): Promise<Uint8Array> {
  const text = textOf(printed)
  return (format === 'pdf' ? await renderPages({ template, data: text }) : await renderDocument({ kind: 'officialDocx', text }))
    .bytes
}
