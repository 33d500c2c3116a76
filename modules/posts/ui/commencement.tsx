import { Button, Input } from 'antd'
import { useState } from 'react'
import { inSentence, today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askConfirmation } from '../../../app/questions.ts'
import type { PostVersionView, PostView } from '../contract.ts'
import { usePutInForce } from './api.ts'

interface CommencementProps {
  readonly post: PostView
  readonly draft: PostVersionView
  readonly whyNot: string | null
}

/** From which day the draft holds; a day before today asks for a reason. */
export function Commencement({ post, draft, whyNot }: CommencementProps) {
  const put = usePutInForce()
  const [fromOn, setFromOn] = useState<string | null>(today())
  const [reason, setReason] = useState('')
  const isPast = fromOn !== null && fromOn < today()
  const missing = whyNot ?? whyNotDate(fromOn, reason)
  const commence = async () => {
    if (fromOn === null) return
    const former = post.versionNumber === null ? '' : `第 ${post.versionNumber} 版到这一天为止，仍可查。`
    const isSure = await askConfirmation({
      title: `${post.name}第 ${draft.number} 版自${inSentence(fromOn)}起施行？`,
      consequence: `${former}施行后不能再改，只能起草新版本。`,
      yes: `施行第 ${draft.number} 版`,
    })
    if (isSure)
      await put.run({ params: { id: post.id }, body: { version: draft.version, fromOn, reason: reason.trim() || null } })
  }
  return (
    <>
      <Refusal problem={put.problem} />
      <div className="foot-line">
        <span className="foot-label">施行日期</span>
        <CalendarDate label="施行日期" value={fromOn} latest={today()} onChange={setFromOn} />
        {isPast ? (
          <Input
            aria-label="补记的理由"
            placeholder="补记的理由"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : null}
        <span className="spring" />
        <Button type="primary" disabled={missing !== null} loading={put.isRunning} onClick={() => void commence()}>
          施行第 {draft.number} 版
        </Button>
      </div>
      {missing ? <div className="why-not foot-why">{missing}</div> : null}
    </>
  )
}

function whyNotDate(fromOn: string | null, reason: string): string | null {
  if (fromOn === null) return '施行日期还没有填。'
  return fromOn < today() && reason.trim() === '' ? '施行日期在今天以前，请写补记的理由。' : null
}
