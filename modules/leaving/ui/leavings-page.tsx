import { PlusOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { type LeavingRowView, listLeavings } from '../contract.ts'
import { stepLabels } from '../words.ts'
import { useUnitTree } from './api.ts'
import { stateLabels, stateOptions } from './labels.ts'

const openSteps = ({ steps }: LeavingRowView) => steps.filter((s) => s.doneAt === null)

/** What is still open of a checklist under way. */
function Missing({ of: l }: { of: LeavingRowView }) {
  const missing = openSteps(l).map((s) => stepLabels[s.step])
  if (l.state !== 'open') return <>{l.endReason ?? ''}</>
  return missing.length === 0 ? <>各项已办完，可以办结</> : <Gap>{missing.join('、')}</Gap>
}

const columns: readonly Column<LeavingRowView>[] = [
  { key: 'name', title: '姓名', render: (l) => l.person.name, opens: true, phone: 'title', width: 90 },
  { key: 'number', title: '编号', render: (l) => l.person.number, width: 110 },
  { key: 'unit', title: '单位', render: (l) => l.unit.name, width: 130, phone: 'note' },
  {
    key: 'separatedOn',
    title: '离岗日期',
    render: (l) => (l.isAnnounced ? `${l.separatedOn}（预计）` : l.separatedOn),
    width: 150,
    phone: 'note',
  },
  {
    key: 'due',
    title: '时限',
    render: (l) => (l.state === 'open' ? <Due on={l.separatedOn} light={l.light} days={l.days} /> : ''),
    width: 110,
  },
  {
    key: 'done',
    title: '已办',
    render: (l) => `${l.steps.length - openSteps(l).length}/${l.steps.length}`,
    isNumber: true,
    width: 60,
  },
  { key: 'missing', title: '还没有办的', render: (l) => <Missing of={l} /> },
  { key: 'state', title: '状态', render: (l) => stateLabels[l.state], width: 80, phone: 'note' },
  { key: 'endedBy', title: '办结人', render: (l) => l.endedByName, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 140 }]

/** 离岗手续: who leaves, and what of the handing over is still open. */
export function LeavingsPage() {
  const { role } = useSession().session
  const tree = useUnitTree()
  const mayWork = role === 'unitClerk' || role === 'auxiliaryOffice'
  return (
    <ListPage
      name="leavings"
      title="离岗手续"
      unit="人"
      order="离岗日期近的在前"
      read={listLeavings}
      columns={columns}
      idOf={(l) => l.id}
      nameOf={(l) => `${l.person.name}的离岗手续`}
      units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
      filters={filters}
      hrefOf={(l) => `/leavings/${l.id}`}
      acts={(l) => [
        { label: l.abilities.work ? '办手续' : '查看', href: `/leavings/${l.id}`, isWanted: l.abilities.work ?? false },
      ]}
      tools={mayWork ? [{ label: '预办离岗手续', icon: PlusOutlined, href: '/leavings/new' }] : []}
      empty={{ title: '没有离岗手续', note: '办理离岗以后，手续自己开出来；提前知道的，可以预办，本人还能在系统里签承诺书。' }}
    />
  )
}
