import type { ReactNode } from 'react'
import { inSentence } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import type { ConcernView } from '../contract.ts'
import { categoryLabels } from '../words.ts'
import {
  actLabels,
  helpedLabels,
  kindLabels,
  stateLabels,
  wayLabels,
  wordsOfHandlers,
  wordsOfHazard,
  wordsOfKeeping,
} from './labels.ts'
import './concerns.css'

/** What was said and done, in order, with days alone. */
export function ConcernTexts({ of: { texts, helped } }: { of: ConcernView }) {
  return (
    <ol className="concern-texts" aria-label="往来">
      {texts.map((t) => (
        <li key={t.position} className={t.side === 'handler' ? 'by-handler' : ''}>
          <time dateTime={t.on}>{t.on}</time>
          <b>{actLabels[t.act]}</b>
          <span>{t.side === 'handler' ? t.name : '反映人'}</span>
          {t.text ? <p>{t.text}</p> : null}
          {t.act === 'closed' && helped ? <p>{helpedLabels[helped]}</p> : null}
        </li>
      ))}
    </ol>
  )
}

/** The clock of the receipt and that of the answer; red where it has run out. */
const clockOf = (on: string, isLate: boolean): ReactNode => {
  const words = `${inSentence(on)}前（本局规定）`
  return isLate ? <Light kind="red">{`${words}，已过期限`}</Light> : words
}
function receiptOf(c: ConcernView): ReactNode {
  if (c.state === 'raised' || c.state === 'reopened') return clockOf(c.receiptDueOn, c.isReceiptLate)
  const last = c.texts.findLast((t) => t.act === 'acknowledged' || t.act === 'reopened')
  return last?.act === 'acknowledged' ? `${inSentence(last.on)}告知` : '答复时一并告知'
}
const answerOf = (c: ConcernView): ReactNode =>
  c.answeredOn && (c.state === 'answered' || c.state === 'closed')
    ? `${inSentence(c.answeredOn)}答复`
    : clockOf(c.answerDueOn, c.isOverdue)

/** Facts of a concern that raiser and handler see alike. */
export const factsOf = (c: ConcernView): [string, ReactNode][] => [
  ['编号', c.number],
  ['种类', `${kindLabels[c.kind]}，${categoryLabels[c.category]}`],
  ['方式', wayLabels[c.way]],
  ['状态', stateLabels[c.state]],
  ['提出', c.raisedOn],
  ['告知收到', receiptOf(c)],
  ['答复期限', answerOf(c)],
  ['承办', wordsOfHandlers(c.handlers)],
  ...(c.hazardState ? [['隐患办理', wordsOfHazard(c.hazardState)] as [string, ReactNode]] : []),
  ['保存', wordsOfKeeping(c.retentionYears)],
]
