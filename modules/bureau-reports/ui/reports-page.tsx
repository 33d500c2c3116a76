import { today } from '../../../app/dates.ts'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { type BureauReportRowView, listReports } from '../contract.ts'
import { stateLabels, stateOptions } from './labels.ts'

const columns: readonly Column<BureauReportRowView>[] = [
  { key: 'title', title: '标题', render: (r) => r.title, opens: true, phone: 'title', width: 330 },
  { key: 'number', title: '发文字号', render: (r) => r.dispatchNumber, width: 180, phone: 'note' },
  { key: 'state', title: '状态', render: (r) => stateLabels[r.state], width: 80, phone: 'note' },
  { key: 'asked', title: '应报', render: (r) => r.asked, isNumber: true, width: 60 },
  { key: 'onTime', title: '按时', render: (r) => r.onTime, isNumber: true, width: 60 },
  { key: 'late', title: '迟报', render: (r) => r.late, isNumber: true, width: 60 },
  { key: 'missing', title: '漏报', render: (r) => r.missing, isNumber: true, width: 60 },
  { key: 'issuedOn', title: '签发日期', render: (r) => (r.issuedAt === null ? null : today(new Date(r.issuedAt))), width: 110 },
  { key: 'issuedBy', title: '签发人', render: (r) => r.issuedByName, isExtra: true },
]
const filters: readonly Filter[] = [{ name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 120 }]
const wordOf = (r: BureauReportRowView): string => {
  if (r.abilities.edit) return '编辑'
  return r.abilities.issue ? '签发' : '查看'
}

/** 全局周报: the bureau's report of each week. */
export function ReportsPage() {
  return (
    <ListPage
      name="bureau-reports"
      title="全局周报"
      unit="份"
      order="新的一周在前"
      read={listReports}
      columns={columns}
      idOf={(r) => r.id}
      nameOf={(r) => r.title}
      hrefOf={(r) => `/bureau-reports/${r.id}`}
      filters={filters}
      acts={(r) => [{ label: wordOf(r), href: `/bureau-reports/${r.id}`, isWanted: wordOf(r) !== '查看' }]}
      empty={{ title: '还没有全局周报', note: '一周的截止时刻一过，系统按各单位报送的周报起草，进辅警办的待办。' }}
    />
  )
}
