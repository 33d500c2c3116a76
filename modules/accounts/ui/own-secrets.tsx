import { useState } from 'react'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Panel } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { useChangeSecret, useSetPin } from './api.ts'

const noSecrets = { current: '', next: '', again: '' }
const noPin = { pin: '', again: '' }

/** 更换口令 — ends every other place where one is signed in. */
export function ChangeSecretCard() {
  const change = useChangeSecret()
  const [turn, setTurn] = useState(0)
  return (
    <Card title="更换口令" note="10 位以上，大写、小写、数字、符号至少三种；其他地方的登录会断开">
      {turn > 0 ? <Panel tone="blue" title="口令已更换，其他地方的登录已断开。" /> : null}
      <Form
        key={turn}
        submit="更换口令"
        initial={noSecrets}
        groups={[
          {
            fields: [
              { kind: 'secret', name: 'current', label: '现在的口令', required: true },
              {
                kind: 'secret',
                name: 'next',
                label: '新口令',
                required: true,
                check: (v) => (String(v).length < 10 ? '口令至少 10 位。' : undefined),
              },
              {
                kind: 'secret',
                name: 'again',
                label: '再输一次新口令',
                required: true,
                check: (v, all) => (v === all.next ? undefined : '两次输入的新口令不一样。'),
              },
            ],
          },
        ]}
        onSave={async ({ current, next }) => {
          await change.runOrThrow({ body: { current, next } })
          setTurn(turn + 1)
        }}
      />
    </Card>
  )
}

/** 签名密码 — six digits, set by nobody but the person. */
export function PinCard({ isSet }: { isSet: boolean }) {
  const set = useSetPin()
  const [{ back = '' }] = useAddress()
  const [turn, setTurn] = useState(0)
  return (
    <Card title={isSet ? '更换签名密码' : '设置签名密码'} note="6 位数字，签名时用；只有您本人能设，谁也看不到">
      {turn > 0 ? (
        <Panel tone="blue" title="签名密码已设好。">
          {back.startsWith('/signing/') ? <Link href={back}>回去签署</Link> : null}
        </Panel>
      ) : null}
      <Form
        key={turn}
        submit={isSet ? '更换签名密码' : '设置签名密码'}
        initial={noPin}
        groups={[
          {
            fields: [
              {
                kind: 'secret',
                name: 'pin',
                label: '签名密码',
                required: true,
                check: (v) => (/^\d{6}$/.test(String(v)) ? undefined : '签名密码为 6 位数字。'),
              },
              {
                kind: 'secret',
                name: 'again',
                label: '再输一次',
                required: true,
                check: (v, all) => (v === all.pin ? undefined : '两次输入的不一样。'),
              },
            ],
          },
        ]}
        onSave={async ({ pin }) => {
          await set.runOrThrow({ body: { pin } })
          setTurn(turn + 1)
        }}
      />
    </Card>
  )
}
