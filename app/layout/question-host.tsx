import { Button, Input, Modal } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { call } from '../call.ts'
import { asProblem } from '../problem.ts'
import { type Confirmation, type Question, settle } from '../questions.ts'
import { stepUp } from '../session-endpoints.ts'

/** The one modal of the product; it asks what `askSecret`, `askConfirmation` and `askReason` were called for. */
export function QuestionHost({ question }: { question: Question }) {
  if (question.kind === 'secret') return <SecretQuestion question={question} />
  if (question.kind === 'reason') return <ReasonQuestion question={question} />
  const close = (isYes: boolean) => {
    settle(question)
    question.answer(isYes)
  }
  return <Sheet text={question.text} onNo={() => close(false)} onYes={() => close(true)} />
}

interface SheetProps {
  readonly text: Confirmation
  readonly onYes: () => void
  readonly onNo: () => void
  readonly isRunning?: boolean
  readonly children?: ReactNode
}

function Sheet({ text, onYes, onNo, isRunning, children }: SheetProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onYes()
  }
  return (
    <Modal open title={text.title} onCancel={onNo} footer={null} width={480} mask={{ closable: false }} destroyOnHidden>
      <form onSubmit={submit} noValidate className="question">
        <div className="question-consequence">{text.consequence}</div>
        {children}
        <div className="question-acts">
          <Button onClick={onNo}>{text.no ?? '再看看'}</Button>
          <Button type="primary" danger={text.isDangerous ?? false} htmlType="submit" loading={isRunning ?? false}>
            {text.yes}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function SecretQuestion({ question }: { question: Extract<Question, { kind: 'secret' }> }) {
  const id = useId()
  const [secret, setSecret] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const close = (isProven: boolean) => {
    settle(question)
    question.answer(isProven)
  }
  const prove = async () => {
    if (secret === '') return setFault('请输入您的登录口令。')
    setRunning(true)
    try {
      await call(stepUp, { body: { secret } })
      close(true)
    } catch (thrown) {
      setFault(asProblem(thrown).message)
      setRunning(false)
    }
  }
  const text = {
    title: '请再输入一次口令',
    consequence: '这件事涉及个人信息或者不能轻易撤回，须由您本人办理。五分钟内不再问。',
    yes: '核对口令，接着办',
  }
  return (
    <Sheet text={text} onNo={() => close(false)} onYes={() => void prove()} isRunning={isRunning}>
      <label htmlFor={id}>您的登录口令</label>
      <Input.Password
        id={id}
        value={secret}
        autoFocus
        autoComplete="current-password"
        status={fault ? 'error' : ''}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onChange={(event) => setSecret(event.target.value)}
      />
      <Fault id={id} text={fault} />
    </Sheet>
  )
}

function ReasonQuestion({ question }: { question: Extract<Question, { kind: 'reason' }> }) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const close = (answer: string | null) => {
    settle(question)
    question.answer(answer)
  }
  const give = () => {
    const text = reason.trim()
    if ([...text].length < 5) return setFault('理由不少于 5 个字，记入留痕，本人可以看到。')
    close(text)
  }
  return (
    <Sheet text={question.text} onNo={() => close(null)} onYes={give}>
      <label htmlFor={id}>
        理由<span className="required">*</span>
      </label>
      <Input.TextArea
        id={id}
        value={reason}
        autoFocus
        rows={2}
        maxLength={200}
        placeholder="不少于 5 个字"
        status={fault ? 'error' : ''}
        aria-required
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onChange={(event) => setReason(event.target.value)}
      />
      <Fault id={id} text={fault} />
    </Sheet>
  )
}

function Fault({ id, text }: { id: string; text: string | null }) {
  return (
    <div id={`${id}-fault`} className="field-fault" role="alert">
      {text}
    </div>
  )
}
