import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { today } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import type { Column, Filter } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { useDownload } from '../../../app/requests.ts'
import { type EventRowView, exportEvents, listEvents } from '../contract.ts'
import { EventContent } from './event-content.tsx'
import { HealthNote } from './health-note.tsx'
import { stateWords, toTheSecond, verbOptions, wordsOfResult, wordsOfRole, wordsOfSubjects, wordsOfVerb } from './labels.ts'

const filters: readonly Filter[] = [
  { name: 'from', label: '自', kind: 'date' },
  { name: 'to', label: '至', kind: 'date' },
  { name: 'actorName', label: '姓名', kind: 'text', placeholder: '姓名或其中几个字' },
  { name: 'verb', label: '动作', kind: 'select', options: verbOptions },
  {
    name: 'result',
    label: '结果',
    kind: 'select',
    options: [
      { value: 'done', label: '已办' },
      { value: 'refused', label: '未办成' },
    ],
  },
  { name: 'subjectId', label: '对象编号', kind: 'text', isMore: true, width: 300 },
  { name: 'address', label: '来自', kind: 'text', isMore: true, placeholder: '网络地址' },
]
const columns: readonly Column<EventRowView>[] = [
  { key: 'at', title: '时间', width: 170, opens: true, render: (r) => toTheSecond(r.at), phone: 'note' },
  { key: 'actorName', title: '姓名', width: 100, render: (r) => r.actorName, phone: 'note' },
  { key: 'role', title: '身份', width: 120, render: (r) => wordsOfRole(r.role) },
  { key: 'verb', title: '动作', width: 170, render: (r) => wordsOfVerb(r.verb), phone: 'title' },
  { key: 'subjects', title: '对象', width: 150, render: (r) => wordsOfSubjects(r.subjects) },
  { key: 'result', title: '结果', width: 150, render: (r) => wordsOfResult(r.result), phone: 'note' },
  { key: 'address', title: '来自', width: 130, render: (r) => r.address },
  {
    key: 'position',
    title: '链上',
    width: 110,
    render: (r) => (r.position === null ? stateWords[r.linkState] : `第 ${r.position} 号`),
  },
  { key: 'code', title: '动作代码', width: 190, isExtra: true, render: (r) => r.verb },
]

/** 审计留痕: the whole trail of the bureau, newest first by sequence. */
export function TrailPage() {
  const file = useDownload(exportEvents)
  return (
    <ListPage
      name="trail"
      title="审计留痕"
      unit="条"
      order="按发生次序，最新在前"
      read={listEvents}
      columns={columns}
      filters={filters}
      idOf={(r) => r.id}
      nameOf={(r) => `${toTheSecond(r.at)} ${r.actorName} ${wordsOfVerb(r.verb)}`}
      totalNote={() => <HealthNote />}
      tools={[
        {
          label: '导出',
          icon: DownloadOutlined,
          isRunning: file.isRunning,
          whyNot: file.problem?.message,
          run: (conditions) => void file.run({ query: conditions }, `审计留痕 ${today()}.xlsx`),
        },
        { label: '打印', icon: PrinterOutlined, run: printScreen },
      ]}
      drawer={(row, controls) => (
        <Drawer title={wordsOfVerb(row.verb)} pageHref={`/trail/${row.id}`} {...controls}>
          <EventContent id={row.id} />
        </Drawer>
      )}
      empty={{ title: '还没有留痕', note: '登录、查看敏感内容和每一次修改都会记在这里。' }}
    />
  )
}
