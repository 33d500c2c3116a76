import { DownloadOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Due } from '../../../app/kit/due.tsx'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import type { BatchAct, Column, Filter, RowAct, ToolAct } from '../../../app/kit/list/definition.ts'
import { ListPage } from '../../../app/kit/list-page.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload, useWrite } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { chainDutyWords } from '../../organisation/words.ts'
import { exportLetters, type LetterRowView, listLetters, printLetter, printLetters } from '../contract.ts'
import { useEnd, useUnitTree } from './api.ts'
import { holderDutyOptions, stateOptions } from './labels.ts'
import { Stand, State } from './stand.tsx'

const isClosed = (l: LetterRowView): boolean => l.state === 'ended' || l.state === 'missing'

const columns: readonly Column<LetterRowView>[] = [
  { key: 'unit', title: '单位', render: (l) => l.unit.name, opens: true, width: 150, phone: 'title' },
  { key: 'duty', title: '层级', render: (l) => chainDutyWords[l.holderDuty], width: 110, phone: 'note' },
  { key: 'holder', title: '责任人', render: (l) => <Stand of={l.holder} isClosed={isClosed(l)} />, width: 130, phone: 'note' },
  { key: 'since', title: '起算日期', render: (l) => l.holder?.fromOn ?? '—', width: 100 },
  { key: 'issuer', title: '签发人', render: (l) => <Stand of={l.issuer} isClosed={isClosed(l)} />, width: 130 },
  { key: 'state', title: '状态', render: (l) => <State of={l} />, width: 130, phone: 'note' },
  {
    key: 'dueOn',
    title: '时限',
    render: (l) => (l.state === 'issued' && l.dueOn ? <Due on={l.dueOn} light={l.light} days={l.days} /> : '—'),
    width: 110,
  },
  { key: 'number', title: '编号', render: (l) => l.serialNumber ?? '—', width: 120 },
  { key: 'version', title: '版本', render: (l) => (l.versionNumber ? `第 ${l.versionNumber} 版` : '—'), isExtra: true },
  { key: 'inForceOn', title: '生效日期', render: (l) => l.inForceOn ?? '—', isExtra: true },
  { key: 'endReason', title: '终止原因', render: (l) => l.endReason ?? '—', isExtra: true },
]
const filters: readonly Filter[] = [
  { name: 'state', label: '状态', kind: 'select', options: stateOptions, width: 180 },
  { name: 'holderDuty', label: '层级', kind: 'select', options: holderDutyOptions, width: 180 },
]

const issueHref = (l: LetterRowView): string =>
  `/letters/new?holderDuty=${l.holderDuty}&unitId=${l.unit.id}${l.isOutdated ? '&renews=true' : ''}`

/** 终止 and the files of the list. */
function useActs() {
  const [ending, one, many, sheet] = [useEnd(), useDownload(printLetter), useWrite(printLetters), useDownload(exportLetters)]
  const [jobId, remember] = useRememberedJob('letters')
  const printAll = async (body: Parameters<typeof many.run>[0]['body']) => {
    const asked = await many.run({ body })
    if (asked) remember(asked.jobId)
  }
  const end = async (rows: readonly LetterRowView[], done: () => void) => {
    const letters = rows.flatMap((l) => (l.abilities.end && l.id ? [{ id: l.id, version: l.version }] : []))
    const reason = await askReason({
      title: `终止 ${letters.length} 份责任书，为什么`,
      consequence: '从今天起没有人再凭这些责任书负责；已经签的都留着。没有责任书的岗位不算在内。',
      yes: `终止 ${letters.length} 份`,
    })
    if (reason !== null && (await ending.run({ body: { letters, reason } }))) done()
  }
  const print = (l: LetterRowView) =>
    void one.run({ params: { id: l.id ?? '' }, query: { format: 'pdf' } }, `责任书-${l.serialNumber ?? ''}.pdf`)
  const tools: readonly ToolAct[] = [
    {
      label: '打印责任书',
      icon: PrinterOutlined,
      isRunning: many.isRunning,
      run: (conditions) => void printAll({ ...conditions, format: 'pdf' }),
    },
    {
      label: '打印空白的',
      isRunning: many.isRunning,
      run: (conditions) => void printAll({ ...conditions, format: 'pdf', blank: 'true' }),
    },
    {
      label: '存为文档',
      isRunning: many.isRunning,
      run: (conditions) => void printAll({ ...conditions, format: 'docx' }),
    },
    {
      label: '导出',
      icon: DownloadOutlined,
      isRunning: sheet.isRunning,
      run: (conditions) => void sheet.run({ query: conditions }, '责任书台账.xlsx'),
    },
  ]
  return { end, print, tools, jobId, problem: ending.problem ?? one.problem ?? many.problem ?? sheet.problem }
}

/** 责任书: by unit and level, with those that have none and those nobody stands behind. */
export function LettersPage() {
  const { role } = useSession().session
  const tree = useUnitTree()
  const acts = useActs()
  const canIssue = role === 'auxiliaryOffice' || role === 'unitHead' || role === 'unitClerk'
  const batch: BatchAct<LetterRowView>[] = [{ label: '终止所选', run: (rows, done) => void acts.end(rows, done) }]
  const rowActs = (l: LetterRowView): readonly RowAct[] => [
    ...(l.abilities.issue ? [{ label: l.id ? '换签' : '签发', isWanted: true, href: issueHref(l) }] : []),
    ...(l.abilities.print ? [{ label: '打印', run: () => acts.print(l) }] : []),
  ]
  return (
    <>
      <Refusal problem={acts.problem} />
      {acts.jobId ? (
        <Card>
          <JobProgress id={acts.jobId} title="打印责任书" />
        </Card>
      ) : null}
      <ListPage
        name="letters"
        title="责任书"
        unit="份"
        order="按单位、层级"
        read={listLetters}
        columns={columns}
        idOf={(l) => l.key}
        nameOf={(l) => `${l.unit.name}${chainDutyWords[l.holderDuty]}的责任书`}
        units={tree.data?.nodes.map(({ count: _, ...node }) => node)}
        filters={filters}
        acts={rowActs}
        {...(canIssue ? { batch } : {})}
        tools={[...(canIssue ? [{ label: '签发责任书', icon: PlusOutlined, href: '/letters/new' }] : []), ...acts.tools]}
        hrefOf={(l) => (l.id ? `/letters/${l.id}` : issueHref(l))}
        empty={{ title: '没有责任书', note: '有人任职的岗位，没有责任书的也列在这里；现在一个也没有。' }}
      />
    </>
  )
}
