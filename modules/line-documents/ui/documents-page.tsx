import { PlusOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import type { Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { useSession } from '../../../app/session.tsx'
import { type LineDocumentRowView, listDocuments } from '../contract.ts'
import { kindLabels, kindOptions, stateLabels, stateOptions } from './labels.ts'

const columns: readonly Column<LineDocumentRowView>[] = [
  { key: 'title', title: '文件', render: (d) => d.title, opens: true, phone: 'title', width: 260 },
  { key: 'policeLine', title: '警种', render: (d) => d.policeLine, width: 80, phone: 'note' },
  { key: 'kind', title: '类别', render: (d) => kindLabels[d.kind], width: 90 },
  { key: 'number', title: '版次', render: (d) => `第 ${d.number} 版`, width: 80 },
  { key: 'serialNumber', title: '备案号', render: (d) => d.serialNumber, width: 130 },
  {
    key: 'reviewOn',
    title: '复核日期',
    render: (d) => (d.state === 'accepted' ? <Due on={d.reviewOn} light={d.light} days={d.days} /> : d.reviewOn),
    width: 120,
  },
  { key: 'state', title: '状态', render: (d) => stateLabels[d.state], width: 90, phone: 'note' },
  { key: 'lodgedBy', title: '报备人', render: (d) => d.lodgedBy, width: 100 },
  { key: 'lodgedAt', title: '报备时间', render: (d) => inGrid(d.lodgedAt), isExtra: true },
  { key: 'answeredBy', title: '答复人', render: (d) => d.answeredBy, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 150 },
  { name: 'kind', label: '类别', kind: 'select', options: kindOptions, width: 130 },
  { name: 'policeLine', label: '警种', kind: 'text', width: 110 },
]

function actsOf(d: LineDocumentRowView): readonly RowAct[] {
  if (d.abilities.answer) return [{ label: '受理', href: `/line-documents/${d.id}`, isWanted: true }]
  if (d.state === 'returned' && d.abilities.lodge)
    return [{ label: '补好再报', href: `/line-documents/${d.id}/lodging`, isWanted: true }]
  return [{ label: '查看', href: `/line-documents/${d.id}` }]
}

/** 警种备案: duties, rules and norms of the police lines. */
export function DocumentsPage() {
  const { role } = useSession().session
  return (
    <ListPage
      name="lineDocuments"
      title="警种备案"
      unit="件"
      order="新报的在前"
      read={listDocuments}
      columns={columns}
      idOf={(d) => d.id}
      nameOf={(d) => d.title}
      filters={filters}
      hrefOf={(d) => `/line-documents/${d.id}`}
      acts={actsOf}
      tools={role === 'lineInspector' ? [{ label: '报警种备案', icon: PlusOutlined, href: '/line-documents/new' }] : []}
      empty={{ title: '没有警种备案', note: '警种督导把本警种的岗位职责、规章、规范报到这里，辅警办受理后全局可看。' }}
    />
  )
}
