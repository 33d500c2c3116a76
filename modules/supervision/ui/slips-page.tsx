import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Gap } from '../../../app/kit/light.tsx'
import { type Column, type Filter, optionsOf, type RowAct, type ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportSlips, listSlips, printSlips, type SlipRowView } from '../contract.ts'
import { colorWords, stateWords } from '../words.ts'
import { useUnits } from './api.ts'
import { AnswerDue, ColorMark } from './marks.tsx'
import { SlipDrawer } from './slip-drawer.tsx'

const columns: readonly Column<SlipRowView>[] = [
  { key: 'color', title: '颜色', render: (s) => <ColorMark of={s.color} />, width: 64, phone: 'note' },
  { key: 'number', title: '编号', render: (s) => s.number ?? <Gap>未编号</Gap>, opens: true, width: 130, phone: 'title' },
  { key: 'unit', title: '主送单位', render: (s) => s.unit.name, width: 120, phone: 'note' },
  { key: 'task', title: '督办事项', render: (s) => s.taskTitle },
  { key: 'answerBy', title: '答复期限', render: (s) => <AnswerDue of={s} />, sort: 'answerBy', width: 110, phone: 'note' },
  { key: 'state', title: '状态', render: (s) => stateWords[s.state], width: 84, phone: 'note' },
  { key: 'receivedBy', title: '签收人', render: (s) => s.receivedBy, width: 74 },
  { key: 'issuer', title: '签发', render: (s) => s.issuer, width: 90 },
  { key: 'draftedOn', title: '起草日期', render: (s) => s.draftedOn, sort: 'draftedOn', isExtra: true },
  { key: 'issuedOn', title: '发出日期', render: (s) => s.issuedOn, isExtra: true },
  { key: 'answeredOn', title: '答复日期', render: (s) => s.answeredOn, isExtra: true },
  { key: 'closedOn', title: '办结日期', render: (s) => s.closedOn, isExtra: true },
  { key: 'taskNumber', title: '任务编号', render: (s) => s.taskNumber, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'color', label: '颜色', kind: 'select', options: optionsOf(colorWords), width: 100 },
  {
    name: 'state',
    label: '状态',
    kind: 'select',
    options: [{ value: 'open', label: '没有办结' }, { value: 'overdue', label: '逾期没有答复' }, ...optionsOf(stateWords)],
    preset: 'open',
    width: 140,
  },
  { name: 'q', label: '检索', kind: 'text', placeholder: '编号、任务', width: 170 },
]

/** What the row needs from the reader first. */
const wanted: readonly (readonly [ability: string, label: string, noun: string])[] = [
  ['receive', '签收', ''],
  ['answer', '答复', '/answer'],
  ['approve', '审批', ''],
  ['close', '看答复', ''],
]
function actsOf(s: SlipRowView): readonly RowAct[] {
  const [first] = wanted.filter(([ability]) => s.abilities[ability])
  if (!first) return [{ label: '查看', href: `/supervision/${s.id}` }]
  return [{ label: first[1], href: `/supervision/${s.id}${first[2]}`, isWanted: true }]
}
const finders = ['auxiliaryOffice', 'unitHead', 'politicalOfficeLeader']

/** 督办单: every slip in reach. */
export function SlipsPage() {
  const { role } = useSession().session
  const units = useUnits()
  const [file, paper] = [useDownload(exportSlips), useDownload(printSlips)]
  const tools: readonly ToolAct[] = [
    ...(finders.includes(role) ? [{ label: '可以督办的任务', href: '/supervision/candidates' }] : []),
    {
      label: '导出',
      icon: DownloadOutlined,
      isRunning: file.isRunning,
      run: (query) => void file.run({ query }, '督办单.xlsx'),
    },
    {
      label: '打印台账',
      icon: PrinterOutlined,
      isRunning: paper.isRunning,
      run: (query) => void paper.run({ query }, '督办单台账.pdf'),
    },
  ]
  return (
    <>
      <Refusal problem={file.problem ?? paper.problem} />
      <ListPage
        name="supervision"
        title="督办单"
        unit="张"
        order="新开的在前"
        read={listSlips}
        columns={columns}
        idOf={(s) => s.id}
        nameOf={(s) => `${s.number ?? '未编号的督办单'} ${s.unit.name}`}
        units={units}
        filters={filters}
        tools={tools}
        acts={actsOf}
        drawer={(s, controls) => <SlipDrawer key={s.id} of={s} controls={controls} />}
        totalNote={(page) => (page.overdue > 0 ? `，其中逾期没有答复 ${page.overdue} 张` : '')}
        empty={{ title: '没有督办单', note: '按规则可以督办的任务，由辅警办或者牵头单位的主要领导开督办单。' }}
      />
    </>
  )
}
