import { formatDate } from '../../platform/calendar/dates.ts'
import type { SlipRowView } from './contract.ts'

type Color = SlipRowView['color']
interface Qualifying {
  readonly number: string
  readonly title: string
  readonly unitName: string
  readonly leadName: string
  readonly dispatchedOn: string
  readonly dueOn: string
  readonly movedOn: string
  readonly acknowledgedOn: string | null
  readonly color: Color
  /** The yellow slip that a red one follows. */
  readonly yellowNumber: string | null
}

/** Why a task qualifies, in a line. */
export function whyOf({ color, yellowNumber, movedOn }: Qualifying): string {
  if (color === 'red') return `${yellowNumber ?? '黄色督办单'}以后仍逾期`
  return color === 'yellow' ? '过了时限，没有报办结' : `三个工作日内到期，${movedOn} 以后没有进展`
}

/** The facts as the slip states them on a day: nothing that the records don't hold. */
export function factsOf(t: Qualifying, today: string): string {
  const begun = t.acknowledgedOn ? `${formatDate(t.acknowledgedOn)}签收` : '还没有签收'
  const standing =
    t.color === 'blue'
      ? `截至${formatDate(today)}临近时限，${formatDate(t.movedOn)}以后没有进展`
      : `截至${formatDate(today)}已过时限 ${daysBetween(t.dueOn, today)} 天，没有报办结；最近一次办理记录在${formatDate(t.movedOn)}`
  const after = t.color === 'red' ? `${t.yellowNumber ?? '黄色督办单'}发出以后仍逾期。` : ''
  return `${t.number}“${t.title}”，由${t.unitName}承担、${t.leadName}牵头，${formatDate(t.dispatchedOn)}派发，${begun}，时限${formatDate(t.dueOn)}。${standing}。${after}`
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
