import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'

dayjs.locale('zh-cn')

/** Ways people type a date; the first one is shown. */
const written = ['YYYY-MM-DD', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日']

interface CalendarDateProps {
  /** 'YYYY-MM-DD' or null. */
  readonly value: string | null
  readonly onChange: (on: string | null) => void
  readonly id?: string
  /** Accessible name where no <label> points here. */
  readonly label?: string
  readonly placeholder?: string
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  readonly isWrong?: boolean
  readonly describedBy?: string | undefined
  readonly onLeave?: () => void
}

/** A calendar date as a string; typing 2026.9.9 or 20260909 is understood. */
export function CalendarDate({
  value,
  onChange,
  id,
  label,
  placeholder = '年-月-日',
  earliest,
  latest,
  isWrong,
  describedBy,
  onLeave,
}: CalendarDateProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(onLeave ? { onBlur: onLeave } : {})}
      aria-label={label}
      aria-invalid={isWrong ?? false}
      aria-describedby={describedBy}
      placeholder={placeholder}
      value={value ? dayjs(value) : null}
      format={written}
      status={isWrong ? 'error' : ''}
      {...(earliest ? { minDate: dayjs(earliest) } : {})}
      {...(latest ? { maxDate: dayjs(latest) } : {})}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault() // takes the typed date, does not submit the form
      }}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  )
}
