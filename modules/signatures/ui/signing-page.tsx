import { useEffect, useState } from 'react'
import { inSentence } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { useLargeType } from '../../../app/large-type.tsx'
import { useLeaveDesk } from '../../../app/leave-desk.ts'
import { Link, usePathParam } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import type { RequestView } from '../contract.ts'
import { AnswerPanel } from './answer-panel.tsx'
import { useOwnRequest } from './api.ts'
import { DeclinePanel } from './decline-panel.tsx'
import { deadlineOf } from './labels.ts'
import { ShownText } from './shown-text.tsx'
import { SignedPanel } from './signed-panel.tsx'
import { useWholeWindow } from './whole-window.ts'
import './signing.css'

/** 签署 — the very text, read to its end, one person, one act. */
export function SigningPage() {
  useWholeWindow()
  const reading = useOwnRequest(usePathParam('requestId'))
  const [isStale, setStale] = useState(false)
  const { refetch } = reading
  /* Whatever was read before: what is signed is the text of now. */
  useEffect(() => void refetch(), [refetch])
  const onChanged = () => {
    setStale(true)
    void refetch()
  }
  return (
    <Shown of={reading} what="这份文书">
      {(request) => <Signing key={request.text.digest} request={request} isStale={isStale} onChanged={onChanged} />}
    </Shown>
  )
}

interface SigningProps {
  readonly request: RequestView
  readonly isStale: boolean
  readonly onChanged: () => void
}

function Signing({ request, isStale, onChanged }: SigningProps) {
  const { session } = useSession()
  const isPhone = useIsPhone()
  const [isRead, setRead] = useState(false)
  const back = session.role === 'auxiliary' ? '/own-signing' : '/signing'
  const text = <ShownText key="text" text={request.text} attached={request.attached} onRead={() => setRead(true)} />
  const side = (
    <div key="side" className={request.abilities.sign ? 'signing-side signing-side-open' : 'signing-side'}>
      {isStale && !request.signature ? (
        <Panel tone="amber" title="文本刚刚变过，这是新的文本。">
          看完再签；刚才写的签名没有用。
        </Panel>
      ) : null}
      {request.whyNot ? <Panel tone="grey" title={request.whyNot} /> : null}
      <NextPlease request={request} />
      {request.signature ? (
        <SignedPanel request={request} signature={request.signature} back={back} />
      ) : (
        <Answers request={request} isRead={isRead} onChanged={onChanged} back={back} />
      )}
    </div>
  )
  return (
    <div className="signing">
      <SigningHead request={request} back={back} />
      <div className="signing-body">{isPhone && request.signature ? [side, text] : [text, side]}</div>
    </div>
  )
}

/** At a signing desk: whoever has just answered sees it, and the desk is locked for the next. */
function NextPlease({ request }: { request: RequestView }) {
  const [stateBefore] = useState(request.state)
  const isDone = request.signature !== null || (request.state === 'declined' && stateBefore !== 'declined')
  const isAtDesk = useLeaveDesk(isDone)
  if (!isAtDesk || !isDone) return null
  return <Panel tone="blue" title={request.signature ? '签好了，请下一位。' : '记下了，请下一位。'} />
}

type AnswersProps = Pick<Parameters<typeof AnswerPanel>[0], 'request' | 'isRead' | 'onChanged' | 'back'>

/** Sign, decline, or neither for now. */
function Answers(props: AnswersProps) {
  const { request } = props
  const [isDeclining, setDeclining] = useState(false)
  if (isDeclining) return <DeclinePanel request={request} onBack={() => setDeclining(false)} />
  return (
    <>
      {request.state === 'declined' ? <Declined request={request} /> : null}
      {request.abilities.sign ? <AnswerPanel {...props} onDecline={() => setDeclining(true)} /> : null}
    </>
  )
}

function Declined({ request }: { request: RequestView }) {
  const on = request.respondedAt ? inSentence(request.respondedAt.slice(0, 10)) : ''
  return (
    <Panel tone="grey" title={`您${on}答复过：不签。`}>
      {request.declineReason ? `理由：${request.declineReason}。` : ''}
      {request.isWaiting ? '批次还没有结束，可以改签。' : ''}
    </Panel>
  )
}

/** Who signs what until when; on a phone the way back stands here too. */
function SigningHead({ request, back }: { request: RequestView; back: string }) {
  const isPhone = useIsPhone()
  const { isLarge, toggle } = useLargeType()
  const deadline = request.isWaiting ? deadlineOf(request) : undefined
  return (
    <>
      {isPhone ? (
        <div className="signing-bar">
          <Link href={back}>‹ 返回</Link>
          <h1>{request.text.title}</h1>
          <button type="button" className="bar-act" aria-pressed={isLarge} onClick={toggle}>
            {isLarge ? '常规字' : '大字'}
          </button>
        </div>
      ) : null}
      <div className="signing-head">
        {isPhone ? null : <h1>签署</h1>}
        <b>{request.person.name}</b>
        <span>{request.person.unitName}</span>
        <span>第 {request.versionNumber} 版</span>
        {deadline ? <Light kind={deadline.kind}>{deadline.words}</Light> : null}
        <span className="spring" />
        {isPhone ? null : <Link href={back}>待签与已签</Link>}
      </div>
    </>
  )
}
