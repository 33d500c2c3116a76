import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import { type DelegationRowView, exportDelegations, lentRoles, listDelegations } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { DelegationDrawer } from './delegation-drawer.tsx'

const columns: readonly Column<DelegationRowView>[] = [
  { key: 'from', title: '委托人', render: (d) => d.from, opens: true, phone: 'title', width: 90 },
  { key: 'role', title: '身份', render: (d) => `${roleNames[d.role]}（${d.reachText}）`, phone: 'note' },
  { key: 'to', title: '受托人', render: (d) => d.to, width: 90, phone: 'note' },
  { key: 'days', title: '起止', render: (d) => `${d.fromOn} 至 ${d.toOn}`, width: 190, phone: 'note' },
  { key: 'state', title: '状态', render: (d) => stateLabels[d.state], width: 80 },
  { key: 'reason', title: '事由', render: (d) => d.reason, width: 200 },
  { key: 'madeBy', title: '登记人', render: (d) => d.madeBy, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: optionsOf(stateLabels) },
  {
    name: 'side',
    label: '哪一方',
    kind: 'select',
    options: [
      { value: 'given', label: '我委托的' },
      { value: 'taken', label: '委托我的' },
    ],
  },
]

/** 委托代办: what one has lent and taken over; for the office everybody's. */
export function DelegationsPage() {
  const { role } = useSession().session
  const file = useDownload(exportDelegations)
  const mayLend = (lentRoles as readonly string[]).includes(role)
  const isOffice = role === 'auxiliaryOffice'
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="delegations"
        title="委托代办"
        unit="件"
        order="新的在前"
        read={listDelegations}
        idOf={(d) => d.id}
        nameOf={(d) => `${d.from}委托${d.to}`}
        filters={filters}
        columns={columns}
        tools={[
          ...(mayLend ? [{ label: '委托别人代办', icon: PlusOutlined, href: '/delegations/new' }] : []),
          ...(isOffice ? [{ label: '替不在岗的人委托', icon: PlusOutlined, href: '/delegations/for-absent' }] : []),
          {
            label: '导出登记簿',
            icon: DownloadOutlined,
            run: (query: object) => void file.run({ query }, '委托登记簿.xlsx'),
          },
        ]}
        drawer={(d, controls) => <DelegationDrawer key={d.id} of={d} controls={controls} />}
        empty={{
          title: '没有委托',
          note: '离岗几天的，把自己的身份委托给本单位、下一级或者分管的领导、民警代行；签名、签收和密封的卷不能委托。',
        }}
      />
    </>
  )
}
