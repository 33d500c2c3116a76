import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { withWeekday } from '../../../app/dates.ts'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { Empty, Panel, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { addMonths, formatDate } from '../../../platform/calendar/dates.ts'
import { type MonthView, readMonth } from '../contract.ts'

const shift = (month: string, n: number): string => addMonths(`${month}-01`, n).slice(0, 7)
const titleOf = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** 月历: every deadline of a month, the reader's own acts first; days off are grey. */
export function MonthTab() {
  const [{ month }, change] = useAddress()
  const isPhone = useIsPhone()
  return (
    <Shown of={useRead(readMonth, { query: month ? { month } : {} }, { keepsLast: true })} what="月历">
      {(view) => (
        <div className="month">
          <div className="month-head">
            <Button
              className="no-print"
              aria-label="上个月"
              icon={<LeftOutlined aria-hidden />}
              onClick={() => change({ month: shift(view.month, -1) })}
            />
            <h2 aria-live="polite">{titleOf(view.month)}</h2>
            <Button
              className="no-print"
              aria-label="下个月"
              icon={<RightOutlined aria-hidden />}
              onClick={() => change({ month: shift(view.month, 1) })}
            />
            {view.month === view.today.slice(0, 7) ? null : (
              <Button className="no-print" onClick={() => change({ month: undefined })}>
                本月
              </Button>
            )}
            <span className="note">粗体是要您办的；灰底不上班。</span>
          </div>
          {view.unloaded.map((year) => (
            <Panel
              key={year}
              tone="grey"
              title={`${year} 年工作日历还没有载入，哪天上班不知道，按天计算的时限也没有定。（系统管理 → 工作日历）`}
            />
          ))}
          {view.isCut ? <p className="note">要您办的事太多，只列了最早的一百件。</p> : null}
          {isPhone ? <MonthList view={view} /> : <MonthSheet view={view} />}
        </div>
      )}
    </Shown>
  )
}

interface Entry {
  readonly key: string
  readonly href: string
  readonly words: string
  readonly title: string
  readonly isOwn: boolean
}
/** What stands on a day: own acts one by one, the rest by kind. */
const entriesOn = (view: MonthView, on: string): Entry[] => [
  ...view.own
    .filter((row) => row.dueOn === on)
    .map((row) => ({ key: row.id, href: row.href, words: row.title, title: `${row.kind}：${row.title}`, isOwn: true })),
  ...view.due
    .filter((row) => row.on === on && !view.own.some((own) => own.href === row.href))
    .map((row) => ({
      key: `${row.kind}${row.href}`,
      href: row.href,
      words: row.n === 1 ? `${row.kind}：${row.title}` : `${row.kind} ${row.n} 件`,
      title: row.n === 1 ? row.title : `${row.kind} ${row.n} 件`,
      isOwn: false,
    })),
]

const Entries = ({ of }: { of: readonly Entry[] }) => (
  <ul>
    {of.map((entry) => (
      <li key={entry.key} className={entry.isOwn ? 'is-own' : ''}>
        {entry.href.startsWith('/api/') ? (
          entry.words
        ) : (
          <Link href={entry.href} title={entry.title}>
            {entry.words}
          </Link>
        )}
      </li>
    ))}
  </ul>
)

const dayWords = (view: MonthView, { on, isWorkday }: MonthView['days'][number]): string =>
  [on === view.today ? '今天' : '', isWorkday === false ? '不上班' : ''].filter(Boolean).join('，')

function MonthSheet({ view }: { view: MonthView }) {
  const weeks = Array.from({ length: view.days.length / 7 }, (_, i) => view.days.slice(i * 7, i * 7 + 7))
  return (
    <table className="month-sheet">
      <caption className="visually-hidden">{titleOf(view.month)}的时限</caption>
      <thead>
        <tr>
          {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
            <th key={name} scope="col" abbr={`星期${name}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.on}>
            {week.map((day) => (
              <td key={day.on} className={lookOf(view, day)}>
                <div className="month-day">
                  <span aria-hidden="true">{dayName(view, day.on)}</span>
                  <span className="visually-hidden">{withWeekday(day.on)}</span> {dayWords(view, day)}
                </div>
                <Entries of={entriesOn(view, day.on)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const dayName = ({ month }: MonthView, on: string): string =>
  on.startsWith(month) ? String(Number(on.slice(8))) : formatDate(on, 'short')

const lookOf = (view: MonthView, { on, isWorkday }: MonthView['days'][number]): string =>
  [on === view.today ? 'is-today' : '', isWorkday === false ? 'is-off' : ''].join(' ')

/** On a phone: only the days on which something is due. */
function MonthList({ view }: { view: MonthView }) {
  const days = view.days
    .filter((day) => day.on.startsWith(view.month))
    .map((day) => ({ day, entries: entriesOn(view, day.on) }))
    .filter(({ entries }) => entries.length > 0)
  if (days.length === 0) return <Empty title="这个月没有到期的事" />
  return days.map(({ day, entries }) => (
    <section key={day.on} className="card month-list">
      <h3>
        {withWeekday(day.on)} <span className="note">{dayWords(view, day)}</span>
      </h3>
      <Entries of={entries} />
    </section>
  ))
}
