import { PlusOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listRounds, type RoundRowView } from '../contract.ts'
import { usePledgeWordings } from './api.ts'
import { roundStates } from './labels.ts'
import { TallyBar } from './tally-bar.tsx'

const columns: readonly Column<RoundRowView>[] = [
  { key: 'title', title: '批次', render: (r) => r.title, opens: true, phone: 'title', width: 220 },
  { key: 'serialNumber', title: '编号', render: (r) => r.serialNumber, width: 120 },
  { key: 'wording', title: '范本', render: (r) => `${r.wording.title} 第 ${r.wording.number} 版`, width: 240 },
  { key: 'days', title: '签订时间', render: (r) => `${r.fromOn} — ${r.dueOn ?? '长期'}`, width: 190 },
  { key: 'asked', title: '应签', render: (r) => r.tally.asked, isNumber: true, width: 60 },
  { key: 'signed', title: '已签', render: (r) => r.tally.signed, isNumber: true, width: 60 },
  { key: 'open', title: '未答复', render: (r) => r.tally.open, isNumber: true, width: 70, phone: 'note' },
  { key: 'progress', title: '进度', render: (r) => <TallyBar tally={r.tally} />, width: 140 },
  {
    key: 'state',
    title: '状态',
    render: (r) => (r.closedAt ? '已结束' : <Due on={r.dueOn} light={r.light} days={r.days} />),
    width: 100,
    phone: 'note',
  },
  { key: 'isStanding', title: '以后入职的人', render: (r) => (r.isStanding ? '自动加入' : '不加入'), isExtra: true },
  { key: 'openedBy', title: '发起人', render: (r) => r.openedByName, isExtra: true },
]

/** 签订批次: who signs which text until when, and how far it is. */
export function RoundsPage() {
  const { role } = useSession().session
  const wordings = usePledgeWordings()
  const filters: readonly Filter[] = [
    { name: 'state', label: '状态', kind: 'select', options: roundStates },
    {
      name: 'wordingId',
      label: '范本',
      kind: 'select',
      options: wordings.data?.rows.map((w) => ({ value: w.id, label: w.name })),
      width: 220,
    },
  ]
  const mayOpen = role === 'auxiliaryOffice' || role === 'unitClerk'
  return (
    <ListPage
      name="signing-rounds"
      title="签订批次"
      unit="批"
      order="新的在前"
      read={listRounds}
      columns={columns}
      idOf={(r) => r.id}
      nameOf={(r) => r.title}
      filters={filters}
      hrefOf={(r) => `/signing-rounds/${r.id}`}
      tools={mayOpen ? [{ label: '发起批次', icon: PlusOutlined, href: '/signing-rounds/new' }] : []}
      empty={{ title: '还没有签订批次', note: '选一份施行的范本、要签的人和时间，发起后每个人在“待签”里看得到。' }}
    />
  )
}
