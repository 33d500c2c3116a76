import { PlusOutlined } from '@ant-design/icons'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listNotices, type NoticeRowView } from '../contract.ts'
import { stateLabels, stateOptions } from './labels.ts'

const columns: readonly Column<NoticeRowView>[] = [
  { key: 'number', title: '文号', render: (n) => n.number, width: 170, phone: 'note' },
  { key: 'title', title: '通知', render: (n) => n.title, opens: true, phone: 'title' },
  { key: 'issuer', title: '印发机关', render: (n) => n.issuer, width: 150 },
  { key: 'issuedOn', title: '印发日期', render: (n) => n.issuedOn, width: 105 },
  { key: 'clauses', title: '条款', render: (n) => n.clauses, isNumber: true, width: 70 },
  { key: 'inForceOn', title: '生效日期', render: (n) => n.inForceOn ?? '—', width: 105 },
  { key: 'state', title: '状态', render: (n) => stateLabels[n.state], width: 90, phone: 'note' },
  { key: 'withdrawnOn', title: '撤回日期', render: (n) => n.withdrawnOn, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'q', label: '检索', kind: 'text', placeholder: '文号、标题、机关', width: 180 },
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 130 },
  { name: 'from', label: '印发日期从', kind: 'date', isMore: true },
  { name: 'to', label: '到', kind: 'date', isMore: true },
]

/** 通知: every notice in force or withdrawn; the office's drafts too. */
export function NoticesPage() {
  const { role } = useSession().session
  return (
    <ListPage
      name="notices"
      title="通知"
      unit="件"
      order="印发日期新的在前"
      read={listNotices}
      columns={columns}
      idOf={(n) => n.id}
      nameOf={(n) => `${n.number} ${n.title}`}
      filters={filters}
      hrefOf={(n) => `/notices/${n.id}`}
      acts={(n) => [
        n.state === 'draft'
          ? { label: '接着办', href: `/notices/${n.id}`, isWanted: true }
          : { label: '看任务', href: `/notice-tasks/${n.id}` },
      ]}
      tools={role === 'auxiliaryOffice' ? [{ label: '录入通知', icon: PlusOutlined, href: '/notices/new' }] : []}
      empty={{ title: '没有通知', note: '辅警办录入通知，切成条款，生效以后派发任务。' }}
    />
  )
}
