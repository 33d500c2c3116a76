import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { today } from '../../../app/dates.ts'
import { Light } from '../../../app/kit/light.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import { formatDate } from '../../../platform/calendar/dates.ts'
import type { RequestView } from '../contract.ts'
import { grouped } from './labels.ts'
import { SignaturePad } from './signature-pad.tsx'
import type { Stroke } from './stroke.ts'
import { type Secrets, useSigning } from './use-signing.ts'
import { WitnessInput } from './witness-input.tsx'

interface PanelProps {
  readonly request: RequestView
  readonly isRead: boolean
  readonly onDecline: () => void
  readonly onChanged: () => void
  /** Where 以后再签 leads. */
  readonly back: string
}
const noWitness = { login: '', secret: '' }

/** What is still missing, as one sentence; empty when nothing is. */
function missing(isRead: boolean, stroke: Stroke | null, { pin, witness }: Secrets): string {
  const parts = [
    isRead ? '' : '看到全文末尾',
    stroke ? '' : '在框内签名',
    /^\d{6}$/.test(pin) ? '' : '输入 6 位签名密码',
    witness === null || (witness.login && witness.secret) ? '' : '见证人的账号和口令',
  ].filter(Boolean)
  return parts.length === 0 ? '' : `还差 ${parts.length} 件：${parts.join('；')}。`
}

/** The three answers, and what signing needs: the text read, a drawn signature, the own PIN. */
export function AnswerPanel({ request, isRead, onDecline, onChanged, back }: PanelProps) {
  const id = useId()
  const go = useGo()
  const signing = useSigning(request, onChanged)
  const [stroke, setStroke] = useState<Stroke | null>(signing.keptStroke)
  const [pin, setPin] = useState('')
  const [typed, setTyped] = useState(noWitness)
  const secrets: Secrets = { pin, witness: request.witnessUntil === null ? null : typed }
  const whyNot = missing(isRead, stroke, secrets)
  const isLocked = signing.isSending || signing.isWaiting
  const sign = () => {
    if (stroke && whyNot === '') signing.sign(stroke, secrets)
  }
  return (
    <>
      <div className="signing-state">
        <Light kind={isRead ? 'green' : 'ring'}>{isRead ? '全文已读到末尾' : '请看到全文末尾'}</Light>
        <div className="note">
          第 {request.versionNumber} 版　SM3 {grouped(request.text.digestSm3).slice(0, 26)} …
        </div>
      </div>
      <SignaturePad
        stroke={stroke}
        onDrawn={setStroke}
        isLocked={isLocked}
        caption={`${request.person.name}　${formatDate(today())}`}
      />
      <p className="note signing-paper">不便手写的，请找单位内勤打印出来，在纸上签。</p>
      {request.hasPin ? (
        <div className="signing-pin">
          <label htmlFor={id}>签名密码</label>
          <Input.Password
            id={id}
            value={pin}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            disabled={isLocked}
            placeholder="6 位数字，只有您本人知道"
            onChange={(e) => setPin(e.target.value)}
            onPressEnter={sign}
          />
        </div>
      ) : (
        <Panel tone="grey" title="还没有设签名密码">
          <Link href={`/own-account?back=/signing/${request.id}`}>去“我的账号”设签名密码</Link>，设好再回来签。
        </Panel>
      )}
      {request.witnessUntil ? <WitnessInput until={request.witnessUntil} value={typed} onChange={setTyped} /> : null}
      {signing.keptStroke && !isLocked && stroke === signing.keptStroke ? (
        <Panel tone="blue" title="上次写的签名还没有送到，还在这台设备上。">
          输入签名密码，点“确认签署”补送，不会重复。
        </Panel>
      ) : null}
      {signing.isWaiting ? (
        <Panel tone="amber" title="签名已存在这台设备上，连上后自动补送，请不要关机。" />
      ) : (
        <Refusal problem={signing.problem} />
      )}
      <div className="signing-answers signing-foot">
        <p className="why-not" role="status">
          {whyNot}
        </p>
        <Button type="primary" block disabled={whyNot !== '' || signing.isWaiting} loading={signing.isSending} onClick={sign}>
          确认签署
        </Button>
        <div className="signing-others">
          <Button disabled={isLocked || !request.abilities.decline} onClick={onDecline}>
            我不签
          </Button>
          <Button onClick={() => go(back)}>以后再签</Button>
        </div>
      </div>
    </>
  )
}
