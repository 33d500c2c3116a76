import { withWeekday } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Link } from '../../../app/navigation.tsx'
import { pages } from '../../../app/routes.ts'
import { useSession } from '../../../app/session.tsx'
import type { TodoRowView } from '../contract.ts'

/** The rule of the lights. */
export const LightsCard = () => (
  <Card title="灯怎么来的">
    <dl className="lights">
      <dt>
        <Light kind="red">红灯</Light>
      </dt>
      <dd>过了时限，还没有办结</dd>
      <dt>
        <Light kind="amber">黄灯</Light>
      </dt>
      <dd>离时限三个工作日以内</dd>
      <dt>
        <Light kind="green">绿灯</Light>
      </dt>
      <dd>已办结，或按时办理中</dd>
      <dt>
        <Light kind="ring">未到</Light>
      </dt>
      <dd>未到提醒的时候，或没有时限</dd>
    </dl>
    <p className="note">灯由日期按工作日历计算，任何人不能手工改。</p>
  </Card>
)

interface FortnightProps {
  readonly days: readonly { readonly on: string; readonly isWorkday: boolean | null }[]
  readonly today: string
  readonly due: readonly TodoRowView[]
}

/** This week and the next: today, days off, days on which something is due. */
export function FortnightCard({ days, today, due }: FortnightProps) {
  const { role } = useSession().session
  const dueDays = new Set(due.map((row) => row.dueOn))
  const calendar = pages.find((p) => p.title === '工作日历' && p.roles.includes(role))
  return (
    <Card
      title="工作日"
      note={`${days[0]?.on.slice(0, 4)}年${Number(today.slice(5, 7))}月`}
      extra={calendar ? <Link href={calendar.path}>全年</Link> : null}
    >
      <table className="fortnight">
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
          {[days.slice(0, 7), days.slice(7)].map((week) => (
            <tr key={week[0]?.on}>
              {week.map((day) => (
                <Day key={day.on} day={day} isToday={day.on === today} isDue={dueDays.has(day.on)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">下划线是有事到期的日子，灰字不上班。</p>
    </Card>
  )
}

function Day({ day, isToday, isDue }: { day: FortnightProps['days'][number]; isToday: boolean; isDue: boolean }) {
  const look = [isToday ? 'is-today' : '', isDue ? 'is-due' : '', day.isWorkday === false ? 'is-off' : '']
  const words = [isToday ? '今天' : '', day.isWorkday === false ? '不上班' : '', isDue ? '有事到期' : '']
    .filter(Boolean)
    .join('，')
  return (
    <td className={look.join(' ')}>
      <span aria-hidden="true">{Number(day.on.slice(8))}</span>
      <span className="visually-hidden">
        {withWeekday(day.on)}
        {words}
      </span>
    </td>
  )
}
