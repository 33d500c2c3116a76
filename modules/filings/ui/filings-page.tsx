import { DownloadOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import type { BatchAct, Column, Filter, RowAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { exportFilings, type FilingRowView, listFilings, printReceipt } from '../contract.ts'
import { aspectLabels, stateLabels } from '../words.ts'
import { useAccept, useLodge, useReturn, useUnitTree } from './api.ts'
import { FilingDrawer } from './filing-drawer.tsx'
import { aspectOptions, stateOptions } from './labels.ts'

/** 时限 with its light; what is done has none. */
function DueMark({ of: f }: { of: FilingRowView }) {
  const isDone = f.state === 'accepted' || f.state === 'lodged' || f.state === 'withdrawn'
  if (!isDone) return <Due on={f.dueOn} light={f.light} days={f.days} />
  return <>{f.isLate ? `${f.dueOn ?? ''} 迟报` : (f.dueOn ?? '未定时限')}</>
}

const columns: readonly Column<FilingRowView>[] = [
  { key: 'name', title: '姓名', render: (f) => f.person.name, opens: true, phone: 'title', width: 90 },
  { key: 'unit', title: '单位', render: (f) => f.unit.name, width: 130, phone: 'note' },
  { key: 'aspect', title: '事项', render: (f) => aspectLabels[f.aspect], width: 110, phone: 'note' },
  { key: 'before', title: '变动前', render: (f) => f.before ?? '无', width: 120 },
  { key: 'after', title: '变动后', render: (f) => f.after ?? <Gap>空缺</Gap>, width: 120 },
  { key: 'changedOn', title: '变动日期', render: (f) => f.changedOn, width: 100 },
  { key: 'dueOn', title: '时限', render: (f) => <DueMark of={f} />, width: 130 },
  {
    key: 'state',
    title: '状态',
    render: (f) => (f.state === 'open' ? <Gap>待备案</Gap> : stateLabels[f.state]),
    width: 80,
    phone: 'note',
  },
  { key: 'serialNumber', title: '备案号', render: (f) => f.serialNumber, width: 120 },
  { key: 'openedOn', title: '登记日期', render: (f) => f.openedOn, sort: 'openedOn', isExtra: true },
  { key: 'lodgedBy', title: '报备人', render: (f) => f.lodgedBy, isExtra: true },
  { key: 'answeredBy', title: '答复人', render: (f) => f.answeredBy, isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 140 },
  { name: 'aspect', label: '事项', kind: 'select', options: aspectOptions, width: 150 },
  { name: 'from', label: '登记日期从', kind: 'date', isMore: true },
  { name: 'to', label: '到', kind: 'date', isMore: true },
]
const seen = (rows: readonly FilingRowView[]) => rows.map(({ id, version }) => ({ id, version }))

/** 报、受理、退回 of one row or many. */
function useActs() {
  const [lodging, accepting, returning, receipt] = [useLodge(), useAccept(), useReturn(), useDownload(printReceipt)]
  const lodge = async (rows: readonly FilingRowView[]) => {
    const yes = await askConfirmation({
      title: `报 ${rows.length} 件备案`,
      consequence: '报给辅警办受理。受理后这些变动不能撤回，只能再变更。',
      yes: `报 ${rows.length} 件备案`,
    })
    return yes && (await lodging.run({ body: { filings: seen(rows), note: '' } })) !== undefined
  }
  const accept = async (rows: readonly FilingRowView[]) => (await accepting.run({ body: { filings: seen(rows) } })) !== undefined
  const sendBack = async (rows: readonly FilingRowView[]) => {
    const reason = await askReason({
      title: `退回 ${rows.length} 件备案，为什么`,
      consequence: '单位内勤看得到理由，补好以后再报。',
      yes: `退回 ${rows.length} 件`,
    })
    return reason !== null && (await returning.run({ body: { filings: seen(rows), reason } })) !== undefined
  }
  const print = (f: FilingRowView) => void receipt.run({ params: { id: f.id } }, '备案回执.pdf')
  const problem = lodging.problem ?? accepting.problem ?? returning.problem ?? receipt.problem
  return { lodge, accept, sendBack, print, problem }
}

/** 变动备案: the register of changes of post, lead officer and leader. */
export function FilingsPage() {
  const { role } = useSession().session
  const tree = useUnitTree()
  const file = useDownload(exportFilings)
  const acts = useActs()
  const inBatch =
    (act: (rows: readonly FilingRowView[]) => Promise<boolean>) => (rows: readonly FilingRowView[], done: () => void) =>
      void act(rows).then((isDone) => isDone && done())
  const officeBatch: BatchAct<FilingRowView>[] = [
    { label: '受理所选', run: inBatch(acts.accept) },
    { label: '退回所选', run: inBatch(acts.sendBack) },
  ]
  const clerkBatch: BatchAct<FilingRowView>[] = [{ label: '报备案', run: inBatch(acts.lodge) }]
  const rowActs = (f: FilingRowView): readonly RowAct[] => [
    ...(f.abilities.lodge ? [{ label: '报备案', isWanted: true, run: () => void acts.lodge([f]) }] : []),
    ...(f.abilities.answer ? [{ label: '受理', isWanted: true, run: () => void acts.accept([f]) }] : []),
    ...(f.abilities.answer ? [{ label: '退回', run: () => void acts.sendBack([f]) }] : []),
    ...(f.abilities.printReceipt ? [{ label: '回执', run: () => acts.print(f) }] : []),
  ]
  const batchOf: Partial<Record<typeof role, BatchAct<FilingRowView>[]>> = { auxiliaryOffice: officeBatch, unitClerk: clerkBatch }
  const batch = batchOf[role]
  return (
    <>
      <Refusal problem={acts.problem ?? file.problem} />
      <ListPage
        name="filings"
        title="变动备案"
        unit="件"
        order="新的在前"
        read={listFilings}
        columns={columns}
        idOf={(f) => f.id}
        nameOf={(f) => `${f.person.name}的${aspectLabels[f.aspect]}变动`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        acts={rowActs}
        {...(batch ? { batch } : {})}
        tools={[
          {
            label: '导出',
            icon: DownloadOutlined,
            isRunning: file.isRunning,
            run: (conditions) => void file.run({ query: conditions }, '备案登记簿.xlsx'),
          },
          { label: '备案期限', href: '/filings/rule' },
        ]}
        drawer={(f, controls) => <FilingDrawer key={f.id} of={f} controls={controls} />}
        empty={{ title: '没有变动备案', note: '岗位、带辅责任民警、分管责任领导一有变动，备案自己开出来，不用新增。' }}
      />
    </>
  )
}
