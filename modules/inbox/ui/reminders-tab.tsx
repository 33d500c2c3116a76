import { timeOfDay } from '../../../app/dates.ts'
import { Count } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { listReminders } from '../contract.ts'
import { TodoList } from './todo-list.tsx'

/** 提醒: the own acts that are near or overdue; up the chain, what is overdue below, by unit. */
export function RemindersTab() {
  return (
    <Shown of={useRead(listReminders, { query: {} }, { every: 60_000 })} what="提醒">
      {({ own, below, computedAt }) => (
        <>
          <p className="note inbox-rule">
            离时限三个工作日、一个工作日和逾期时提醒经办人；逾期的，同时按单位告诉分管的领导和辅警办。同一件事一天只提醒一次。
          </p>
          {own.length === 0 && below.length === 0 ? (
            <div className="card">
              <Empty title="没有快到期和逾期的事" note={`截至今天 ${timeOfDay(computedAt)}。`} />
            </div>
          ) : null}
          <TodoList rows={own} />
          {below.length === 0 ? null : (
            <Card title="下级逾期的" note="按单位，由经办人去办" isFlush>
              <table className="inbox-table">
                <thead>
                  <tr>
                    <th scope="col">事项</th>
                    <th scope="col" className="number">
                      逾期
                    </th>
                    <th scope="col">在哪里</th>
                    <th scope="col">谁来办</th>
                  </tr>
                </thead>
                <tbody>
                  {below.map((kind) => (
                    <tr key={kind.id}>
                      <th scope="row">{kind.kind}</th>
                      <td className="number">
                        <Link href={kind.href} aria-label={`${kind.kind}逾期 ${kind.n} 件，看名单`}>
                          <Count value={kind.n} />
                        </Link>
                      </td>
                      <td className="inbox-places">
                        {kind.places.map((place) => (
                          <Link key={place.unitId} href={place.href}>
                            {place.unitName} {place.n}
                          </Link>
                        ))}
                      </td>
                      <td>{kind.whoActs}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Card>
          )}
        </>
      )}
    </Shown>
  )
}
