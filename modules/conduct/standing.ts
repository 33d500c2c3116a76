import { formatDate } from '../../platform/calendar/dates.ts'
import { canNow, clearInvestigators, last, standing } from './policy.ts'
import type { EntryFacts, HeldFile } from './queries.ts'
import { hasEnded } from './rails.ts'
import { type ActName, acts } from './workflow.ts'

interface Asking {
  readonly file: HeldFile
  /** The caller's mark as a holder. */
  readonly mark: string
  readonly today: string
}
const isClear = ({ file, mark }: Asking) => clearInvestigators(file).some((l) => l.holder === mark)
const remedyOf = ({ row }: HeldFile) => row.remedy
const hasRemedy = (asking: Asking) => remedyOf(asking.file) === 'reviewAsked' || remedyOf(asking.file) === 'appealAsked'
const isOpen = ({ file, today }: Asking) => file.row.remedyDueOn === null || file.row.remedyDueOn >= today
const isReturn = (file: HeldFile): boolean => (last(file, 'endingGrounds')?.facts as EntryFacts | undefined)?.isReturn === true
const openRecusals = (file: HeldFile) =>
  standing(file, 'recusalRequest').filter((r) => !standing(file, 'recusalDecision').some((d) => d.ofId === r.id)).length

/** What an act asks for beyond capacity and step: its page offers it only then. */
const further: Partial<Record<ActName, (asking: Asking) => boolean>> = {
  answerRecusal: (a) => !isClear(a),
  decideRecusal: ({ file }) => openRecusals(file) > 0,
  addFact: isClear,
  withdrawFact: isClear,
  addEvidence: isClear,
  concludeFacts: isClear,
  giveNotice: (a) => isClear(a) && !last(a.file, 'notice'),
  receiveNotice: ({ file }) => last(file, 'notice') !== undefined,
  receiveEnd: ({ file }) => last(file, 'endReceipt') === undefined,
  giveStatement: ({ file }) => !standing(file, 'statement').some((s) => s.facts.isAll),
  answerPoint: isClear,
  sendToVetting: isClear,
  verifyEnding: ({ file }) => !last(file, 'endingGrounds'),
  tellUnion: ({ file }) => last(file, 'endingGrounds') !== undefined && !isReturn(file) && !last(file, 'unionLetter'),
  answerUnion: ({ file }) => !last(file, 'unionOpinion'),
  considerUnion: ({ file }) => last(file, 'unionOpinion') !== undefined,
  askRemedy: (a) => isOpen(a) && (remedyOf(a.file) === null || remedyOf(a.file) === 'reviewDecided'),
  decideRemedy: (a) => hasRemedy(a) && !standing(a.file, 'remedyDecision').some((e) => e.facts.mark === a.mark),
  keepLonger: ({ file, today }) => file.row.retainUntil !== null && file.row.retainUntil <= today,
  extendRemedy: ({ file }) => remedyOf(file) === 'appealAsked' && !last(file, 'remedyExtension'),
}

/** Everything the caller may do now, by act. */
export function abilitiesOf(asking: Asking): Record<string, boolean> {
  const names = Object.keys(acts) as ActName[]
  const may = Object.fromEntries(names.map((n) => [n, canNow(asking.file, n) && (further[n]?.(asking) ?? true)]))
  return { ...may, receive: Boolean(may.receiveNotice || may.receiveDecision || may.receiveEnd) }
}

/** The person's rights and how each stands: the same words for both sides of the table. */
export function rightsOf({ row, ...file }: HeldFile): [right: string, standing: string][] {
  const all = { row, ...file }
  const received = last(all, 'noticeReceipt') !== undefined
  const said = standing(all, 'statement').length > 0
  const asked = standing(all, 'recusalRequest').length
  const until = (on: string | null, otherwise: string) => (on === null ? otherwise : `至 ${formatDate(on)}`)
  const window = row.state === 'hearing' ? until(row.dueOn, '未定天数') : '期限已过'
  const heard = received ? window : '告知后起算'
  const isOver = hasEnded(row.state)
  const open = isOver ? '没有提出' : until(row.remedyDueOn, '可以申请')
  const remedy = row.remedy === null ? open : '已申请'
  const unserved = isOver ? '没有作出处理' : '送达后起算'
  const recusal = isOver ? '没有提出' : '决定以前可以提出'
  return [
    ['看到告知的事实、依据和拟作处理', received ? '已签收告知书' : '告知后'],
    ['陈述、申辩，可以书面或者当面', said ? '已行使' : heard],
    ['要求核查人回避', asked > 0 ? `已提出 ${asked} 次` : recusal],
    ['请工会或者同事陪同谈话', '可随时提出'],
    ['对决定申请复核、申诉', row.servedOn === null ? unserved : remedy],
    ['不因申辩、申诉加重处理', '全程'],
  ]
}
