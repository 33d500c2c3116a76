import { Button, Input, Radio } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import type { Problem } from '../../../app/problem.ts'
import { formatDate } from '../../../platform/calendar/dates.ts'
import { isWeekday, type Marked, type Span, wordsOfDay } from './days.ts'

interface DayCardProps {
  readonly on: string
  readonly marked: Marked
  /** Why the day can't be changed, as a sentence; undefined when it can. */
  readonly whyNot: string | undefined
  /** Nothing is written yet: the year is being prepared. */
  readonly isDraft: boolean
  readonly isRunning: boolean
  readonly problem: Problem | null
  readonly onMark: (span: Span) => void
}

/** What a day is, and the way to make it (and the days after it) free or working. */
export function DayCard(props: DayCardProps) {
  const { on, marked, whyNot } = props
  return (
    <Card title={formatDate(on, 'shortWithWeekday')} note={wordsOfDay(on, marked)}>
      {whyNot ? <p className="note">{whyNot}</p> : <DayForm {...props} />}
    </Card>
  )
}

function DayForm({ on, marked, isDraft, isRunning, problem, onMark }: DayCardProps) {
  const id = useId()
  const known = marked.get(on)
  const [isWorkday, setWorkday] = useState(known ? !known.isWorkday : !isWeekday(on))
  const [toOn, setToOn] = useState<string | null>(null)
  const [note, setNote] = useState(known?.note ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const last = toOn ?? on
  const days = last === on ? formatDate(on, 'short') : `${formatDate(on, 'short')}—${formatDate(last, 'short')}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (last < on) return setFault('截止的日子不能早于起始的日子。')
    if (note.trim() === '') return setFault('写明是什么假日，或者为什么调整。')
    setFault(null)
    onMark({ fromOn: on, toOn: last, isWorkday, note: note.trim() })
  }
  return (
    <form className="day-form" onSubmit={submit} noValidate>
      <Radio.Group
        aria-label="改为"
        value={isWorkday}
        options={[
          { value: false, label: '放假' },
          { value: true, label: '上班' },
        ]}
        onChange={(event) => setWorkday(event.target.value === true)}
      />
      <label htmlFor={`${id}-to`}>
        到哪天为止<span className="optional">（可不填，只改这一天）</span>
      </label>
      <CalendarDate id={`${id}-to`} value={toOn} onChange={setToOn} earliest={on} latest={`${on.slice(0, 4)}-12-31`} />
      <label htmlFor={`${id}-note`}>
        说明<span className="required">*</span>
      </label>
      <Input
        id={`${id}-note`}
        value={note}
        maxLength={30}
        placeholder="如：国庆节、国庆节调休"
        aria-required
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        status={fault ? 'error' : ''}
        onChange={(event) => setNote(event.target.value)}
      />
      <div id={`${id}-fault`} className="field-fault" role="alert">
        {fault}
      </div>
      <Refusal problem={problem} />
      <Button type={isDraft ? 'default' : 'primary'} htmlType="submit" loading={isRunning}>
        {`${isDraft ? '标注' : ''}${days}${isDraft ? '' : '改为'}${isWorkday ? '上班' : '放假'}`}
      </Button>
    </form>
  )
}
