import { PlusOutlined } from '@ant-design/icons'
import { inGrid } from '../../../app/dates.ts'
import type { Column } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { listScans, type ScanRowView } from '../contract.ts'
import { scanStateWords } from './labels.ts'

const columns: readonly Column<ScanRowView>[] = [
  { key: 'files', title: '文件', render: (s) => s.files.map((f) => f.name).join('、'), opens: true, phone: 'title', width: 260 },
  { key: 'createdAt', title: '上传时间', render: (s) => inGrid(s.createdAt), width: 140 },
  { key: 'startedBy', title: '上传人', render: (s) => s.startedByName, width: 90 },
  { key: 'state', title: '读页', render: (s) => scanStateWords[s.state], width: 90, phone: 'note' },
  { key: 'pages', title: '页数', render: (s) => s.counts.pages, isNumber: true, width: 70 },
  { key: 'matched', title: '待确认录入', render: (s) => s.counts.matched, isNumber: true, width: 100 },
  { key: 'tray', title: '待比对', render: (s) => s.counts.tray, isNumber: true, width: 80 },
  { key: 'recorded', title: '已录入', render: (s) => s.counts.recorded, isNumber: true, width: 80 },
  { key: 'leftOut', title: '不归档', render: (s) => s.counts.leftOut, isNumber: true, width: 80 },
]

/** 归档记录: every scan and what still waits in it. */
export function ScansPage() {
  return (
    <ListPage
      name="scans"
      title="扫描归档"
      unit="次"
      order="新的在前"
      read={listScans}
      columns={columns}
      idOf={(s) => s.id}
      nameOf={(s) => s.files[0]?.name ?? ''}
      hrefOf={(s) => `/scans/${s.id}`}
      tools={[{ label: '上传扫描件', icon: PlusOutlined, href: '/scans/new' }]}
      empty={{ title: '还没有扫描件', note: '纸上签好的承诺书扫描成 PDF 传上来，按页上的码对到人，看过再录入。' }}
    />
  )
}
