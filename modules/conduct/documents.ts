import { fileURLToPath } from 'node:url'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { renderPdf } from '../../platform/documents/render.ts'
import type { takeForPrint } from './commands/open-entry.ts'
import { standing } from './policy.ts'
import type { Entry, HeldFile } from './queries.ts'
import { type EntryKindName, entryKindOf } from './rails.ts'
import { kindLabels } from './words.ts'

const template = fileURLToPath(new URL('./templates/paper.typ', import.meta.url))
type Row = readonly [label: string, words: string]
interface Sheet {
  readonly title: string
  readonly rows: readonly Row[]
  /** Empty lines to write on. */
  readonly lines: number
  readonly signs: readonly string[]
  readonly date: string
}
const gap = '　　　　　　　　　'
const byHand = '　　　　年　　月　　日'
const signsOf: Partial<Record<EntryKindName, readonly string[]>> = {
  admission: [`审批人签名：${gap}${byHand}`],
  naming: [`指定人签名：${gap}${byHand}`, `核查人签名：${gap}${gap}`],
  notice: [`核查人签名：${gap}${gap}`],
  noticeReceipt: [`受送达人签名：${gap}${byHand}`, `送达人签名：${gap}见证人签名：`],
  statement: [`陈述人签名：${gap}${byHand}`, `记录人签名：`],
  vettingOpinion: [`复审人签名：${gap}${byHand}`],
  unionLetter: [`经办人签名：${gap}${byHand}`, `工会意见：`, `工会负责人签名：${gap}${byHand}`],
  decision: [`决定人签名：${gap}${byHand}`],
  decisionReceipt: [`受送达人签名：${gap}${byHand}`, `送达人签名：${gap}`, `见证人签名：${gap}见证人签名：`],
  remedyDecision: [`决定人签名：${gap}${byHand}`],
}

const headOf = ({ row, subject }: HeldFile): Row[] => [
  ['编号', `${row.number}（${kindLabels[row.kind]}）`],
  ['本人', [subject.name, subject.number, subject.unitName].filter(Boolean).join('　')],
]
const on = (at: Date): string => formatDate(beijingDate(at))

/** A statement: its points in order, each with its answer. */
const pointRows = (file: HeldFile, entry: Entry): Row[] =>
  (entry.points ?? []).map((text, i) => {
    const answer = standing(file, 'answer').find((a) => a.ofId === entry.id && a.facts.point === i)
    return [`陈述 ${i + 1}`, answer ? `${text}\n（${answer.lines[1]?.[1] ?? ''}）` : text] as const
  })
/** The paper of naming shows everybody named so far, and what each answered about recusal. */
const namingRows = ({ entries }: HeldFile): Row[] =>
  entries.filter((e) => e.kind === 'naming' || e.kind === 'recusal').flatMap((e) => [...e.lines])

function ownRows(file: HeldFile, entry: Entry): Row[] {
  if (entry.kind === 'naming') return namingRows(file)
  const received = { noticeReceipt: '告知书', decisionReceipt: '处理决定书' }[entry.kind as string]
  return [...(received ? [['送达文书', received] as const] : []), ...entry.lines, ...pointRows(file, entry)]
}

const receiptToSign = (file: HeldFile, kind: 'noticeReceipt' | 'decisionReceipt', what: string): Sheet => ({
  title: '送达回证',
  rows: [...headOf(file), ['送达文书', what], ['送达方式', '当面送达'], ['送达地点', ''], ['说明', '']],
  lines: 0,
  signs: signsOf[kind] ?? [],
  date: '',
})
const statementToSign = (file: HeldFile): Sheet => ({
  title: '陈述申辩笔录',
  rows: [...headOf(file), ['告知', '您可以陈述、申辩，逐条写明；也可以明确表示放弃。不因申辩加重处理。']],
  lines: 12,
  signs: signsOf.statement ?? [],
  date: '',
})
/** What is handed over with it, to be signed by hand. */
function enclosed(file: HeldFile, kind: EntryKindName): Sheet[] {
  if (kind === 'notice') return [receiptToSign(file, 'noticeReceipt', '告知书'), statementToSign(file)]
  return kind === 'decision' ? [receiptToSign(file, 'decisionReceipt', '处理决定书')] : []
}

/** A form of the file as PDF/A-2b: what was entered, frozen, with the digest of its text; no seal is drawn. Errors as renderPdf. */
export function paperPdf({ file, entry, bureau, by, today }: Awaited<ReturnType<typeof takeForPrint>>): Promise<Uint8Array> {
  const title = entryKindOf(entry.kind).paper ?? entryKindOf(entry.kind).title
  const first: Sheet = {
    title,
    rows: [...headOf(file), ...ownRows(file, entry)],
    lines: 0,
    signs: signsOf[entry.kind] ?? [],
    date: `${entry.byName}　${on(entry.at)}`,
  }
  return renderPdf({
    template,
    data: {
      bureauName: bureau.name,
      title,
      sheets: [first, ...enclosed(file, entry.kind)],
      lastLine: `密封文书　文字摘要 ${entry.digest.slice(0, 16).toUpperCase()}　打印人 ${by}　${today} 打印`,
      isDemo: bureau.isDemo,
    },
  })
}
