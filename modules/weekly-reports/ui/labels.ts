import { timeOfDay, today, withWeekday } from '../../../app/dates.ts'
import type { ReportView, RuleView } from '../contract.ts'
import { standingLabels, stateLabels } from '../words.ts'

export const weekdayLabels = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const
export const shiftLabels: Record<RuleView['shift'], string> = {
  before: '提前到前一个工作日',
  after: '顺延到后一个工作日',
  stays: '不挪',
}
export const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
export const stateOptions = [
  { value: 'waiting', label: '待填报和退回' },
  ...optionsOf(stateLabels).filter((o) => o.value !== 'withdrawn'),
]
export const standingOptions = [{ value: 'lateOrMissing', label: '迟报和漏报' }, ...optionsOf(standingLabels)]

/** 11月26日（四）12:00 */
export const atCutOff = (at: string): string => `${withWeekday(today(new Date(at)))}${timeOfDay(at)}`

/** +1, −2, 0; a dash where there is nothing to compare with. */
export function changeWords(n: number, previous: number | null): string {
  if (previous === null) return '—'
  const by = n - previous
  if (by === 0) return '0'
  return by > 0 ? `+${by}` : `−${-by}`
}

/** The report as plain text, for a message or the OA. */
export function plainText(r: ReportView, headings: Readonly<Record<string, string>>): string {
  const figures = r.lines.map((l) => `${l.label} ${l.n} ${l.unit}${l.previous === null ? '' : `（上周 ${l.previous}）`}`)
  const words = Object.entries(headings)
    .map(([key, heading]) => [heading, r.texts[key as keyof ReportView['texts']]] as const)
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => `${heading}：${text}`)
  return [`${r.unit.name}${r.weekName}周报`, r.isNil ? '本周无变化。' : `${figures.join('，')}。`, ...words].join('\n')
}
