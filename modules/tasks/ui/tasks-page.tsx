import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Gap } from '../../../app/kit/light.tsx'
import type { BatchAct, Column, Filter, RowAct, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportTasks, listTasks, type TaskRowView } from '../contract.ts'
import { partLabels, sourceLabels, stateLabels } from '../words.ts'
import { useUnitTree } from './api.ts'
import { type Batch, BatchForm } from './batch-form.tsx'
import { sideOptions, sourceOptions, stateOptions } from './labels.ts'
import { TaskDrawer } from './task-drawer.tsx'
import { TaskLight } from './task-light.tsx'

const columns: readonly Column<TaskRowView>[] = [
  { key: 'dueOn', title: '时限', render: (t) => <TaskLight of={t} />, sort: 'dueOn', width: 100, phone: 'note' },
  { key: 'title', title: '任务', render: (t) => `${t.title}${t.period ? `（${t.period}）` : ''}`, opens: true, phone: 'title' },
  { key: 'unit', title: '单位', render: (t) => t.unit.name, width: 110, phone: 'note' },
  { key: 'part', title: '分工', render: (t) => partLabels[t.part], width: 56 },
  { key: 'lead', title: '牵头', render: (t) => t.lead.name, width: 90 },
  { key: 'owner', title: '承办人', render: (t) => t.owner?.name ?? <Gap>未定</Gap>, width: 74 },
  { key: 'state', title: '状态', render: (t) => stateLabels[t.state], width: 84, phone: 'note' },
  { key: 'files', title: '佐证', render: (t) => t.files, isNumber: true, width: 56 },
  { key: 'number', title: '编号', render: (t) => t.number, isExtra: true },
  {
    key: 'notice',
    title: '依据',
    render: (t) => (t.notice ? `${t.notice.number} 第 ${t.clauseNumber ?? ''} 条` : sourceLabels[t.source]),
    isExtra: true,
  },
  { key: 'dispatchedOn', title: '派发日期', render: (t) => t.dispatchedOn, sort: 'dispatchedOn', isExtra: true },
  { key: 'acknowledgedOn', title: '签收日期', render: (t) => t.acknowledgedOn, isExtra: true },
  { key: 'concludedOn', title: '办结日期', render: (t) => t.concludedOn, isExtra: true },
  { key: 'extensions', title: '延期次数', render: (t) => t.extensions, isNumber: true, isExtra: true },
  { key: 'wasLate', title: '曾经逾期', render: (t) => (t.wasLate ? '是' : ''), isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'side', label: '哪些', kind: 'select', options: sideOptions, width: 120 },
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, preset: 'open', width: 150 },
  { name: 'q', label: '检索', kind: 'text', placeholder: '任务、编号、承办人', width: 170 },
  {
    name: 'part',
    label: '分工',
    kind: 'select',
    options: Object.entries(partLabels).map(([value, label]) => ({ value, label })),
    isMore: true,
  },
  { name: 'source', label: '来源', kind: 'select', options: sourceOptions, isMore: true },
  { name: 'from', label: '派发日期从', kind: 'date', isMore: true },
  { name: 'to', label: '到', kind: 'date', isMore: true },
]

/** What the row needs from the reader first; everything else is done where it is read. */
const wanted: readonly (readonly [ability: string, label: string, noun: string])[] = [
  ['acknowledge', '签收', ''],
  ['keep', '答复异议', ''],
  ['answerExtension', '答复延期', ''],
  ['pass', '核验', ''],
  ['conclude', '报办结', '/conclusion'],
  ['archive', '归档', ''],
]
function actsOf(t: TaskRowView): readonly RowAct[] {
  const [first] = wanted.filter(([ability]) => t.abilities[ability])
  if (!first) return [{ label: '查看', href: `/tasks/${t.id}` }]
  return [{ label: first[1], href: `/tasks/${t.id}${first[2]}`, isWanted: true }]
}

const ofUnit = ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice']
const above = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge']

/** 任务: every task in reach, one's own, the unit's, those it leads, those it assists in. */
export function TasksPage() {
  const { role } = useSession().session
  const tree = useUnitTree(role !== 'leadOfficer')
  const file = useDownload(exportTasks)
  const [chosen, setChosen] = useState<Batch | null>(null)
  const batchOf = (act: Batch['act'], label: string): BatchAct<TaskRowView> => ({
    label,
    run: (rows, done) => setChosen({ act, rows, done }),
  })
  const batch = [
    ...(ofUnit.includes(role) ? [batchOf('acknowledge', '签收所选'), batchOf('assign', '定承办人')] : []),
    ...(above.includes(role)
      ? [batchOf('urge', '催办所选'), batchOf('extend', '延长时限'), batchOf('pass', '核验所选'), batchOf('archive', '归档所选')]
      : []),
  ]
  const tools: readonly ToolAct[] = [
    {
      label: '导出',
      icon: DownloadOutlined,
      isRunning: file.isRunning,
      run: (query) => void file.run({ query }, '任务.xlsx'),
    },
    { label: '天数', href: '/tasks/rules' },
  ]
  return (
    <>
      <Refusal problem={file.problem} />
      {chosen ? <BatchForm key={chosen.act} of={chosen} onClose={() => setChosen(null)} /> : null}
      <ListPage
        name="tasks"
        title="任务"
        unit="件"
        order="没有办结的按时限，办结了的新的在前"
        read={listTasks}
        columns={columns}
        idOf={(t) => t.id}
        nameOf={(t) => `${t.unit.name} ${t.title}`}
        {...(role === 'leadOfficer' ? {} : { units: tree.data?.nodes.map(({ count: _, ...node }) => node) })}
        filters={filters}
        tools={role === 'leadOfficer' ? [] : tools}
        {...(batch.length > 0 ? { batch } : {})}
        acts={actsOf}
        drawer={(t, controls) => <TaskDrawer key={t.id} of={t} controls={controls} />}
        totalNote={(page) => (page.overdue > 0 ? `，其中逾期 ${page.overdue} 件` : '')}
        empty={{ title: '没有任务', note: '通知生效以后，辅警办按条款派发任务。' }}
      />
    </>
  )
}
