import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { letterOf, whoOf } from './letters.ts'
import { factsOf, last, standing } from './policy.ts'
import type { Entry, HeldFile } from './queries.ts'
import { type EntryKindName, entryKindOf } from './rails.ts'
import { kindLabels } from './words.ts'

export type Row = readonly [label: string, words: string]
/** One form: a table of rows, or a letter of paragraphs to somebody; then who signs, whose it is, and when. */
export interface Sheet {
  readonly title: string
  readonly number: string
  readonly rows: readonly Row[]
  /** Whom a letter is addressed to. */
  readonly to: string
  readonly paragraphs: readonly string[]
  /** Empty lines to write on. */
  readonly lines: number
  /** Rows of places for a pen. */
  readonly signs: readonly (readonly string[])[]
  /** Who issues it; the place of its seal stands behind. */
  readonly issuer: string
  readonly date: string
}
/** Stands for 年 月 日 to be written by hand. */
const byHand = '年月日'
const dayOf = (at: Date): string => formatDate(beijingDate(at))
const ofForm = { rows: [], to: '', paragraphs: [], lines: 0, issuer: '', date: '' } as const

const signsOf: Partial<Record<EntryKindName, Sheet['signs']>> = {
  sealedReport: [['填写人签名', byHand]],
  admission: [['审批人签名', byHand]],
  naming: [
    ['指定人签名', byHand],
    ['核查人签名', '核查人签名'],
  ],
  recusal: [['核查人签名', byHand]],
  conclusion: [
    ['核查人签名', '核查人签名'],
    ['', byHand],
  ],
  noticeReceipt: [
    ['受送达人签名', byHand],
    ['送达人签名', '见证人签名'],
  ],
  statement: [
    ['陈述人签名', byHand],
    ['记录人签名', byHand],
  ],
  vettingOpinion: [['复审人签名', byHand]],
  endingGrounds: [['核对人签名', byHand]],
  decisionReceipt: [
    ['受送达人签名', byHand],
    ['送达人签名', ''],
    ['见证人签名', '见证人签名'],
  ],
  endReceipt: [
    ['受送达人签名', byHand],
    ['送达人签名', '见证人签名'],
  ],
  closing: [['审批人签名', byHand]],
}
const byWhoever: Sheet['signs'] = [['经办人签名', byHand]]

const headOf = (file: HeldFile): Row[] => [
  ['类别', kindLabels[file.row.kind]],
  ['当事人', whoOf(file)],
]

/** A statement: its points in order, each with its answer. */
const pointRows = (file: HeldFile, entry: Entry): Row[] =>
  (entry.points ?? []).flatMap((text, i) => {
    const answer = standing(file, 'answer').find((a) => a.ofId === entry.id && a.facts.point === i)
    return [[`陈述 ${i + 1}`, text] as const, ...(answer ? [[`答复 ${i + 1}`, answer.lines[1]?.[1] ?? ''] as const] : [])]
  })
/** The paper of naming shows everybody named so far, and what each answered about recusal. */
const namingRows = ({ entries }: HeldFile): Row[] =>
  entries
    .filter((e) => e.kind === 'naming' || e.kind === 'recusal')
    .flatMap((e): Row[] => (e.kind === 'naming' ? [...e.lines] : [['回避', `${e.byName}：${e.lines.at(-1)?.[1] ?? ''}`]]))
/** What the second person looked at. */
const proposedRows = (file: HeldFile): readonly Row[] =>
  (last(file, 'notice')?.lines ?? []).filter(([label]) => label !== '您的权利')
/** The report of the investigators: every fact, from where it is known, and what proves it. */
const factRows = (file: HeldFile): Row[] =>
  factsOf(file).flatMap(({ fact, evidence }, i) => [
    [`事实 ${i + 1}`, fact.lines[0]?.[1] ?? ''] as const,
    ['来源', fact.lines[1]?.[1] ?? ''] as const,
    ...evidence.map((e, n) => [`证据 ${i + 1}.${n + 1}`, `${e.lines[0]?.[1] ?? ''}（${e.file?.name ?? ''}）`] as const),
  ])
/** Which paper was received. */
function receivedOf(file: HeldFile, kind: string): string {
  const of = { noticeReceipt: ['notice'], decisionReceipt: ['decision'] }[kind] ?? ['closing', 'lapse', 'remedyDecision']
  const paper = file.entries.findLast((e) => of.includes(e.kind) && !e.isSetAside)
  return paper ? titleOf(file, paper) : ''
}
const isReceipt = ({ kind }: Pick<Entry, 'kind'>): boolean => kind.endsWith('Receipt')
/** Signed for, or stated, in the system by whom it concerns: nobody handed it over or wrote it down. */
const isOwn = ({ lines }: Entry): boolean => lines.some(([, words]) => words.startsWith('本人在系统内'))

/** A long question stands with its answer, a number at the side. */
function besideNumbers(rows: readonly Row[]): Row[] {
  let number = 0
  return rows.map(([label, words]) => (label.length > 9 ? [`第 ${++number} 项`, `${label}：\n${words}`] : [label, words]))
}
function ownRows(file: HeldFile, entry: Entry): readonly Row[] {
  if (entry.kind === 'naming') return namingRows(file)
  if (entry.kind === 'admission') return [...(last(file, 'sealedReport')?.lines ?? []), ...entry.lines]
  if (entry.kind === 'conclusion') return [...factRows(file), ...entry.lines]
  if (entry.kind === 'vettingOpinion') return [...proposedRows(file), ...entry.lines]
  return [
    ...(isReceipt(entry) ? [['送达文书', receivedOf(file, entry.kind)] as const] : []),
    ...entry.lines,
    ...pointRows(file, entry),
  ]
}
/** By whom it was entered and when; of a receipt, when it was received. */
const closingRow = (entry: Entry): Row =>
  isReceipt(entry) ? [isOwn(entry) ? '签收时间' : '送达时间', dayOf(entry.at)] : ['填写', `${entry.byName}　${dayOf(entry.at)}`]
