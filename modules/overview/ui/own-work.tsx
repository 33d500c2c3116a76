import { Button } from 'antd'
import type { OutputOf } from '../../../app/call.ts'
import { timeOfDay } from '../../../app/dates.ts'
import { Count } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Empty } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { frontPage } from '../contract.ts'

/** One column in order of duty: what, why, the button; beside it the unit's own figures. */
export function OwnWork({ page }: { page: OutputOf<typeof frontPage> }) {
  const go = useGo()
  const open = page.figures.filter((f) => f.count > 0)
  return (
    <div className="own-work">
      <div>
        <Card title="要补的" note={`${open.length} 件`} isFlush>
          {open.length === 0 ? (
            <Empty title="没有要办的事" note={`截至今天 ${timeOfDay(page.computedAt)}，应为零的数都是零。`} />
          ) : null}
          {open.map((figure, i) => (
            <div key={figure.id} className="own-line">
              <div>
                <b>
                  {figure.label}：{figure.count} {figure.measure}
                </b>
                <div>{figure.rule}</div>
                <div className="note">谁来办：{figure.whoActs}</div>
              </div>
              <Button type={i === 0 ? 'primary' : 'default'} onClick={() => go(figure.href)}>
                看名单去办
              </Button>
            </div>
          ))}
        </Card>
      </div>
      <Card title="本单位应为零的数" extra={<Link href="/data-health">数据健康</Link>} isFlush>
        <ul className="own-figures">
          {page.figures.map((f) => (
            <li key={f.id}>
              <Link href={f.href}>{f.label}</Link>
              <Count value={f.count} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
