import { PlusOutlined } from '@ant-design/icons'
import { today } from '../../../app/dates.ts'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listReleases, type ReleaseRowView } from '../contract.ts'
import { releaseWords } from '../words.ts'
import { releaseOptions } from './labels.ts'
import { ReleaseDrawer } from './release-drawer.tsx'

const columns: readonly Column<ReleaseRowView>[] = [
  { key: 'title', title: '材料', render: (r) => r.title, opens: true, phone: 'title' },
  { key: 'kind', title: '种类', render: (r) => r.kindLabel, width: 90 },
  { key: 'number', title: '编号', render: (r) => r.number, width: 160, phone: 'note' },
  { key: 'addressee', title: '给谁', render: (r) => r.addressee, width: 140 },
  { key: 'state', title: '状态', render: (r) => releaseWords[r.state], width: 90, phone: 'note' },
  { key: 'expiresOn', title: '提供到', render: (r) => r.expiresOn, width: 105 },
  { key: 'askedBy', title: '申请人', render: (r) => r.askedBy, width: 80 },
  { key: 'askedOn', title: '申请日期', render: (r) => today(new Date(r.askedAt)), isExtra: true },
  { key: 'approvedBy', title: '批准人', render: (r) => r.approvedBy, width: 80 },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: releaseOptions, width: 120 }]

/** 对上提供: what the bureau gives to its superior, who asked, who approved, until when. */
export function ReleasesPage() {
  const { role } = useSession().session
  return (
    <ListPage
      name="releases"
      title="对上提供"
      unit="件"
      order="新申请的在前"
      read={listReleases}
      columns={columns}
      idOf={(r) => r.id}
      nameOf={(r) => r.title}
      filters={filters}
      drawer={(r, controls) => <ReleaseDrawer key={r.id} of={r} controls={controls} />}
      tools={role === 'auxiliaryOffice' ? [{ label: '申请对上提供', icon: PlusOutlined, href: '/releases/new' }] : []}
      empty={{ title: '没有对上提供的材料', note: '辅警办申请，政治处领导批准；上级在期限以内看到的是申请时定住的那一份。' }}
    />
  )
}