function penFor(entry: Entry): Sheet['signs'] {
  const signs = signsOf[entry.kind] ?? byWhoever
  return isOwn(entry) ? signs.slice(0, 1) : signs
}

const ofReview: Partial<Record<EntryKindName, string>> = {
  sealedReport: '问责启动表',
  notice: '问责告知书',
  decision: '问责决定书',
  conclusion: '问责核查报告',
}
/** What the form of an entry is called. */
export function titleOf(file: HeldFile, entry: Entry): string {
  const { row } = file
  const { kind, facts } = entry
  const remedy = { review: '复核', appeal: '申诉' }[facts.remedy ?? 'review']
  if (kind === 'remedyRequest') return `${remedy}申请书`
  if (kind === 'remedyDecision') return `${remedy}决定书`
  if (kind === 'closing' && !last(file, 'notice')) return '终结审批表'
  if (kind === 'statement' && isOwn(entry)) return '陈述申辩书'
  if (kind === 'endingGrounds' && facts.isReturn) return '退回派遣单位核对表'
  const own = row.kind === 'accountability' ? ofReview[kind] : undefined
  return own ?? entryKindOf(kind).paper ?? entryKindOf(kind).title
}

const receiptToSign = (file: HeldFile, kind: 'noticeReceipt' | 'decisionReceipt', what: string): Sheet => ({
  ...ofForm,
  title: '送达回证',
  number: file.row.number,
  rows: [...headOf(file), ['送达文书', what], ['送达方式', '当面送达'], ['送达地点', ''], ['说明', '']],
  signs: signsOf[kind] ?? [],
})
const statementToSign = (file: HeldFile): Sheet => ({
  ...ofForm,
  title: '陈述申辩笔录',
  number: file.row.number,
  rows: [...headOf(file), ['告知', '您可以陈述、申辩，逐条写明；也可以明确表示放弃。不因申辩加重处理。']],
  lines: 12,
  signs: signsOf.statement ?? [],
})
const opinionToSign = (file: HeldFile): Sheet => ({
  ...ofForm,
  title: '工会意见书',
  number: file.row.number,
  rows: [...headOf(file), ['意见', '□ 没有异议　　□ 有异议，要求纠正']],
  lines: 8,
  signs: [
    ['工会负责人签名', byHand],
    ['工会盖章', ''],
  ],
})
/** The company that dispatched the worker is told in writing. */
function returnLetter(file: HeldFile, entry: Entry, bureau: string): Sheet[] {
  const words = (label: string) => entry.lines.find(([l]) => l === label)?.[1] ?? ''
  if (words('派遣单位') === '') return []
  const { subject, row } = file
  const paragraphs = [
    `你单位派遣到我局的${whoOf(file)}，${dayOf(entry.at)}由我局作出处理决定（${row.number}），退回你单位。`,
    `依据：${words('依据').replace(/。$/u, '')}。`,
    `请接收${subject.name}，依法办理以后的手续，并书面回复我局。`,
  ]
  return [
    {
      ...ofForm,
      title: '退回劳务派遣人员函',
      number: row.number,
      to: words('派遣单位'),
      paragraphs,
      signs: [['经办人签名', '']],
      issuer: bureau,
      date: dayOf(entry.at),
    },
  ]
}
/** 劳动合同法第五十条: whoever ends a contract gives proof of it; what the file does not know is written by hand. */
const endProof = (file: HeldFile, entry: Entry, bureau: string): Sheet[] =>
  entry.facts.isEnding
    ? [
        {
          ...ofForm,
          title: '解除劳动合同证明书',
          number: file.row.number,
          rows: [
            ['劳动者', whoOf(file)],
            ['劳动合同期限', ''],
            ['解除日期', ''],
            ['工作岗位', ''],
            ['工作年限', ''],
            ['说明', '本证明一式两份，一份交本人，一份存档。十五日内办理档案和社会保险关系转移。'],
          ],
          signs: [
            ['经办人签名', ''],
            ['本人签收', byHand],
          ],
          issuer: bureau,
          date: '　　　　年　　月　　日',
        },
      ]
    : []

/** What is handed over with it, to be signed by hand. */
export function enclosedWith(file: HeldFile, entry: Entry, bureau: string): Sheet[] {
  if (entry.kind === 'notice') return [receiptToSign(file, 'noticeReceipt', titleOf(file, entry)), statementToSign(file)]
  if (entry.kind === 'decision')
    return [
      receiptToSign(file, 'decisionReceipt', titleOf(file, entry)),
      ...returnLetter(file, entry, bureau),
      ...endProof(file, entry, bureau),
    ]
  return entry.kind === 'unionLetter' ? [opinionToSign(file)] : []
}

/** The form of an entry as it was frozen: a letter where it goes to somebody, else a table. */
export function sheetOf(file: HeldFile, entry: Entry, bureauName: string): Sheet {
  const of = { ...ofForm, title: titleOf(file, entry), number: file.row.number }
  const letter = letterOf(file, entry, bureauName)
  if (letter) return { ...of, ...letter, date: dayOf(entry.at) }
  return { ...of, rows: [...headOf(file), ...besideNumbers(ownRows(file, entry)), closingRow(entry)], signs: penFor(entry) }
}
