import { type KeyboardEvent, useRef, useState } from 'react'
import { addDays } from '../../../platform/calendar/dates.ts'
import { isIn, isWeekday, type Marked, sentenceOf, weeksOf } from './days.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const months = Array.from({ length: 12 }, (_, i) => i + 1)
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

interface YearMonthsProps {
  readonly year: number
  readonly today: string
  readonly marked: Marked
  readonly chosen: string | null
  readonly onChoose: (on: string) => void
}

/** Twelve months, each a table; one way in by Tab, arrow keys from day to day over the whole year, Enter chooses. */
export function YearMonths({ year, today, marked, chosen, onChoose }: YearMonthsProps) {
  const frame = useRef<HTMLDivElement>(null)
  const first = today.startsWith(`${year}-`) ? today : `${year}-01-01`
  const [focused, setFocused] = useState(first)
  const reached = focused.startsWith(`${year}-`) ? focused : first
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = addDays(reached, step)
    frame.current?.querySelector<HTMLElement>(`[data-on="${next}"]`)?.focus()
  }
  const day = (on: string) => (
    <button
      type="button"
      data-on={on}
      className={`calendar-day ${kindOf(on, marked)} ${on === today ? 'is-today' : ''}`}
      tabIndex={on === reached ? 0 : -1}
      aria-pressed={on === chosen}
      onFocus={() => setFocused(on)}
      onKeyDown={onKeyDown}
      onClick={() => onChoose(on)}
    >
      <span aria-hidden="true">
        {Number(on.slice(8))}
        {marked.has(on) ? <i>{marked.get(on)?.isWorkday ? '班' : '休'}</i> : null}
      </span>
      <span className="visually-hidden">{on === today ? `${sentenceOf(on, marked)}，今天` : sentenceOf(on, marked)}</span>
    </button>
  )
  return (
    <div className="calendar-year" ref={frame}>
      {months.map((month) => {
        const weeks = weeksOf(year, month)
        const inside = weeks[1]?.[0] ?? ''
        return (
          <table key={month}>
            <caption>{month}月</caption>
            <thead>
              <tr>
                {weekdays.map((name) => (
                  <th key={name} scope="col" abbr={`星期${name}`}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week[0]}>
                  {week.map((on) => (
                    <td key={on}>{isIn(on, inside) ? day(on) : null}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}

function kindOf(on: string, marked: Marked): string {
  const day = marked.get(on)
  if (day) return day.isWorkday ? 'is-shifted' : 'is-free'
  return isWeekday(on) ? '' : 'is-weekend'
}
