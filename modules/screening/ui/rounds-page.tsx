import { PlusOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listRounds, type RoundRowView } from '../contract.ts'
import { roundStateOptions } from './labels.ts'

const columns: readonly Column<RoundRowView>[] = [
  { key: 'title', title: '批次', render: (r) => r.title, opens: true, phone: 'title', width: 200 },
  { key: 'serialNumber', title: '批次号', render: (r) => r.serialNumber, width: 120 },
  { key: 'openedOn', title: '发起日期', render: (r) => r.openedOn, width: 100 },
  { key: 'dueOn', title: '时限', render: (r) => r.dueOn, width: 100 },
  { key: 'units', title: '单位', render: (r) => r.tally.units, isNumber: true, width: 60 },
  { key: 'onTime', title: '按时', render: (r) => r.tally.onTime, isNumber: true, width: 60 },
  { key: 'late', title: '迟报', render: (r) => r.tally.late, isNumber: true, width: 60 },
  { key: 'missing', title: '漏报', render: (r) => r.tally.missing, isNumber: true, width: 60 },
  { key: 'nil', title: '零报告', render: (r) => r.tally.nil, isNumber: true, width: 70 },
  { key: 'hazards', title: '隐患', render: (r) => r.tally.hazards, isNumber: true, width: 60 },
  {
    key: 'state',
    title: '状态',
    render: (r) => (r.closedAt ? '已结束' : <Due on={r.dueOn} light={r.light} days={r.days} />),
    width: 110,
    phone: 'note',
  },
  { key: 'checklist', title: '清单', render: (r) => `第 ${r.checklist.number} 版`, isExtra: true },
  { key: 'openedBy', title: '发起人', render: (r) => r.openedByName, isExtra: true },
  { key: 'notDue', title: '未到期', render: (r) => r.tally.notDue, isNumber: true, isExtra: true },
  { key: 'confirmed', title: '已确认', render: (r) => r.tally.confirmed, isNumber: true, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: roundStateOptions }]

/** 隐患排查: rounds, and how the units in reach answered. */
export function RoundsPage() {
  const { role } = useSession().session
  const open: readonly ToolAct[] =
    role === 'auxiliaryOffice' ? [{ label: '发起排查批次', icon: PlusOutlined, href: '/screening-rounds/new' }] : []
  return (
    <ListPage
      name="screening-rounds"
      title="隐患排查"
      unit="批"
      order="新的在前"
      read={listRounds}
      columns={columns}
      idOf={(r) => r.id}
      nameOf={(r) => r.title}
      filters={filters}
      hrefOf={(r) => `/screening-rounds/${r.id}`}
      tools={[...open, { label: '排查清单', href: '/screening-checklists' }, { label: '历次填报', href: '/screening-standings' }]}
      empty={{ title: '还没有排查批次', note: '辅警办选一版排查清单、要填报的单位和时限，发起后单位内勤在待办里看得到。' }}
    />
  )
}
