import { inSentence } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import type { ConcernRowView } from '../contract.ts'

/** What is due next and by when: the receipt, then the answer; answered, on which day. */
export function ClockMark({ of: c }: { of: ConcernRowView }) {
  if (c.answeredOn && (c.state === 'answered' || c.state === 'closed'))
    return <Light kind="green">{`${inSentence(c.answeredOn)}已答复`}</Light>
  if (c.isOverdue) return <Light kind="red">{`应 ${inSentence(c.answerDueOn)}前答复，逾期`}</Light>
  if (c.isReceiptLate) return <Light kind="red">{`应 ${inSentence(c.receiptDueOn)}前告知收到，逾期`}</Light>
  return c.state === 'acknowledged' ? (
    <Light kind="ring">{`${inSentence(c.answerDueOn)}前答复`}</Light>
  ) : (
    <Light kind="ring">{`${inSentence(c.receiptDueOn)}前告知收到`}</Light>
  )
}
