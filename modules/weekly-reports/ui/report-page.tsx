import { Button } from 'antd'
import { useState } from 'react'
import { atMoment, timeOfDay } from '../../../app/dates.ts'
import { Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { headings, printReport, type ReportView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useReport } from './api.ts'
import { FiguresCard } from './figures-card.tsx'
import { atCutOff, plainText } from './labels.ts'
import { Standing } from './standing.tsx'
import { AnswerButtons, SubmitCard, useActs } from './submit-card.tsx'
import { TextsCard } from './texts-card.tsx'
import { VersionsCard } from './versions-card.tsx'
import './weekly.css'

/** 周报: one unit's week; figures by the system, words by the clerk, confirmed by the head. */
export function ReportPage() {
  const reading = useReport(usePathParam('weeklyReportId'))
  const [turn, setTurn] = useState(0)
  const reread = () => void reading.refetch().then(() => setTurn(turn + 1))
  return (
    <Shown of={reading} what="周报">
      {(report) => <Sheet key={`${report.id}${turn}`} report={report} onReread={reread} />}
    </Shown>
  )
}

function Sheet({ report: r, onReread }: { report: ReportView; onReread: () => void }) {
  const print = useDownload(printReport)
  const answers = useActs(r)
  const [isCopied, setCopied] = useState(false)
  const take = (format: 'pdf' | 'docx') => void print.run({ params: { id: r.id }, query: { format } }, `周报.${format}`)
  const copy = () => void navigator.clipboard.writeText(plainText(r, headings)).then(() => setCopied(true))
  const acts = (
    <>
      <Button onClick={copy}>{isCopied ? '已复制' : '复制文字'}</Button>
      <Button loading={print.isRunning} onClick={() => take('docx')}>
        下载 Word
      </Button>
      <Button loading={print.isRunning} onClick={() => take('pdf')}>
        打印周报表
      </Button>
      <AnswerButtons report={r} acts={answers} />
    </>
  )
  return (
    <Page
      title={`${r.unit.name}${r.weekName}周报`}
      note={`统计 ${atMoment(r.countedFrom)} 至 ${atMoment(r.countedTo)}`}
      crumbs={[{ href: '/weekly-reports', label: '周报' }]}
      acts={acts}
    >
      <Refusal problem={print.problem} />
      <Told of={r} />
      <div className="weekly-columns">
        <FiguresCard report={r} />
        <div>
          <TextsCard key={r.state} report={r} onReread={onReread} />
          <SubmitCard report={r} acts={answers} facts={<Facts of={factsOf(r)} />} />
          <VersionsCard report={r} />
        </div>
      </div>
    </Page>
  )
}

/** What has to be said first: a return, a correction under way, a calendar that is not loaded. */
function Told({ of: r }: { of: ReportView }) {
  return (
    <>
      {r.returnReason ? (
        <Panel tone="amber" title={`退回理由：${r.returnReason}`}>
          {r.returnedByName} {r.returnedAt ? atMoment(r.returnedAt) : ''}
        </Panel>
      ) : null}
      {r.closedAt ? (
        <Panel tone="amber" title={`下一周已在${atMoment(r.closedAt)}截止，这一周不能再补报。`}>
          {r.abilities.reopen ? '确需补报的，点“重新开放补报”，写明理由。' : '确需补报的，请辅警办重新开放。'}
        </Panel>
      ) : null}
      {r.reopened && r.arrivedAt === null && !r.closedAt ? (
        <Panel tone="blue" title={`${r.reopened.by}重新开放了补报：${r.reopened.reason}`}>
          {`${atMoment(r.reopened.at)}，下一次截止以前补报，计为迟报。`}
        </Panel>
      ) : null}
      {r.correctionReason ? (
        <Panel tone="blue" title={`更正待审核：${r.correctionReason}`}>
          已报的第 {r.number} 版在更正报送以前照旧有效。
        </Panel>
      ) : null}
      {r.isPlainDay ? <Panel tone="grey" title="这一年的工作日历还没有载入，截止按平常的星期计，没有按节假日挪。" /> : null}
    </>
  )
}

const by = (name: string | null, at: string | null): string | null => (at === null ? null : `${name ?? ''} ${atMoment(at)}`)
const factsOf = (r: ReportView) =>
  [
    ['截止', atCutOff(r.cutOffAt)],
    ['状态', r.closedAt ? '补报已截止' : stateLabels[r.state]],
    ['报送情况', r.standing === null ? null : <Standing key="standing" of={r} />],
    ['填报', by(r.preparedByName, r.preparedAt)],
    ['审核报送', by(r.confirmedByName, r.confirmedAt)],
    ['收到', r.arrivedAt === null ? null : `${atMoment(r.arrivedAt)}${secondsOf(r.arrivedAt)}`],
    ['接收', '辅警办'],
  ] as const
/** :00.001 near the cut-off, where they decide. */
const secondsOf = (at: string): string => (timeOfDay(at) === '12:00' ? `:${at.slice(17, 23)}` : '')
