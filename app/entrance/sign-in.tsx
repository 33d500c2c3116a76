import { Button, Input } from 'antd'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { call } from '../call.ts'
import { Mark } from '../layout/mark.tsx'
import { asProblem } from '../problem.ts'
import { openPages } from '../routes.ts'
import { signIn } from '../session-endpoints.ts'
import { EntranceFrame } from './entrance-frame.tsx'

/** Account and secret. The server's sentence names the remaining tries; an ended session says why it ended. */
export function SignIn({ message, onSignedIn }: { message: string | null; onSignedIn: () => void }) {
  const id = useId()
  const [login, setLogin] = useState('')
  const [secret, setSecret] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const caps = useCapsLock()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    document.title = '登录 · 明责'
    form.current?.querySelector('input')?.focus()
  }, [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (login.trim() === '' || secret === '') return setFault('账号和口令都要填。')
    setRunning(true)
    try {
      await call(signIn, { body: { login: login.trim(), secret } })
      onSignedIn()
    } catch (thrown) {
      setFault(asProblem(thrown).message)
      setSecret('')
      form.current?.querySelectorAll('input')[1]?.focus()
    } finally {
      setRunning(false)
    }
  }

  return (
    <EntranceFrame>
      <section className="entrance-left">
        <span className="entrance-mark">
          <Mark size={44} />
        </span>
        <p className="entrance-name">明责</p>
        <p className="entrance-purpose">警务辅助人员管理和责任落实</p>
        <hr />
        <p>
          本系统处理公安工作内部信息和个人信息，<b>不得录入国家秘密</b>。
        </p>
        <p>查看和修改都有记录，本人可查。</p>
      </section>
      <form ref={form} className="entrance-right" onSubmit={(event) => void submit(event)} noValidate {...caps.keys}>
        <h1>登录</h1>
        {message && !fault ? (
          <div className="entrance-message" role="status">
            {message}
          </div>
        ) : null}
        <div id={`${id}-fault`} role="alert" className={fault ? 'entrance-fault' : ''}>
          {fault}
        </div>
        <label htmlFor={`${id}-login`}>账号</label>
        <Input
          id={`${id}-login`}
          size="large"
          value={login}
          autoComplete="username"
          aria-required
          onChange={(event) => setLogin(event.target.value)}
        />
        <label htmlFor={`${id}-secret`}>口令</label>
        <Input.Password
          id={`${id}-secret`}
          size="large"
          value={secret}
          autoComplete="current-password"
          status={fault ? 'error' : ''}
          aria-required
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault ${id}-caps`}
          onChange={(event) => setSecret(event.target.value)}
        />
        <p id={`${id}-caps`} className="entrance-caps" role="status">
          {caps.isOn ? '大写锁定已打开' : ''}
        </p>
        <Button type="primary" size="large" block htmlType="submit" loading={isRunning}>
          登录
        </Button>
        <div className="entrance-help">
          <button type="button" className="text-act" aria-expanded={isHelpOpen} onClick={() => setHelpOpen(!isHelpOpen)}>
            忘记口令
          </button>
          <span>由本单位内勤代申请，系统管理员重置</span>
        </div>
        {openPages.map((page) => (
          <p key={page.path} className="note">
            <a href={page.path}>{page.label}</a>
          </p>
        ))}
        {isHelpOpen ? (
          <p className="note" role="status">
            找本单位内勤提出申请。重置后领到一次性口令条，7 天内有效，登录后自己改。重置会告知您本人。
          </p>
        ) : null}
      </form>
    </EntranceFrame>
  )
}

/** Whether Caps Lock is on, as far as the last key told. */
function useCapsLock() {
  const [isOn, setOn] = useState(false)
  const look = (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock'))
  return { isOn, keys: { onKeyDown: look, onKeyUp: look } }
}
