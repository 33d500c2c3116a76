import { useState } from 'react'
import { inSentence } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'
import { Panel, Shown } from '../../../app/kit/states.tsx'
import { useLargeType } from '../../../app/large-type.tsx'
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
  const onChanged = () => {
    setStale(true)
    void reading.refetch()
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
  const [isRead, setRead] = useState(false)
  const [isDeclining, setDeclining] = useState(false)
  const back = session.role === 'auxiliary' ? '/me/signing' : '/signing'
  return (
    <div className="signing">
      <SigningHead request={request} back={back} />
      <div className="signing-body">
        <ShownText text={request.text} onRead={() => setRead(true)} />
        <div className="signing-side">
          {isStale && !request.signature ? (
            <Panel tone="amber" title="文本刚刚变过，这是新的文本。">
              看完再签；刚才写的签名没有用。
            </Panel>
          ) : null}
          {request.state === 'declined' && !isDeclining ? <Declined request={request} /> : null}
          {request.signature ? <SignedPanel request={request} signature={request.signature} back={back} /> : null}
          {request.whyNot ? <Panel tone="grey" title={request.whyNot} /> : null}
          {isDeclining ? <DeclinePanel request={request} onBack={() => setDeclining(false)} /> : null}
          {request.abilities.sign && !isDeclining ? (
            <AnswerPanel
              request={request}
              isRead={isRead}
              onDecline={() => setDeclining(true)}
              onChanged={onChanged}
              back={back}
            />
          ) : null}
        </div>
      </div>
    </div>
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
