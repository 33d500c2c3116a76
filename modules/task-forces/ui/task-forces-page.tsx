import { PlusOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { listTaskForces, type TaskForceRowView } from '../contract.ts'
import { cycleWords } from './labels.ts'

const columns: readonly Column<TaskForceRowView>[] = [
  { key: 'name', title: '专班', render: (f) => f.name, opens: true, phone: 'title', width: 220 },
  { key: 'reference', title: '文号', render: (f) => f.reference, width: 150, phone: 'note' },
  { key: 'head', title: '组长', render: (f) => f.head ?? <Gap>空缺</Gap>, width: 100, phone: 'note' },
  { key: 'office', title: '办公室主任', render: (f) => f.officeDirector ?? <Gap>空缺</Gap>, width: 110 },
  { key: 'named', title: '指定人员', render: (f) => f.namedMembers, isNumber: true, width: 90 },
  { key: 'cycle', title: '会商周期', render: (f) => (f.cycle ? cycleWords(f.cycle) : <Gap>未定</Gap>), width: 100 },
  {
    key: 'next',
    title: '下次会商最迟',
    render: (f) => (f.cycle ? <Due on={f.cycle.nextDueOn} light={f.cycle.light} days={f.cycle.days} /> : ''),
    width: 130,
  },
  { key: 'foundedOn', title: '成立日期', render: (f) => f.foundedOn, width: 110 },
  { key: 'dissolvedOn', title: '撤销日期', render: (f) => f.dissolvedOn, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'dissolved', label: '已撤销', kind: 'select', options: [{ value: 'true', label: '也列出' }], width: 140 },
]

/** 专班: which there are, who leads them, when they meet next. */
export function TaskForcesPage() {
  const { role } = useSession().session
  return (
    <ListPage
      name="taskForces"
      title="专班"
      unit="个"
      order="新的在前"
      read={listTaskForces}
      columns={columns}
      idOf={(f) => f.id}
      nameOf={(f) => f.name}
      filters={filters}
      hrefOf={(f) => `/task-forces/${f.id}`}
      acts={(f) => [
        f.abilities.serve
          ? { label: '筹备会商', href: `/consultations/new?taskForceId=${f.id}`, isWanted: f.cycle?.light === 'overdue' }
          : { label: '看组成', href: `/task-forces/${f.id}` },
      ]}
      tools={role === 'auxiliaryOffice' ? [{ label: '成立专班', icon: PlusOutlined, href: '/task-forces/new' }] : []}
      empty={{ title: '还没有专班', note: '专班由局里发文成立，辅警办录入文号，再任命组长、副组长和办公室。' }}
    />
  )
}
