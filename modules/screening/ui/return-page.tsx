import { Button } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { printReturn, type ReturnView, takePaper } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { AnswerForm } from './answer-form.tsx'
import { useConfirm, useReturn, useReturnBack } from './api.ts'
import { sectionLabels } from './labels.ts'
import { Opened } from './question-line.tsx'
import { Standing } from './standing.tsx'
import './screening.css'

/** 隐患排查表: one unit's return, to be filled in, confirmed, read or printed. */
export function ReturnPage() {
  const reading = useReturn(usePathParam('returnId'))
  const [turn, setTurn] = useState(0)
  const reread = () => void reading.refetch().then(() => setTurn(turn + 1))
  return (
    <Shown of={reading} what="隐患排查表">
      {(view) => <Sheet key={`${view.id}${turn}`} view={view} onReread={reread} />}
    </Shown>
  )
}

function useActs(view: ReturnView) {
  const [confirm, back, print] = [useConfirm(), useReturnBack(), useDownload(printReturn)]
  const params = { id: view.id }
  const { version } = view
  const sendBack = async () => {
    const reason = await askReason({
      title: `退回${view.unit.name}的填报，为什么`,
      consequence: '内勤看得到理由，补好以后再报。已经进台账的隐患不撤回，按时还是迟报也不变。',
      yes: '退回填报',
    })
    if (reason !== null) await back.run({ params, body: { version, reason } })
  }
  return {
    print: () => void print.run({ params }, `隐患排查表-${view.unit.name}.pdf`),
    isPrinting: print.isRunning,
    confirm: () => void confirm.run({ params, body: { version } }),
    isConfirming: confirm.isRunning,
    sendBack: () => void sendBack(),
    isReturning: back.isRunning,
    problem: confirm.problem ?? back.problem ?? print.problem,
  }
}

function Sheet({ view, onReread }: { view: ReturnView; onReread: () => void }) {
  const go = useGo()
  const acts = useActs(view)
  const { confirm, extend, answer, enterPaper } = view.abilities
  const buttons = (
    <>
      <Button loading={acts.isPrinting} onClick={acts.print}>
        打印排查表
      </Button>
      {extend ? <Button onClick={() => go(`/screening-returns/${view.id}/extension`)}>延期</Button> : null}
      {enterPaper ? <Button onClick={() => go(`/screening-returns/${view.id}/paper`)}>补录纸面填报</Button> : null}
      {confirm ? (
        <>
          <Button loading={acts.isReturning} onClick={acts.sendBack}>
            退回
          </Button>
          <Button type="primary" loading={acts.isConfirming} onClick={acts.confirm}>
            确认填报
          </Button>
        </>
      ) : null}
    </>
  )
  return (
    <Page
      title={`${view.unit.name}：${view.round.title}`}
      note={`${view.round.serialNumber} · ${stateLabels[view.state]}`}
      crumbs={[
        { href: '/screening-rounds', label: '隐患排查' },
        { href: `/screening-rounds/${view.round.id}`, label: view.round.title },
      ]}
      acts={buttons}
    >
      <Refusal problem={acts.problem} />
      {view.returnReason ? (
        <Panel tone="amber" title={`退回理由：${view.returnReason}`}>
          {view.returnedByName} {view.returnedAt ? atMoment(view.returnedAt) : ''}
        </Panel>
      ) : null}
      <Card>
        <Facts of={factsOf(view)} />
      </Card>
      {answer ? <AnswerForm view={view} onReread={onReread} /> : <Answers view={view} />}
    </Page>
  )
}

/** The page as it was signed; who takes it is on the trail. */
function SignedPage({ of: { id, paper } }: { of: ReturnView }) {
  const file = useDownload(takePaper)
  return (
    <>
      <Button type="link" loading={file.isRunning} onClick={() => void file.run({ params: { id } }, paper?.fileName ?? '')}>
        取 {paper?.fileName}
      </Button>
      <Refusal problem={file.problem} />
    </>
  )
}

const by = (name: string | null, at: string | null): string | null => (at ? `${name ?? ''} ${atMoment(at)}` : null)
const factsOf = (r: ReturnView) =>
  [
    ['填报情况', <Standing key="standing" of={r} />],
    ['时限', r.extendReason ? `${r.dueOn}（延期：${r.extendReason}）` : r.dueOn],
    ['清单', `第 ${r.checklist.number} 版，${r.questions} 项`],
    ...(r.paper
      ? ([
          ['纸面填报', `${r.paper.signedByName} ${r.paper.signedOn} 签字确认`],
          ['签字页', <SignedPage key="page" of={r} />],
          ['补录', by(r.submittedByName, r.submittedAt)],
        ] as const)
      : ([
          ['报送', by(r.submittedByName, r.submittedAt)],
          ['确认', r.state === 'confirmed' ? by(r.confirmedByName, r.confirmedAt) : null],
        ] as const)),
  ] as const

const sections = ['management', 'conduct'] as const
const answerWords = (view: ReturnView, questionId: string): string => {
  const answer = view.answers.find((a) => a.questionId === questionId)
  if (!answer) return '还没有填'
  return answer.isFound ? '有' : '没有'
}

/** What was answered, for those who read. */
function Answers({ view }: { view: ReturnView }) {
  return (
    <Card title="逐项情况" note={view.isNil ? '零报告' : `有隐患的 ${view.found} / ${view.questions} 项`}>
      {sections.map((section) => (
        <section key={section}>
          <h3 className="screening-section">{sectionLabels[section]}</h3>
          <ol className="screening-questions">
            {view.asked.map((q, i) =>
              q.section === section ? (
                <li key={q.id} className="screening-question">
                  <div className="screening-asked">
                    <span className="screening-number">{i + 1}</span>
                    <div className="screening-said">{q.words}</div>
                    <b>{answerWords(view, q.id)}</b>
                  </div>
                  <Opened of={view.opened.filter((o) => o.questionId === q.id)} />
                </li>
              ) : null,
            )}
          </ol>
        </section>
      ))}
    </Card>
  )
}
