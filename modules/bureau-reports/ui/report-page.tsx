import { Button } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type BureauReportView, exportFigures, printReport } from '../contract.ts'
import { useIssue, useRedraft, useReport, useReturn, useSend } from './api.ts'
import { ComparisonCard } from './comparison-card.tsx'
import { stateLabels } from './labels.ts'
import './bureau-reports.css'

/** 全局周报: one week of the bureau, to be edited, issued, printed or copied. */
export function ReportPage() {
  const reading = useReport(usePathParam('bureauReportId'))
  return (
    <Shown of={reading} what="全局周报">
      {(report) => <Sheet key={report.id} report={report} />}
    </Shown>
  )
}

function useActs(r: BureauReportView) {
  const [redraft, send, issue, back] = [useRedraft(), useSend(), useIssue(), useReturn()]
  const input = { params: { id: r.id }, body: { version: r.version } }
  const ask = async (title: string, consequence: string, yes: string) => askConfirmation({ title, consequence, yes })
  return {
    redraft: async () => {
      const yes = await ask('按现在的单位周报重新起草', '改过的文字换成新起草的，原来的留在操作记录里。', '重新起草')
      if (yes) await redraft.run(input)
    },
    send: async () => {
      if (await ask('送政治处领导签发', '签发以前不能再改，退回以后可以。', '送审')) await send.run(input)
    },
    issue: async () => {
      if (await ask('签发这份全局周报', '给发文字号，签发以后不能再改。', '签发')) await issue.run(input)
    },
    back: async () => {
      const reason = await askReason({
        title: '退回全局周报，为什么',
        consequence: '辅警办看得到理由，改好以后再送。',
        yes: '退回',
      })
      if (reason !== null) await back.run({ ...input, body: { version: r.version, reason } })
    },
    isRunning: redraft.isRunning || send.isRunning || issue.isRunning || back.isRunning,
    problem: redraft.problem ?? send.problem ?? issue.problem ?? back.problem,
  }
}

function Sheet({ report: r }: { report: BureauReportView }) {
  const acts = useActs(r)
  const [print, figures] = [useDownload(printReport), useDownload(exportFigures)]
  const params = { id: r.id }
  return (
    <Page
      title={r.title}
      note={`${r.dispatchNumber ?? stateLabels[r.state]}`}
      crumbs={[{ href: '/bureau-reports', label: '全局周报' }]}
      acts={
        <Acts report={r} acts={acts} print={(format) => void print.run({ params, query: { format } }, `${r.title}.${format}`)} />
      }
    >
      <Refusal problem={acts.problem ?? print.problem ?? figures.problem} />
      <Told of={r} />
      <div className="bureau-columns">
        <Card title="正文">
          <div className="bureau-text">
            {r.text.split('\n').map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
              <p key={i} className={/^[一二三四五六七八九十]+、/.test(line) ? 'bureau-heading' : ''}>
                {line}
              </p>
            ))}
          </div>
        </Card>
        <div>
          <Card title="办理">
            <Facts of={factsOf(r)} />
          </Card>
          <ComparisonCard
            figures={r.figures}
            onExport={() => void figures.run({ params }, '各单位周报数字.xlsx')}
            isRunning={figures.isRunning}
          />
        </div>
      </div>
    </Page>
  )
}

interface ActsProps {
  readonly report: BureauReportView
  readonly acts: ReturnType<typeof useActs>
  readonly print: (format: 'pdf' | 'docx') => void
}

function Acts({ report: r, acts, print }: ActsProps) {
  const go = useGo()
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(r.plainText).then(() => setCopied(true))
  const { edit, issue } = r.abilities
  return (
    <>
      <Button onClick={copy}>{isCopied ? '已复制' : '复制文字'}</Button>
      <Button onClick={() => print('docx')}>下载 Word</Button>
      <Button onClick={() => print('pdf')}>打印</Button>
      {edit ? <Button onClick={() => void acts.redraft()}>重新起草</Button> : null}
      {edit ? <Button onClick={() => go(`/bureau-reports/${r.id}/edit`)}>改文字</Button> : null}
      {issue ? <Button onClick={() => void acts.back()}>退回</Button> : null}
      {edit ? (
        <Button type="primary" loading={acts.isRunning} onClick={() => void acts.send()}>
          送审
        </Button>
      ) : null}
      {issue ? (
        <Button type="primary" loading={acts.isRunning} onClick={() => void acts.issue()}>
          签发
        </Button>
      ) : null}
    </>
  )
}

function Told({ of: r }: { of: BureauReportView }) {
  return (
    <>
      {r.returnReason ? (
        <Panel tone="amber" title={`退回理由：${r.returnReason}`}>
          {r.returnedByName} {r.returnedAt ? atMoment(r.returnedAt) : ''}
        </Panel>
      ) : null}
      {r.cameSince > 0 && r.abilities.edit ? (
        <Panel tone="blue" title={`起草以后又有 ${r.cameSince} 个单位报送或更正。`}>
          要用新的数字，点“重新起草”。
        </Panel>
      ) : null}
    </>
  )
}

const by = (name: string | null, at: string | null): string | null => (at === null ? null : `${name ?? ''} ${atMoment(at)}`)
const factsOf = (r: BureauReportView) =>
  [
    ['状态', stateLabels[r.state]],
    ['发文字号', r.dispatchNumber],
    ['起草', `系统 ${atMoment(r.draftedAt)}`],
    ['改过', by(r.editedByName, r.editedAt)],
    ['送审', by(r.sentByName, r.sentAt)],
    ['签发', by(r.issuedByName, r.issuedAt)],
  ] as const
