import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { call } from '../call.ts'
import { atMoment } from '../dates.ts'
import { asProblem } from '../problem.ts'
import type { SessionDesk } from '../session.tsx'
import { changeSecret } from '../session-endpoints.ts'
import { EntranceFrame } from './entrance-frame.tsx'

/** The first secret was handed over on paper; the person sets an own one before anything else. */
export function ChangeSecret({ desk, onChanged }: { desk: SessionDesk; onChanged: () => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isRunning, setRunning] = useState(false)
  const resetAt = desk.session.secretResetAt
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = faultOf(current, next, again)
    setFault(wrong)
    if (wrong) return
    setRunning(true)
    try {
      await call(changeSecret, { body: { current, next } })
      onChanged()
    } catch (thrown) {
      const problem = asProblem(thrown)
      setFault(problem.errors.length > 0 ? problem.errors.map((e) => e.message).join('；') : problem.message)
    } finally {
      setRunning(false)
    }
  }
  return (
    <EntranceFrame>
      <section className="entrance-left">
        <p className="entrance-name">改成您自己的口令</p>
        <p className="entrance-purpose">
          {desk.session.account.name}（{desk.session.account.login}）
        </p>
        <hr />
        {resetAt ? (
          <p role="status">
            <b>您的口令 {atMoment(resetAt)} 由系统管理员重置过。</b>不是您托单位申请的，先不要改，马上告诉安全管理员。
          </p>
        ) : null}
        <p>现在用的是一次性口令，改好后才能使用系统。</p>
        <p>口令不少于 10 个字符，大写、小写、数字、符号至少三种，不用姓名、编号、生日。口令只有您知道，管理员也看不到。</p>
      </section>
      <form className="entrance-right" onSubmit={(event) => void submit(event)} noValidate>
        <h1>设置口令</h1>
        <div role="alert" className={fault ? 'entrance-fault' : ''}>
          {fault}
        </div>
        <SecretField label="一次性口令" value={current} onChange={setCurrent} complete="current-password" />
        <SecretField label="新口令" value={next} onChange={setNext} complete="new-password" />
        <SecretField label="再输一次新口令" value={again} onChange={setAgain} complete="new-password" />
        <Button type="primary" size="large" block htmlType="submit" loading={isRunning}>
          改成新口令
        </Button>
        <div className="entrance-help">
          <button type="button" className="text-act" onClick={() => void desk.signOut()}>
            不是我，退出
          </button>
        </div>
      </form>
    </EntranceFrame>
  )
}

function faultOf(current: string, next: string, again: string): string | null {
  if (current === '' || next === '') return '三项都要填。'
  if ([...next].length < 10) return `新口令不少于 10 个字符，现在是 ${[...next].length} 个。`
  if (next !== again) return '两次输入的新口令不一样。'
  return next === current ? '新口令不能与一次性口令相同。' : null
}

interface SecretFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly complete: string
}

function SecretField({ label, value, onChange, complete }: SecretFieldProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input.Password
        id={id}
        size="large"
        value={value}
        autoComplete={complete}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  )
}
