import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { inSentence, today as todayOf } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { printScreen } from '../../../app/kit/print.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import type { CalendarView, DayView } from '../contract.ts'
import { useCalendar, useCalendarFile, useChangeDays, useLoadYear } from './api.ts'
import { DayCard } from './day-card.tsx'
import { type Marked, type Span, sentenceOf, withSpan } from './days.ts'
import { ImportDays } from './import-days.tsx'
import { YearMonths } from './year-months.tsx'
import './calendar.css'

const sourceWords = { stateCouncil: '国务院办公厅放假安排', hand: '本局逐日标注' }

/** 工作日历: a year at a glance; what is loaded, what is not, and the days that differ from their weekday. */
export function CalendarPage() {
  const [{ year }] = useAddress()
  return (
    <Shown of={useCalendar(year)} what="工作日历">
      {(calendar) => <Year key={calendar.year} of={calendar} />}
    </Shown>
  )
}

function Year({ of: calendar }: { of: CalendarView }) {
  const { year, loaded, today } = calendar
  const isPhone = useIsPhone()
  const [draft, setDraft] = useState<readonly DayView[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const change = useChangeDays()
  const days = loaded ? calendar.days : (draft ?? calendar.days)
  const marked: Marked = new Map(days.map((day) => [day.on, day]))
  const mark = (span: Span) => {
    if (loaded) void change.run({ body: { ...span, version: loaded.version } })
    else setDraft(withSpan(days, span))
  }
  return (
    <Page title="工作日历" note={headWords(calendar)} acts={<YearActs year={year} />} printed={`${year} 年`}>
      {loaded ? null : <NotLoaded of={calendar} days={days} onRead={setDraft} />}
      {isPhone ? (
        <Card title={`${year} 年放假和调休`}>
          <ul className="calendar-list">
            {days.map(({ on }) => (
              <li key={on}>{sentenceOf(on, marked)}</li>
            ))}
          </ul>
        </Card>
      ) : (
        <div className="calendar">
          <Card title={`${year} 年`} note={<Legend />}>
            <YearMonths year={year} today={today} marked={marked} chosen={chosen} onChoose={setChosen} />
          </Card>
          <div className="no-print">
            <YearsCard of={calendar} />
            {chosen ? (
              <DayCard
                key={`${chosen} ${loaded?.version ?? days.length}`}
                on={chosen}
                marked={marked}
                whyNot={whyNotChange(calendar, chosen)}
                isDraft={loaded === null}
                isRunning={change.isRunning}
                problem={change.problem}
                onMark={mark}
              />
            ) : (
              <Card title="哪一天">
                <p className="note">
                  点一天，或者用方向键走到一天，按回车，看它是什么日子{calendar.abilities.keep ? '，也在这里改' : ''}。
                </p>
              </Card>
            )}
          </div>
        </div>
      )}
    </Page>
  )
}

function headWords({ year, loaded }: CalendarView): string {
  if (!loaded) return `${year} 年 · 没有载入`
  const when = inSentence(todayOf(new Date(loaded.at)))
  return `${year} 年 · 工作日 ${loaded.workdays} 天 · ${sourceWords[loaded.source]} · ${loaded.by} ${when}载入`
}

function whyNotChange({ abilities, loaded, today }: CalendarView, on: string): string | undefined {
  if (!abilities.keep) return '工作日历由辅警办或者系统管理员维护。'
  return loaded && on < today ? '已经过去的日子不能再改：按它算出的时限已经定了。' : undefined
}

const Legend = () => (
  <span className="calendar-legend">
    <span className="calendar-day is-free">
      1<i>休</i>
    </span>
    放假
    <span className="calendar-day is-shifted">
      2<i>班</i>
    </span>
    调休上班
    <span className="calendar-day is-weekend">3</span>周末
    <span className="calendar-day is-today">4</span>今天
  </span>
)

function YearActs({ year }: { year: number }) {
  const file = useCalendarFile()
  const [, change] = useAddress()
  const isPhone = useIsPhone()
  const go = (to: number) => change({ year: String(to) })
  return (
    <>
      <Button onClick={() => go(year - 1)}>上一年（{year - 1}）</Button>
      <Button onClick={() => go(year + 1)}>下一年（{year + 1}）</Button>
      {isPhone ? null : (
        <Button
          loading={file.isRunning}
          onClick={() => void file.run({ query: { year: String(year) } }, `放假安排-${year}.xlsx`)}
        >
          导出表格
        </Button>
      )}
      {isPhone ? null : (
        <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
          打印
        </Button>
      )}
    </>
  )
}

/** A year without a calendar: nothing in it is computed, and what loads it. */
interface NotLoadedProps {
  readonly of: CalendarView
  readonly days: readonly DayView[]
  readonly onRead: (days: readonly DayView[]) => void
}

function NotLoaded({ of: { year, abilities, isAnnounced }, days, onRead }: NotLoadedProps) {
  const load = useLoadYear()
  const isMarked = days.some((day) => !day.isWorkday)
  const source = isAnnounced
    ? `下面是本系统附带的 ${year} 年放假安排，请与国务院办公厅的通知核对，有出入的先改，再载入。`
    : '本系统没有附带这一年的放假安排。请按国务院办公厅的通知，在下面逐段标注放假和调休上班的日子，标完再载入。'
  return (
    <Panel tone="amber" title={`${year} 年工作日历还没有载入，${year} 年的时限暂不计算。`}>
      {abilities.keep ? source : '由辅警办或者系统管理员载入。'}
      {abilities.keep ? (
        <div className="acts">
          <Button
            type="primary"
            disabled={!isMarked}
            loading={load.isRunning}
            onClick={() => void load.run({ body: { year, days: [...days] } })}
          >
            载入 {year} 年工作日历
          </Button>
          <ImportDays year={year} onRead={onRead} />
          {isMarked ? null : <span className="note">还没有标注一个放假的日子，还不能载入。</span>}
        </div>
      ) : null}
      <Refusal problem={load.problem} />
    </Panel>
  )
}

/** Which years are there to be counted on. */
function YearsCard({ of: { years, today, year } }: { of: CalendarView }) {
  const [, change] = useAddress()
  const current = Number(today.slice(0, 4))
  const shown = [...new Set([...years, current, current + 1, year])].sort((a, b) => a - b)
  return (
    <Card title="载入了哪些年" isFlush>
      <ul className="calendar-years">
        {shown.map((y) => (
          <li key={y}>
            <button type="button" className="text-act" aria-current={y === year} onClick={() => change({ year: String(y) })}>
              {y} 年
            </button>
            {years.includes(y) ? <span>已载入</span> : <Gap>没有载入</Gap>}
          </li>
        ))}
      </ul>
      <p className="note calendar-note">没有载入的年份，时限暂不计算，也不猜。改日历不移动已经定下的时限。</p>
    </Card>
  )
}
