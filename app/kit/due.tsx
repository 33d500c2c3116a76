import { inSentence, withWeekday } from '../dates.ts'
import { Light, type LightKind } from './light.tsx'

export type DueLight = 'none' | 'before' | 'near' | 'overdue' | 'unknown'
export const lightKinds: Record<DueLight, LightKind> = {
  none: 'ring',
  before: 'ring',
  near: 'amber',
  overdue: 'red',
  unknown: 'ring',
}

interface DueProps {
  /** YYYY-MM-DD; null where no day is set. */
  readonly on: string | null
  readonly light: DueLight
  /** Working days left or gone by; null where the calendar does not say. */
  readonly days: number | null
}

/** 剩 2 日, 逾期 3 日 in working days, 9月18日, 未定时限: a deadline with its light, as the server computed it. */
export function Due({ on, light, days }: DueProps) {
  return <Light kind={lightKinds[light]}>{wordsOfDue({ on, light, days })}</Light>
}

function wordsOfDue({ on, light, days }: DueProps): string {
  if (on === null) return '未定时限'
  if (light === 'near' && days !== null) return days === 0 ? '今天到期' : `剩 ${days} 日`
  if (light === 'near') return withWeekday(on)
  if (light === 'overdue') return days ? `逾期 ${days} 日` : '已过时限'
  return inSentence(on)
}
