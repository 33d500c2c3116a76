import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportInspections, type InspectionRowView, listInspections } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useUnits } from './api.ts'
import { stateOptions } from './labels.ts'

const columns: readonly Column<InspectionRowView>[] = [
  { key: 'number', title: '编号', render: (i) => i.number, opens: true, width: 140, phone: 'title' },
  { key: 'unit', title: '受检单位', render: (i) => i.unit.name, width: 150, phone: 'note' },
  { key: 'policeLine', title: '警种', render: (i) => i.policeLine, width: 80 },
  { key: 'inspectedOn', title: '检查日期', render: (i) => i.inspectedOn, width: 110, sort: 'inspectedOn', phone: 'note' },
  { key: 'state', title: '状态', render: (i) => stateLabels[i.state], width: 80, phone: 'note' },
  { key: 'asked', title: '检查项', render: (i) => i.asked, width: 80, isNumber: true },
  { key: 'found', title: '有问题', render: (i) => i.found, width: 80, isNumber: true },
  { key: 'suggested', title: '建议', render: (i) => i.suggested, width: 70, isNumber: true },
  { key: 'unanswered', title: '未答复', render: (i) => i.unanswered, width: 80, isNumber: true },
  { key: 'inspector', title: '检查人', render: (i) => i.inspector, width: 100 },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 130 },
  { name: 'policeLine', label: '警种', kind: 'text', width: 110 },
  { name: 'from', label: '检查日期从', kind: 'date', isMore: true },
  { name: 'to', label: '到', kind: 'date', isMore: true },
]

/** 警种检查: inspections by the police lines. */
export function InspectionsPage() {
  const isLine = useSession().session.role === 'lineInspector'
  const units = useUnits()
  const file = useDownload(exportInspections)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="inspections"
        title="警种检查"
        unit="次"
        order="新的在前"
        read={listInspections}
        columns={columns}
        idOf={(i) => i.id}
        nameOf={(i) => `${i.unit.name}的检查`}
        units={units}
        filters={filters}
        hrefOf={(i) => `/inspections/${i.id}`}
        acts={(i) => [
          i.abilities.edit
            ? { label: '填写', href: `/inspections/${i.id}`, isWanted: true }
            : { label: '查看', href: `/inspections/${i.id}` },
        ]}
        tools={[
          ...(isLine ? [{ label: '开始检查', icon: PlusOutlined, href: '/inspections/new' }] : []),
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '警种检查.xlsx'),
          },
          { label: '检查规定', href: '/inspections/rules' },
        ]}
        empty={{ title: '没有警种检查', note: '警种督导到使用本警种辅警的单位检查，办结以后单位看得到，问题进单位台账。' }}
      />
    </>
  )
}
