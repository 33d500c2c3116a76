import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { type ConcernRowView, listConcerns } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { ClockMark } from './clock-mark.tsx'
import { helpedLabels, kindLabels, stateLabels, wayLabels } from './labels.ts'

const columns: readonly Column<ConcernRowView>[] = [
  {
    key: 'answerDueOn',
    title: '时限',
    render: (c) => <ClockMark of={c} />,
    sort: 'answerDueOn',
    width: 210,
    phone: 'note',
  },
  { key: 'number', title: '编号', render: (c) => c.number, opens: true, phone: 'title', width: 120 },
  { key: 'kind', title: '种类', render: (c) => kindLabels[c.kind], width: 130 },
  { key: 'category', title: '类别', render: (c) => categoryLabels[c.category], width: 120 },
  { key: 'way', title: '方式', render: (c) => wayLabels[c.way], width: 80 },
  { key: 'state', title: '状态', render: (c) => stateLabels[c.state], width: 110, phone: 'note' },
  { key: 'raisedOn', title: '提出', render: (c) => c.raisedOn, sort: 'raisedOn', width: 110 },
  { key: 'helped', title: '有没有帮助', render: (c) => (c.helped ? helpedLabels[c.helped] : ''), width: 110 },
]
const filters: readonly Filter[] = [
  {
    name: 'state',
    label: '状态',
    kind: 'select',
    options: [{ value: 'open', label: '待办' }, { value: 'overdue', label: '逾期' }, ...optionsOf(stateLabels)],
    width: 140,
  },
  { name: 'kind', label: '种类', kind: 'select', options: optionsOf(kindLabels), width: 150 },
  { name: 'category', label: '类别', kind: 'select', options: optionsOf(categoryLabels), width: 140 },
]

/** 诉求办理: those lent to the reader under the role of now. */
export function ConcernsPage() {
  const { role } = useSession().session
  const isOffice = role === 'auxiliaryOffice' || role === 'politicalOfficeLeader'
  return (
    <ListPage
      name="concerns"
      title="诉求办理"
      unit="件"
      order="新的在前"
      read={listConcerns}
      idOf={(c) => c.id}
      nameOf={(c) => `诉求 ${c.number}`}
      columns={columns}
      filters={filters}
      tools={[
        { label: '办理规定', href: '/concern-rules' },
        ...(isOffice ? [{ label: '办理情况', href: '/concern-figures' }] : []),
      ]}
      hrefOf={(c) => `/concerns/${c.id}`}
      empty={{ title: '没有由您办理的诉求', note: '只列交给您办理的；别人办理的，您看不到。' }}
    />
  )
}
