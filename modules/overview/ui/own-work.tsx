import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { timeOfDay } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Count } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { FigureView, frontPage } from '../contract.ts'
import { openFirst } from './figures-table.tsx'

/** One column in order of duty: what, why, the button; beside it the unit's own figures. */
export function OwnWork({ page }: { page: OutputOf<typeof frontPage> }) {
  const open = openFirst(page.figures)
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
        <OwnFigures figures={page.figures} />
      </Card>
    </div>
  )
}

/** The unit's own figures, what is not zero first, the zeros folded. */
function OwnFigures({ figures }: { figures: readonly FigureView[] }) {
  const [isWhole, setWhole] = useState(false)
  const zeros = figures.filter((f) => f.count === 0)
  return (
    <ul className="own-figures">
      {[...openFirst(figures), ...(isWhole ? zeros : [])].map((f) => (
        <li key={f.id} className={f.count === 0 ? 'is-zero' : ''}>
          <Link href={f.href}>{f.label}</Link>
          <Count value={f.count} />
        </li>
      ))}
      {zeros.length === 0 ? null : (
        <li className="is-zero">
          <span>{`${zeros.length} 项是零。`}</span>
          <button type="button" className="fold-word no-print" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? '收起' : '看是哪些'}
          </button>
        </li>
      )}
    </ul>
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
