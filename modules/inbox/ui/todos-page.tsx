import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Tabs } from 'antd'
import { timeOfDay } from '../../../app/dates.ts'
import { Page } from '../../../app/kit/page.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { printScreen } from '../../../app/kit/print.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { useRead } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { listTodos } from '../contract.ts'
import { DoneTab } from './done-tab.tsx'
import { FortnightCard, LightsCard } from './lights-card.tsx'
import { MonthTab } from './month-tab.tsx'
import { RemindersTab } from './reminders-tab.tsx'
import { StartedTab } from './started-tab.tsx'
import { TodoList } from './todo-list.tsx'
import './inbox.css'

const tabs = [
  { key: 'todo', label: '待办', Tab: TodoTab },
  { key: 'done', label: '已办', Tab: DoneTab },
  { key: 'started', label: '我发起的', Tab: StartedTab },
  { key: 'reminders', label: '提醒', Tab: RemindersTab },
  { key: 'month', label: '月历', Tab: MonthTab },
]

/** 待办: what waits for the reader, one act a row; what was done; what one set going; what is near or overdue; the month. */
export function TodosPage() {
  const { unit } = useSession().session
  const [{ tab = 'todo' }, change] = useAddress()
  const isPhone = useIsPhone()
  const printing = isPhone ? null : (
    <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
      打印清单
    </Button>
  )
  return (
    <Page title="待办" note={unit?.name} acts={printing}>
      <div className="inbox">
        <Tabs
          activeKey={tabs.some((t) => t.key === tab) ? tab : 'todo'}
          onChange={(key) => change({ tab: key === 'todo' ? undefined : key })}
          items={tabs.map(({ key, label, Tab }) => ({ key, label, children: <Tab /> }))}
          destroyOnHidden
        />
      </div>
    </Page>
  )
}

function TodoTab() {
  const [{ by }, change] = useAddress()
  return (
    <Shown of={useRead(listTodos, { query: {} }, { every: 60_000 })} what="待办">
      {({ rows, total, computedAt, today, doneToday, fortnight }) => (
        <div className="inbox-columns">
          <div>
            {rows.length === 0 ? (
              <div className="card">
                <Empty title="没有要办的事" note={`截至今天 ${timeOfDay(computedAt)}。`} />
              </div>
            ) : (
              <>
                <div className="inbox-by no-print">
                  <Segmented
                    aria-label="分组"
                    value={by === 'kind' ? 'kind' : 'day'}
                    options={[
                      { value: 'day', label: '按时限' },
                      { value: 'kind', label: '按事项' },
                    ]}
                    onChange={(value) => change({ by: value === 'kind' ? 'kind' : undefined })}
                  />
                </div>
                <TodoList rows={rows} isByKind={by === 'kind'} />
              </>
            )}
            {total > rows.length ? <p className="note">还有 {total - rows.length} 件，办完上面的再列。</p> : null}
            {doneToday.length > 0 ? (
              <p className="inbox-done">
                今天已办 {doneToday.reduce((sum, d) => sum + d.n, 0)} 件：
                <Link href="/todos?tab=done">{doneToday.map((d) => `${d.words} ${d.n}`).join('、')}</Link>
              </p>
            ) : null}
          </div>
          <div className="inbox-side">
            <LightsCard />
            <FortnightCard days={fortnight} today={today} due={rows} />
          </div>
        </div>
      )}
    </Shown>
  )
}
