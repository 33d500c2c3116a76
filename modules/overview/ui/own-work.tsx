import { Button } from 'antd'
import type { OutputOf } from '../../../app/call.ts'
import { timeOfDay } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Count } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { FigureView, frontPage } from '../contract.ts'

/** One column in order of duty: what, why, the button; beside it the unit's own figures. */
export function OwnWork({ page }: { page: OutputOf<typeof frontPage> }) {
  const open = page.figures.filter((f) => f.count > 0)
  const mine = open.filter((f) => f.isMine)
  const others = open.filter((f) => !f.isMine)
  return (
    <div className="own-work">
      <div>
        <Card title="要补的" note={`${open.length} 件`} isFlush>
          {open.length === 0 ? (
            <Empty title="没有要办的事" note={`截至今天 ${timeOfDay(page.computedAt)}，应为零的数都是零。`} />
          ) : null}
          {mine.map((figure, i) => (
            <Line key={figure.id} figure={figure} isFirst={i === 0} />
          ))}
          {others.map((figure) => (
            <Line key={figure.id} figure={figure} isFirst={false} />
          ))}
        </Card>
      </div>
      <Card title="本单位应为零的数" extra={<Link href="/data-health">数据健康</Link>} isFlush>
        <ul className="own-figures">
          {page.figures.map((f) => (
            <li key={f.id} className={f.count === 0 ? 'is-zero' : ''}>
              <Link href={f.href}>{f.label}</Link>
              <Count value={f.count} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

/** Only who acts is offered the act; the others look. */
function Line({ figure, isFirst }: { figure: FigureView; isFirst: boolean }) {
  const go = useGo()
  return (
    <div className="work-line">
      <div>
        <b>
          {figure.label}：{figure.count} {figure.measure}
        </b>
        <div>{figure.rule}</div>
        <div className="note">
          谁来办：{figure.whoActs}
          {figure.dueOn === null ? null : (
            <>
              {' · '}
              <Due on={figure.dueOn} light={figure.light} days={figure.days} />
            </>
          )}
        </div>
      </div>
      <Button type={isFirst ? 'primary' : 'default'} onClick={() => go(figure.href)}>
        {figure.isMine ? '看名单去办' : '看名单'}
      </Button>
    </div>
  )
}
