import { PlusOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { type CollectionRowView, listCollections } from '../contract.ts'
import { collectionStateOptions } from './labels.ts'

const columns: readonly Column<CollectionRowView>[] = [
  { key: 'title', title: '收集', render: (c) => c.title, opens: true, phone: 'title', width: 220 },
  { key: 'serialNumber', title: '编号', render: (c) => c.serialNumber, width: 120 },
  { key: 'openedOn', title: '发起日期', render: (c) => c.openedOn, width: 100 },
  { key: 'dueOn', title: '时限', render: (c) => c.dueOn, width: 100 },
  { key: 'forms', title: '材料', render: (c) => c.forms.length, isNumber: true, width: 60 },
  { key: 'units', title: '单位', render: (c) => c.tally.units, isNumber: true, width: 60 },
  { key: 'parts', title: '应交', render: (c) => c.tally.parts, isNumber: true, width: 60 },
  { key: 'onTime', title: '按时', render: (c) => c.tally.onTime, isNumber: true, width: 60 },
  { key: 'late', title: '迟报', render: (c) => c.tally.late, isNumber: true, width: 60 },
  { key: 'missing', title: '漏报', render: (c) => c.tally.missing, isNumber: true, width: 60 },
  { key: 'accepted', title: '已收下', render: (c) => c.tally.accepted, isNumber: true, width: 70 },
  {
    key: 'state',
    title: '状态',
    render: (c) => (c.closedAt ? '已结束' : <Due on={c.dueOn} light={c.light} days={c.days} />),
    width: 110,
    phone: 'note',
  },
  { key: 'openedBy', title: '发起人', render: (c) => c.openedByName, isExtra: true },
  { key: 'notDue', title: '未到期', render: (c) => c.tally.notDue, isNumber: true, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: collectionStateOptions }]

/** 收集: which sets of forms were asked for, and how the units in reach stand. */
export function CollectionsPage() {
  const { role } = useSession().session
  const open: readonly ToolAct[] =
    role === 'auxiliaryOffice' ? [{ label: '发起收集', icon: PlusOutlined, href: '/collections/new' }] : []
  return (
    <ListPage
      name="collections"
      title="收集"
      unit="次"
      order="新的在前"
      read={listCollections}
      columns={columns}
      idOf={(c) => c.id}
      nameOf={(c) => c.title}
      filters={filters}
      hrefOf={(c) => `/collections/${c.id}`}
      tools={[...open, { label: '应交材料', href: '/collection-parts' }, { label: '本局表单', href: '/own-forms' }]}
      empty={{ title: '还没有收集', note: '辅警办选附件或写其他材料、要报送的单位和时限，发起后单位内勤在待办里看得到。' }}
    />
  )
}
