import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import { Gap } from '../../../app/kit/light.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportIncidents, type IncidentRowView, listIncidents, recorders } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useUnits } from './api.ts'
import { stateOptions } from './labels.ts'

const columns: readonly Column<IncidentRowView>[] = [
  { key: 'title', title: '事件', render: (i) => i.title, opens: true, width: 240, phone: 'title' },
  { key: 'number', title: '编号', render: (i) => i.number, width: 120 },
  { key: 'unit', title: '单位', render: (i) => i.unit.name, width: 130, phone: 'note' },
  { key: 'place', title: '地点', render: (i) => i.place, width: 140 },
  { key: 'happenedAt', title: '发生时间', render: (i) => inGrid(i.happenedAt), width: 140, sort: 'happenedAt', phone: 'note' },
  { key: 'state', title: '状态', render: (i) => stateLabels[i.state], width: 90, phone: 'note' },
  { key: 'owned', title: '三路负责人', render: (i) => (i.owned < 3 ? <Gap>{`${i.owned} / 3`}</Gap> : '3 / 3'), width: 100 },
  { key: 'steps', title: '步骤', render: (i) => i.steps, isNumber: true, width: 70 },
  {
    key: 'approved',
    title: '审定的声明',
    render: (i) => (i.approvedVersion === null ? '无' : `第 ${i.approvedVersion} 版`),
    width: 110,
  },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 130 },
  { name: 'from', label: '发生日期从', kind: 'date', isMore: true },
  { name: 'to', label: '到', kind: 'date', isMore: true },
]

/** 三同步: events with their three tracks. */
export function IncidentsPage() {
  const { role } = useSession().session
  const units = useUnits(role !== 'leadOfficer')
  const file = useDownload(exportIncidents)
  const mayRecord = recorders.some((one) => one === role)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="incidents"
        title="三同步"
        unit="起"
        order="新的在前"
        read={listIncidents}
        columns={columns}
        idOf={(i) => i.id}
        nameOf={(i) => i.title}
        {...(units ? { units } : {})}
        filters={filters}
        hrefOf={(i) => `/incidents/${i.id}`}
        acts={(i) => [{ label: '查看', href: `/incidents/${i.id}` }]}
        tools={[
          ...(mayRecord ? [{ label: '登记事件', icon: PlusOutlined, href: '/incidents/new' }] : []),
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '三同步.xlsx'),
          },
        ]}
        empty={{ title: '没有事件', note: '出了事，依法处理、舆论引导、社会面管控三路同时办，都记在这里；只记事，不记人。' }}
      />
    </>
  )
}
