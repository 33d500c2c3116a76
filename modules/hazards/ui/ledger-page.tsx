import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { today } from '../../../app/dates.ts'
import type { BatchAct, Filter, RowAct, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportHazards, type HazardRowView, listHazards } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import { useTerms, useUnitTree } from './api.ts'
import { type Batch, BatchForm } from './batch-form.tsx'
import { hazardColumns } from './hazard-columns.tsx'
import { HazardDrawer } from './hazard-drawer.tsx'
import { categoryOptions, gradeOptions, sourceOptions, stateOptions } from './labels.ts'

/** What is asked of the ledger; 未销号 is the negative list. */
function useFilters(): readonly Filter[] {
  const rows = useTerms().data?.rows ?? []
  const subcategories = rows.flatMap((t) =>
    t.category === null ? [] : [{ value: t.id, label: `${categoryLabels[t.category]} · ${t.name}` }],
  )
  const causes = rows.filter((t) => t.kind === 'cause').map((t) => ({ value: t.id, label: t.name }))
  return [
    { name: 'q', label: '检索', kind: 'text', placeholder: '编号、隐患、责任人', width: 170 },
    { name: 'state', label: '状态', kind: 'select', options: stateOptions, preset: 'open', width: 150 },
    { name: 'category', label: '类别', kind: 'select', options: categoryOptions, width: 130 },
    { name: 'subcategoryId', label: '子类', kind: 'select', options: subcategories, isMore: true },
    { name: 'causeId', label: '原因', kind: 'select', options: causes, isMore: true },
    { name: 'overdue', label: '时限', kind: 'select', options: [{ value: 'true', label: '逾期' }], isMore: true },
    { name: 'grade', label: '分级', kind: 'select', options: gradeOptions, isMore: true },
    { name: 'source', label: '来源', kind: 'select', options: sourceOptions, isMore: true },
    { name: 'from', label: '发现日期从', kind: 'date', isMore: true },
    { name: 'to', label: '到', kind: 'date', isMore: true },
  ]
}

/** What the row needs from the reader first; everything else is done where it is read. */
const wanted: readonly (readonly [ability: string, label: string, noun: string])[] = [
  ['confirm', '确认', ''],
  ['closeOut', '核验', ''],
  ['answerExtension', '答复延期', ''],
  ['submit', '交佐证', '/evidence'],
  ['setMeasures', '定措施', '/measures'],
  ['lookBack', '回头看', ''],
]
function actsOf(h: HazardRowView): readonly RowAct[] {
  const isTime = h.lookBackOn !== null && h.lookBackOn <= today()
  const [first] = wanted.filter(([ability]) => h.abilities[ability] && (ability !== 'lookBack' || isTime))
  if (!first || (first[0] === 'setMeasures' && h.state !== 'found')) return [{ label: '查看', href: `/hazards/${h.id}` }]
  return [{ label: first[1], href: `/hazards/${h.id}${first[2]}`, isWanted: true }]
}

const setters = ['auxiliaryOffice', 'unitHead', 'unitClerk', 'leaderInCharge']
const finders = ['auxiliaryOffice', 'unitHead', 'unitClerk']

/** 问题台账: every hazard in reach; what is open stands first, by its day. */
export function LedgerPage() {
  const { role } = useSession().session
  const filters = useFilters()
  const tree = useUnitTree(role !== 'leadOfficer')
  const file = useDownload(exportHazards)
  const [chosen, setChosen] = useState<Batch | null>(null)
  const batchOf = (act: Batch['act'], label: string): BatchAct<HazardRowView> => ({
    label,
    run: (rows, done) => setChosen({ act, rows, done }),
  })
  const batch = [
    ...(setters.includes(role) ? [batchOf('assign', '定责任人')] : []),
    ...(role === 'auxiliaryOffice' ? [batchOf('extend', '延长时限')] : []),
  ]
  const takeOut: ToolAct = {
    label: '导出',
    icon: DownloadOutlined,
    isRunning: file.isRunning,
    run: (conditions) => void file.run({ query: conditions }, '问题台账.xlsx'),
  }
  const tools = [
    ...(finders.includes(role) ? [{ label: '登记隐患', icon: PlusOutlined, href: '/hazards/new' }] : []),
    ...(role === 'leadOfficer' ? [] : [takeOut]),
  ]
  return (
    <>
      <Refusal problem={file.problem} />
      {chosen ? <BatchForm key={chosen.act} of={chosen} onClose={() => setChosen(null)} /> : null}
      <ListPage
        name="hazards"
        title="问题台账"
        unit="条"
        order="未销号的按时限，其余新的在前"
        read={listHazards}
        columns={hazardColumns}
        idOf={(h) => h.id}
        nameOf={(h) => `${h.number} ${h.title}`}
        {...(role === 'leadOfficer' ? {} : { units: tree.data?.nodes.map(({ count: _, ...node }) => node) })}
        filters={filters}
        acts={actsOf}
        {...(batch.length > 0 ? { batch } : {})}
        tools={tools}
        totalNote={(page) => (page.overdue > 0 ? `，其中 ${page.overdue} 条逾期` : null)}
        drawer={(h, controls) => <HazardDrawer key={h.id} of={h} controls={controls} />}
        empty={{ title: '没有隐患', note: '单位自查发现的，由内勤登记；排查、会商、检查发现的，自己进来。' }}
      />
    </>
  )
}
