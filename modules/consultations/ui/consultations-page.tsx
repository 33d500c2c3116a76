import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { type ConsultationRowView, exportConsultations, listConsultations } from '../contract.ts'
import { levelLabels, stateLabels } from '../words.ts'
import { useForces } from './api.ts'
import { stateOptions } from './labels.ts'

const columns: readonly Column<ConsultationRowView>[] = [
  { key: 'meetingOn', title: '会商日期', render: (c) => c.meetingOn, opens: true, sort: 'meetingOn', phone: 'title', width: 110 },
  { key: 'taskForce', title: '专班', render: (c) => c.taskForce.name, width: 200, phone: 'note' },
  { key: 'place', title: '地点', render: (c) => c.place, width: 140 },
  { key: 'chair', title: '主持人', render: (c) => c.chairName, width: 90 },
  { key: 'state', title: '状态', render: (c) => stateLabels[c.state], width: 120, phone: 'note' },
  { key: 'level', title: '研判级别', render: (c) => (c.level ? levelLabels[c.level] : ''), width: 90 },
  { key: 'number', title: '纪要编号', render: (c) => c.number, width: 160 },
  { key: 'decisions', title: '决定', render: (c) => c.decisions, isNumber: true, width: 70 },
  {
    key: 'overdue',
    title: '逾期任务',
    render: (c) => (c.overdue > 0 ? <Gap>{c.overdue}</Gap> : c.overdue),
    isNumber: true,
    width: 90,
  },
]

/** 会商研判: the meetings of task forces. */
export function ConsultationsPage() {
  const forces = useForces()
  const file = useDownload(exportConsultations)
  const rows = forces.data?.rows ?? []
  const filters: readonly Filter[] = [
    { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 150 },
    {
      name: 'taskForceId',
      label: '专班',
      kind: 'select',
      options: rows.map((f) => ({ value: f.id, label: f.name })),
      width: 200,
    },
    { name: 'from', label: '会商日期从', kind: 'date', isMore: true },
    { name: 'to', label: '到', kind: 'date', isMore: true },
  ]
  const mayPrepare = rows.some((f) => f.abilities.serve)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="consultations"
        title="会商研判"
        unit="次"
        order="近的在前"
        read={listConsultations}
        columns={columns}
        idOf={(c) => c.id}
        nameOf={(c) => `${c.meetingOn} 的会商`}
        filters={filters}
        hrefOf={(c) => `/consultations/${c.id}`}
        tools={[
          ...(mayPrepare ? [{ label: '筹备会商', icon: PlusOutlined, href: '/consultations/new' }] : []),
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '会商台账.xlsx'),
          },
          { label: '会商决定', href: '/consultation-decisions' },
        ]}
        empty={{ title: '还没有会商', note: '专班办公室定了周期，到期提醒筹备；议程从问题台账里来，不用另写。' }}
      />
    </>
  )
}
