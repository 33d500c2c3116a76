import { PlusOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { type FormView, listForms } from '../contract.ts'
import { rowsPerLabels } from '../words.ts'
import { formStateOptions } from './labels.ts'

const columns: readonly Column<FormView>[] = [
  { key: 'title', title: '表单', render: (f) => f.title, opens: true, phone: 'title', width: 220 },
  { key: 'serialNumber', title: '编号', render: (f) => f.serialNumber, width: 120 },
  { key: 'openedOn', title: '下发日期', render: (f) => f.openedOn, width: 100 },
  { key: 'dueOn', title: '时限', render: (f) => f.dueOn, width: 100 },
  { key: 'columns', title: '列', render: (f) => f.columns.length, isNumber: true, width: 50 },
  {
    key: 'filled',
    title: '带出',
    render: (f) => f.columns.filter((c) => c.filledFrom !== null).length,
    isNumber: true,
    width: 60,
  },
  { key: 'units', title: '单位', render: (f) => f.tally.units, isNumber: true, width: 60 },
  { key: 'onTime', title: '按时', render: (f) => f.tally.onTime, isNumber: true, width: 60 },
  { key: 'late', title: '迟报', render: (f) => f.tally.late, isNumber: true, width: 60 },
  { key: 'missing', title: '漏报', render: (f) => f.tally.missing, isNumber: true, width: 60 },
  { key: 'confirmed', title: '已确认', render: (f) => f.tally.confirmed, isNumber: true, width: 70 },
  {
    key: 'state',
    title: '状态',
    render: (f) => (f.closedAt ? '已结束' : <Due on={f.dueOn} light={f.light} days={f.days} />),
    width: 110,
    phone: 'note',
  },
  { key: 'rowsPer', title: '一行是', render: (f) => rowsPerLabels[f.rowsPer], isExtra: true },
  { key: 'openedBy', title: '下发人', render: (f) => f.openedByName, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: formStateOptions }]

/** 本局表单: which forms were sent out, and how the units in reach stand. */
export function FormsPage() {
  const { role } = useSession().session
  const design: readonly ToolAct[] =
    role === 'auxiliaryOffice' ? [{ label: '设计表单', icon: PlusOutlined, href: '/own-forms/new' }] : []
  return (
    <ListPage
      name="own-forms"
      title="本局表单"
      unit="张"
      order="新的在前"
      read={listForms}
      columns={columns}
      idOf={(f) => f.id}
      nameOf={(f) => f.title}
      filters={filters}
      hrefOf={(f) => `/own-forms/${f.id}`}
      tools={[...design, { label: '应填表单', href: '/own-form-parts' }]}
      empty={{ title: '还没有下发过表单', note: '辅警办定几列、要填的单位和时限；系统里已有的列直接带出，单位只填没有的。' }}
    />
  )
}
