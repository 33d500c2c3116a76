import { Button } from 'antd'
import { inSentence, withWeekday } from '../../../app/dates.ts'
import { Due, lightKinds } from '../../../app/kit/due.tsx'
import { Light } from '../../../app/kit/light.tsx'
import { Panel } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import type { TodoRowView } from '../contract.ts'

/** In the order in which things are done. */
const groups: readonly { readonly lights: readonly TodoRowView['light'][]; readonly title: string }[] = [
  { lights: ['overdue'], title: '已逾期' },
  { lights: ['near'], title: '三个工作日内' },
  { lights: ['before', 'unknown'], title: '以后' },
  { lights: ['none'], title: '未定时限' },
]

/** One act a row: what, why, by when, the button; only the first button is primary. */
export function TodoList({ rows }: { rows: readonly TodoRowView[] }) {
  const uncounted = [...new Set(rows.flatMap((r) => (r.light === 'unknown' && r.dueOn ? [r.dueOn.slice(0, 4)] : [])))]
  return (
    <>
      {uncounted.map((year) => (
        <Panel key={year} tone="grey" title={`${year} 年工作日历还没有载入，${year} 年的时限暂不计算。（系统管理 → 工作日历）`} />
      ))}
      {groups.map(({ lights, title }) => {
        const own = rows.filter((row) => lights.includes(row.light))
        const [first] = own
        if (!first) return null
        return (
          <section key={title} className="card todo-group">
            <h2>
              <Light kind={lightKinds[first.light]}>{title}</Light> <span className="page-note">{own.length} 件</span>
            </h2>
            <ul>
              {own.map((row) => (
                <TodoLine key={row.id} row={row} isFirst={row === rows[0]} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function TodoLine({ row, isFirst }: { row: TodoRowView; isFirst: boolean }) {
  const go = useGo()
  const type = isFirst ? 'primary' : 'default'
  const name = `${row.act}：${row.title}`
  return (
    <li className="todo">
      <div className="todo-what">
        <b>{row.title}</b>
        <div>{row.why}</div>
        <div className="note">{row.kind}</div>
      </div>
      <div className="todo-due">
        <Due on={row.dueOn} light={row.light} days={row.days} />
        <div className="note">{dayOf(row)}</div>
      </div>
      {row.href.startsWith('/api/') ? (
        <Button type={type} href={row.href} download aria-label={name}>
          {row.act}
        </Button>
      ) : (
        <Button type={type} aria-label={name} onClick={() => go(row.href)}>
          {row.act}
        </Button>
      )}
    </li>
  )
}

const dayOf = ({ dueOn, light }: TodoRowView): string => {
  if (dueOn === null || light === 'before') return ''
  if (light === 'unknown') return '暂不计算'
  return light === 'near' ? withWeekday(dueOn) : inSentence(dueOn)
}
