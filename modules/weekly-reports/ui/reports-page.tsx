import { DownloadOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportReports, listReports, type ReportRowView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useUnitTree } from './api.ts'
import { atCutOff, standingOptions, stateOptions } from './labels.ts'
import { Standing } from './standing.tsx'

const columns: readonly Column<ReportRowView>[] = [
  { key: 'unit', title: '单位', render: (r) => r.unit.name, opens: true, phone: 'title', width: 150 },
  { key: 'week', title: '周次', render: (r) => r.weekName, width: 130, phone: 'note' },
  { key: 'cutOff', title: '截止', render: (r) => atCutOff(r.cutOffAt), width: 170 },
  { key: 'state', title: '状态', render: (r) => (r.closedAt ? '补报已截止' : stateLabels[r.state]), width: 100, phone: 'note' },
  { key: 'standing', title: '报送情况', render: (r) => <Standing of={r} />, width: 170 },
  { key: 'arrivedAt', title: '收到', render: (r) => (r.arrivedAt === null ? null : inGrid(r.arrivedAt)), width: 150 },
  { key: 'preparedBy', title: '填报人', render: (r) => r.preparedByName, width: 90 },
  { key: 'confirmedBy', title: '审核人', render: (r) => r.confirmedByName, width: 90 },
  { key: 'number', title: '第几版', render: (r) => (r.number === 0 ? null : r.number), isNumber: true, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 140 },
  { name: 'standing', label: '报送', kind: 'select', options: standingOptions, width: 140 },
  {
    name: 'weeks',
    label: '周次',
    kind: 'select',
    options: [
      { value: '1', label: '本周' },
      { value: '2', label: '近两周' },
      { value: '13', label: '近十三周' },
    ],
    width: 120,
  },
  { name: 'weekOn', label: '周一为', kind: 'date', isMore: true },
]
const wanted = (r: ReportRowView): string | null => {
  if (r.abilities.fill) return '填报'
  return r.abilities.confirm ? '审核报送' : null
}

/** 周报: every unit's, the newest week first. */
export function ReportsPage() {
  const tree = useUnitTree()
  const file = useDownload(exportReports)
  return (
    <>
      <Refusal problem={file.problem} />
      <ListPage
        name="weekly-reports"
        title="周报"
        unit="份"
        order="新的一周在前"
        read={listReports}
        columns={columns}
        idOf={(r) => r.id}
        nameOf={(r) => `${r.unit.name}${r.weekName}周报`}
        hrefOf={(r) => `/weekly-reports/${r.id}`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        acts={(r) => {
          const act = wanted(r)
          return [{ label: act ?? '查看', href: `/weekly-reports/${r.id}`, isWanted: act !== null }]
        }}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '周报报送情况.xlsx'),
          },
          { label: '历周报送', href: '/weekly-heat-map' },
          { label: '周报规定', href: '/weekly-rule' },
        ]}
        empty={{ title: '还没有周报', note: '截止前一天零点，系统按本周的记录给每个单位起草一份，进内勤的待办。' }}
      />
    </>
  )
}
