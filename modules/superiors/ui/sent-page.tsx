import { PlusOutlined } from '@ant-design/icons'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { listSent, type SentNoticeRowView } from '../contract.ts'
import { sentWords } from '../words.ts'
import { sentOptions } from './labels.ts'

const columns: readonly Column<SentNoticeRowView>[] = [
  { key: 'number', title: '文号', render: (s) => s.number, width: 170, phone: 'note' },
  { key: 'title', title: '通知', render: (s) => s.title, opens: true, phone: 'title' },
  { key: 'issuedOn', title: '印发日期', render: (s) => s.issuedOn, width: 105 },
  { key: 'dueOn', title: '期限', render: (s) => s.dueOn, width: 105 },
  { key: 'recipients', title: '发给', render: (s) => s.recipients, isNumber: true, width: 60 },
  { key: 'acknowledged', title: '已签收', render: (s) => s.acknowledged, isNumber: true, width: 70 },
  { key: 'takenOver', title: '已转办', render: (s) => s.takenOver, isNumber: true, width: 70 },
  { key: 'state', title: '状态', render: (s) => sentWords[s.state], width: 80, phone: 'note' },
  { key: 'sentBy', title: '经办', render: (s) => s.sentBy, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: sentOptions, width: 120 }]

/** 下发通知: what the superior has sent to the bureaus below. */
export function SentPage() {
  return (
    <ListPage
      name="superior-notices"
      title="下发通知"
      unit="件"
      order="印发日期新的在前"
      read={listSent}
      columns={columns}
      idOf={(s) => s.id}
      nameOf={(s) => `${s.number} ${s.title}`}
      filters={filters}
      hrefOf={(s) => `/superior-notices/${s.id}`}
      acts={(s) => [{ label: '看回执', href: `/superior-notices/${s.id}` }]}
      tools={[{ label: '下发一件通知', icon: PlusOutlined, href: '/superior-notices/new' }]}
      empty={{ title: '还没有下发通知', note: '发出以后到各局辅警办的待办，签收、转办都在这里看得到。' }}
    />
  )
}
