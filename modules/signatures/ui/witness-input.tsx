import { Input } from 'antd'
import { useId } from 'react'
import { atMoment } from '../../../app/dates.ts'

interface Typed {
  readonly login: string
  readonly secret: string
}
interface WitnessProps {
  readonly until: string
  readonly value: Typed
  readonly onChange: (value: { login: string; secret: string }) => void
}

/** After a reset of the secret somebody else is there, with an account of their own. */
export function WitnessInput({ until, value, onChange }: WitnessProps) {
  const id = useId()
  return (
    <fieldset className="witness">
      <legend>见证人</legend>
      <p className="note">您的口令刚重置过。{atMoment(until)}以前签署，要有一位同事在场，用他自己的账号和口令见证。</p>
      <label htmlFor={`${id}login`}>见证人账号</label>
      <Input
        id={`${id}login`}
        autoComplete="off"
        value={value.login}
        onChange={(e) => onChange({ ...value, login: e.target.value })}
      />
      <label htmlFor={`${id}secret`}>见证人口令</label>
      <Input.Password
        id={`${id}secret`}
        autoComplete="off"
        value={value.secret}
        onChange={(e) => onChange({ ...value, secret: e.target.value })}
      />
    </fieldset>
  )
}
