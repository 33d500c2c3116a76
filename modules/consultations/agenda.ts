import { formatDate } from '../../platform/calendar/dates.ts'
import type { PointView } from './contract.ts'
import { levelLabels, standingWords } from './words.ts'

/** At most so many hazards on one agenda; how many more there are is said. */
export const mostHazards = 100

/** A point as it is drawn, before it is frozen. */
export interface DrawnPoint extends Omit<PointView, 'id' | 'minutes' | 'opensHazard'> {
  readonly unitSortKey: string | null
  readonly decisionId: string | null
}
export interface LedgerHazard {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unitName: string
  readonly unitSortKey: string
  readonly grade: keyof typeof levelLabels | null
  readonly rectifyBy: string | null
  readonly relapses: number
  readonly foundOn: string
  /** Since the last meeting. */
  readonly isNew: boolean
}
export interface FollowedDecision {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly meetingOn: string
  readonly unitName: string
  readonly unitSortKey: string
  readonly ownerName: string | null
  readonly dueOn: string
  readonly hazardId: string | null
  readonly standing: keyof typeof standingWords
}
export interface RepeatedCause {
  readonly name: string
  readonly days: number
  readonly units: number
  readonly n: number
  readonly numbers: readonly string[]
}

/** What became of a decision of an earlier meeting. */
export const followUp = (d: FollowedDecision, today: string): DrawnPoint => {
  const isLate = d.standing === 'open' && d.dueOn < today
  return {
    kind: 'followUp',
    title: `${formatDate(d.meetingOn, 'short')}会商决定 ${d.number}：${d.text}`,
    facts: `${[d.unitName, d.ownerName].filter(Boolean).join(' ')}，${formatDate(d.dueOn)}前，${isLate ? '逾期未办完' : standingWords[d.standing]}`,
    reasons: [],
    hazardId: d.hazardId,
    decisionId: d.id,
    unitSortKey: d.unitSortKey,
  }
}

/** A hazard of the ledger with the reasons for which it is talked about. */
export const ofHazard = (h: LedgerHazard, today: string): DrawnPoint => {
  const isBecause = {
    major: h.grade === 'major',
    overdue: h.rectifyBy !== null && h.rectifyBy < today,
    relapsed: h.relapses > 0,
    new: h.isNew,
  }
  const facts = [
    h.unitName,
    h.grade === null ? '未定级' : levelLabels[h.grade],
    `${formatDate(h.foundOn)}发现`,
    h.rectifyBy === null ? '未定时限' : `${formatDate(h.rectifyBy)}前整改`,
    ...(h.relapses > 0 ? [`反弹 ${h.relapses} 次`] : []),
  ]
  return {
    kind: 'hazard',
    title: `${h.number} ${h.title}`,
    facts: facts.join('，'),
    reasons: (['major', 'overdue', 'relapsed', 'new'] as const).filter((reason) => isBecause[reason]),
    hazardId: h.id,
    decisionId: null,
    unitSortKey: h.unitSortKey,
  }
}

/** A cause that several hazards have in common: the whole bureau's business, so `place` is the root's. */
export const ofCause = (c: RepeatedCause, place: string): DrawnPoint => ({
  kind: 'cause',
  title: `同类原因反复：${c.name}`,
  facts: `近 ${c.days} 天 ${c.units} 个单位 ${c.n} 件：${c.numbers.join('、')}${c.n > c.numbers.length ? ' 等' : ''}`,
  reasons: [],
  hazardId: null,
  decisionId: null,
  unitSortKey: place,
})
