import { Button } from 'antd'
import { inSentence, withWeekday } from '../../../app/dates.ts'
import { Due, lightKinds } from '../../../app/kit/due.tsx'
import { Light } from '../../../app/kit/light.tsx'
import { Panel } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { TodoRowView } from '../contract.ts'

interface Group {
  readonly title: string
  readonly holds: (row: TodoRowView) => boolean
}
const isLast = (row: TodoRowView): boolean => row.light === 'near' && (row.days ?? 9) <= 1

/** In the order in which things are done. */
const byDay: readonly Group[] = [
  { title: '已逾期', holds: (row) => row.light === 'overdue' },
  { title: '一个工作日内', holds: isLast },
  { title: '三个工作日内', holds: (row) => row.light === 'near' && !isLast(row) },
  { title: '以后', holds: (row) => row.light === 'before' || row.light === 'unknown' },
  { title: '未定时限', holds: (row) => row.light === 'none' },
]
/** By what is to be done, the most urgent kind first. */
const byKind = (rows: readonly TodoRowView[]): Group[] =>
  [...new Set(rows.map((row) => row.kind))].map((kind) => ({ title: kind, holds: (row) => row.kind === kind }))

/** One act a row: what, why, by when, the button; only the first button is primary. */
export function TodoList({ rows, isByKind = false }: { rows: readonly TodoRowView[]; isByKind?: boolean }) {
  const uncounted = [...new Set(rows.flatMap((r) => (r.light === 'unknown' && r.dueOn ? [r.dueOn.slice(0, 4)] : [])))]
  return (
    <>
      {uncounted.map((year) => (
        <Panel key={year} tone="grey" title={`${year} 年工作日历还没有载入，${year} 年的时限暂不计算。（系统管理 → 工作日历）`} />
      ))}
      {(isByKind ? byKind(rows) : byDay).map(({ holds, title }) => {
        const own = rows.filter(holds)
        const [first] = own
        if (!first) return null
        return (
          <section key={title} className="card todo-group">
            <h2>
              <Light kind={lightKinds[first.light]}>{title}</Light> <span className="page-note">{own.length} 件</span>
              <Bulk rows={own} />
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

/** Kinds of which several wait and that are done at once from their list. */
function Bulk({ rows }: { rows: readonly TodoRowView[] }) {
  const hrefs = [...new Set(rows.flatMap((row) => row.bulk?.href ?? []))]
  const kinds = hrefs
    .map((href) => [href, rows.filter((row) => row.bulk?.href === href)] as const)
    .filter(([, own]) => own.length > 1)
  return kinds.map(([href, own]) => (
    <Link key={href} href={href} className="todo-bulk">
      {own[0]?.bulk?.act} {own.length} 件
    </Link>
  ))
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
