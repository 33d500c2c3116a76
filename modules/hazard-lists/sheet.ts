import { categoryLabels, gradeLabels } from '../hazards/words.ts'
import type { ListedHazard } from './queries.ts'

const sourceWords: Readonly<Record<string, string>> = {
  screening: '排查',
  inspection: '检查',
  consultation: '会商',
  overreachReport: '超职责反映',
  concern: '诉求',
  audit: '审计',
  ownFinding: '自查',
}

interface LedgerColumn {
  readonly head: string
  readonly widthMm: number
  readonly align: 'center' | 'left'
  readonly isNumber: boolean
  readonly of: (hazard: ListedHazard, place: number) => string | null
}
const text = (head: string, widthMm: number, of: LedgerColumn['of'], align: 'center' | 'left' = 'center'): LedgerColumn => ({
  head,
  widthMm,
  align,
  isNumber: false,
  of,
})

/** Every column of the ledger; 225 mm in all. */
export const ledgerColumns: readonly LedgerColumn[] = [
  { head: '序\n号', widthMm: 9, align: 'center', isNumber: true, of: (_, place) => String(place + 1) },
  text('编号', 24, (h) => h.number),
  text('发现', 22, (h) => `${h.foundOn}${sourceWords[h.source] ?? ''}`),
  text('类别', 17, (h) => [categoryLabels[h.category], h.subcategory].filter(Boolean).join('·')),
  text('风险隐患', 33, (h) => h.description, 'left'),
  text('根本原因', 19, (h) => [h.cause, h.rootCause].filter(Boolean).join('：'), 'left'),
  text('分级', 10, (h) => (h.grade ? gradeLabels[h.grade] : '')),
  text('整改目标和措施', 33, (h) => [h.goal, ...h.measures.map((m, i) => `${i + 1}. ${m}`)].filter(Boolean).join('；'), 'left'),
  text('责任人', 14, (h) => h.ownerName),
  text('时限', 22, (h) => h.rectifyBy),
  text('销号', 22, (h) => h.closedOn ?? (h.isClosed ? '已销号' : '未销号')),
]

export const ledgerCells = (hazard: ListedHazard, place: number): string[] =>
  ledgerColumns.map(({ of }) => (of(hazard, place) ?? '').replace(/\s*\n\s*/gu, ' '))
