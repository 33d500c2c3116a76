import { Button, Input } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { rememberDesk } from '../../../app/desk.ts'
import { Loading, Refusal } from '../../../app/kit/states.tsx'
import { useDesk, useEnterDesk } from './api.ts'
import { DeskBar } from './desk-bar.tsx'
import './desk.css'

interface EntranceProps {
  /** The browser is no desk any more. */
  readonly onNoDesk: () => void
}

/** The locked desk: whoever is next proves to be there with the own secret; no name stands here. */
export function DeskEntrance({ onNoDesk }: EntranceProps) {
  const id = useId()
  const desk = useDesk()
  const enter = useEnterDesk()
  const [login, setLogin] = useState('')
  const [secret, setSecret] = useState('')
  const isGone = desk.error?.code === 'noDesk'
  useEffect(() => {
    document.title = '签署台 · 明责'
    if (!isGone) return
    rememberDesk(false)
    onNoDesk()
  }, [isGone, onNoDesk])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const entered = await enter.run({ body: { login: login.trim(), secret } })
    if (entered) location.assign(`/signing/${entered.requestId}`)
    else setSecret('')
  }
  if (!desk.data) return <Loading />
  return (
    <div className="desk">
      <DeskBar />
      <main className="desk-entrance">
        <form onSubmit={(event) => void submit(event)} noValidate>
          <h1>请本人登录</h1>
          <p>用自己的账号（辅警编号或警号）和口令。签完自动锁屏，下一位看不到您的内容。</p>
          <Refusal problem={enter.problem} />
          <label htmlFor={`${id}-login`}>账号</label>
          <Input
            id={`${id}-login`}
            size="large"
            value={login}
            autoComplete="off"
            aria-required
            onChange={(event) => setLogin(event.target.value)}
          />
          <label htmlFor={`${id}-secret`}>口令</label>
          <Input.Password
            id={`${id}-secret`}
            size="large"
            value={secret}
            autoComplete="off"
            aria-required
            onChange={(event) => setSecret(event.target.value)}
          />
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            loading={enter.isRunning}
            disabled={login.trim() === '' || secret === ''}
          >
            验证本人，看文本
          </Button>
        </form>
      </main>
    </div>
  )
}
