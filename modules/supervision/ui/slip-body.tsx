import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { Stepper } from '../../../app/kit/timeline.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { type SlipView, takeFile } from '../contract.ts'
import { stateWords } from '../words.ts'
import { AnswerDue, ColorMark } from './marks.tsx'

const moment = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })

const factsOf = (s: SlipView): [string, ReactNode][] => [
  ['颜色', <ColorMark key="color" of={s.color} />],
  ['状态', stateWords[s.state]],
  ['主送单位', s.unit.name],
  [
    '督办事项',
    <Link key="task" href={`/tasks/${s.taskId}`}>
      {`${s.taskTitle}（${s.taskNumber}）`}
    </Link>,
  ],
  ['事实', s.facts],
  [
    '要求',
    <span key="demand" className="slip-text">
      {s.demand}
    </span>,
  ],
  [
    '答复期限',
    <span key="due">
      {`${s.answerBy}　`}
      <AnswerDue of={s} />
    </span>,
  ],
  ['签发', `${s.issuer}，${s.draftedBy}起草`],
  ...(s.approvedBy && s.number ? [['批准', s.approvedBy] as [string, ReactNode]] : []),
  ...(s.receivedBy && s.receivedAt ? [['签收', `${s.receivedBy}，${moment(s.receivedAt)}`] as [string, ReactNode]] : []),
  ...(s.closedBy && s.state === 'closed' ? [['办结', `${s.closedBy}，${s.closedOn ?? ''}`] as [string, ReactNode]] : []),
  ...(s.endReason ? [[s.state === 'refused' ? '不批准的理由' : '撤回的理由', s.endReason] as [string, ReactNode]] : []),
]

const reached: Record<SlipView['state'], number> = {
  toApprove: 0,
  issued: 1,
  received: 2,
  returned: 2,
  answered: 3,
  closed: 4,
  refused: -1,
  withdrawn: -1,
}

function Stages({ of: s }: { of: SlipView }) {
  const at = reached[s.state]
  if (at < 0) return null
  const stateAt = (i: number) => {
    if (i < at) return 'done' as const
    return i === at ? ('now' as const) : ('later' as const)
  }
  const notes = [s.issuedOn, s.receivedAt?.slice(0, 10), s.answeredOn, s.closedOn]
  return (
    <Stepper
      steps={['发出', '签收', '答复', '办结'].map((label, i) => ({
        label,
        state: stateAt(i),
        note: i < at ? (notes[i]?.slice(5) ?? '') : '',
      }))}
    />
  )
}

function Answers({ of: s }: { of: SlipView }) {
  const file = useDownload(takeFile)
  if (s.answers.length === 0) return null
  return (
    <>
      <h3>答复</h3>
      <Refusal problem={file.problem} />
      {s.answers.map((a) => (
        <div key={a.at} className="slip-answer">
          <div className="slip-text">{a.text}</div>
          <div className="note">{`${a.by}，${moment(a.at)}`}</div>
          {a.files.map((f) => (
            <Button
              key={f.id}
              type="link"
              size="small"
              title={`摘要 ${f.digest}`}
              onClick={() => void file.run({ params: { id: s.id, fileId: f.id } }, f.name)}
            >
              {`取 ${f.name}`}
            </Button>
          ))}
          {a.returned ? (
            <div className="note">{`${a.returned.by}退回，${moment(a.returned.at)}：${a.returned.reason}`}</div>
          ) : null}
        </div>
      ))}
    </>
  )
}

/** Everything of one slip, for the drawer and for its page. */
export function SlipBody({ of: s }: { of: SlipView }) {
  return (
    <div className="slip-body">
      <Stages of={s} />
      <Facts of={factsOf(s)} />
      <Answers of={s} />
    </div>
  )
}
