import { addDays, beijingMidnight, daysBetween, weekdayOf } from '../../platform/calendar/dates.ts'
import type { WorkingDays } from '../calendar/public.ts'
import type { Texts } from './contract.ts'
import type { Member } from './tables.ts'

export interface CutOffRule {
  readonly number: number
  readonly weekday: number
  readonly minute: number
  readonly shift: 'before' | 'after' | 'stays'
  readonly fromOn: string
}
export interface CutOff {
  readonly weekOn: string
  readonly at: Date
  readonly on: string
  readonly isMoved: boolean
  /** A year that it needs is not loaded: the plain weekday. */
  readonly isPlainDay: boolean
}

/** What holds where a bureau has set nothing: Thursday 12:00, the working day before. */
export const plainRule: CutOffRule = { number: 1, weekday: 4, minute: 720, shift: 'before', fromOn: '2000-01-03' }

/** The Monday of a date's week. */
export const mondayOf = (on: string): string => addDays(on, -((weekdayOf(on) + 6) % 7))

/** 2026年第48周: the week of the year by ISO 8601, which belongs to the year of its Thursday. */
export function weekName(weekOn: string): string {
  const year = addDays(weekOn, 3).slice(0, 4)
  const first = mondayOf(`${year}-01-04`)
  return `${year}年第${daysBetween(first, weekOn) / 7 + 1}周`
}

/** The rule of a week: the latest version that begins no later. */
export const ruleOf = (rules: readonly CutOffRule[], weekOn: string): CutOffRule =>
  rules.filter((r) => r.fromOn <= weekOn).sort((a, b) => b.number - a.number)[0] ?? plainRule

const farthest = 14

/** The working day that the cut-off goes to; undefined where a year on the way is not loaded. */
function shifted(on: string, shift: CutOffRule['shift'], calendar: WorkingDays): string | undefined {
  const step = shift === 'after' ? 1 : -1
  for (let i = 0; i <= farthest; i++) {
    const day = addDays(on, i * step)
    const is = calendar.isWorkday(day)
    if (is === undefined) return undefined
    if (is) return day
  }
  return on
}

/** When a week's report is due: 12:00:00.000 is still in time. */
export function cutOffOf(rules: readonly CutOffRule[], weekOn: string, calendar: WorkingDays): CutOff {
  const { weekday, minute, shift } = ruleOf(rules, weekOn)
  const plain = addDays(weekOn, weekday - 1)
  const found = shift === 'stays' ? plain : shifted(plain, shift, calendar)
  const on = found ?? plain
  return {
    weekOn,
    on,
    at: new Date(beijingMidnight(on).getTime() + minute * 60_000),
    isMoved: on !== plain,
    isPlainDay: found === undefined,
  }
}

/** The draft is there from the day before the cut-off. */
export const draftedFrom = ({ on }: Pick<CutOff, 'on'>): Date => beijingMidnight(addDays(on, -1))

const tenMinutes = 600_000
/** Figures are counted to whole ten minutes, so that the weeks of thousands of units begin at few moments. */
const whole = (at: Date): Date => new Date(Math.floor(at.getTime() / tenMinutes) * tenMinutes)

export interface Counted {
  readonly state: string
  readonly arrivedAt: Date | null
  readonly countedTo: Date
  readonly cutOffAt: Date
}
/** Up to when a report counts at a moment: as confirmed once it came, as prepared until the cut-off, else up to now, never beyond the cut-off. */
export function endOf(report: Counted, now: Date): Date {
  if (report.arrivedAt !== null) return report.countedTo
  if (now > report.cutOffAt) return report.cutOffAt
  return report.state === 'toConfirm' ? report.countedTo : whole(now)
}

/** The next cut-off is past and nothing came: only the office opens it again. */
export const isClosed = (report: { arrivedAt: Date | null; closedAt: Date | null }, at: Date): boolean =>
  report.arrivedAt === null && report.closedAt !== null && at > report.closedAt

interface Place {
  readonly id: string
  readonly kind: string
  readonly unitSortKey: string
  readonly closedOn: string | null
}
/** Stations, divisions and offices report. */
const reporting: readonly string[] = ['policeStation', 'division', 'office']

/** Every unit that reports, with those it speaks for: its squads, and whoever was merged into it. Units in roster order. */
export function reportersOf<P extends Place>(units: readonly P[]): { unit: P; covered: P[] }[] {
  const found: { unit: P; covered: P[] }[] = []
  let above: { unit: P; covered: P[] }[] = []
  for (const unit of units) {
    above = above.filter((r) => unit.unitSortKey.startsWith(r.unit.unitSortKey))
    if (unit.closedOn === null && reporting.includes(unit.kind)) {
      const reporter = { unit, covered: [] }
      found.push(reporter)
      above.push(reporter)
    } else above.at(-1)?.covered.push(unit)
  }
  return found
}

export interface LastReport {
  readonly end: Date
  readonly members: readonly Member[]
}
/** From when each unit of a report is counted: where the last report that spoke for it ended. Nothing is lost, nothing counted twice. */
export function membersOf(
  { unit, covered }: { unit: { id: string }; covered: readonly { id: string }[] },
  last: ReadonlyMap<string, LastReport>,
  otherwise: Date,
): Member[] {
  const own = last.get(unit.id)
  const spoken = new Set(own?.members.map((m) => m.unitId))
  const from = own?.end ?? otherwise
  const startOf = (id: string): Date => (spoken.has(id) ? from : (last.get(id)?.end ?? from))
  return [
    { unitId: unit.id, from: from.toISOString() },
    ...covered.map(({ id }) => ({ unitId: id, from: startOf(id).toISOString() })),
  ]
}

export const noTexts: Texts = { progress: '', difficulties: '', requests: '', plans: '' }
export const isBlank = (texts: Texts): boolean => Object.values(texts).every((t) => t === '')
