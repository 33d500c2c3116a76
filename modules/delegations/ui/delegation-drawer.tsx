import { Button } from 'antd'
import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Drawer } from '../../../app/kit/drawer.tsx'
import type { DrawerControls } from '../../../app/kit/list/definition.ts'
import { Facts } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useSession } from '../../../app/session.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import type { DelegationRowView, DelegationView } from '../contract.ts'
import { stateLabels } from '../words.ts'
import { useAcknowledge, useDelegation, useEnd } from './api.ts'
import './delegations.css'

/** One delegation, what was done under it, and its end. */
export function DelegationDrawer({ of: d, controls }: { of: DelegationRowView; controls: DrawerControls }) {
  return (
    <Drawer
      title={`${d.from}委托${d.to}代行“${roleNames[d.role]}”`}
      pageHref={`/delegations?open=${d.id}`}
      {...controls}
      acts={<Acts of={d} />}
    >
      <Facts of={factsOf(d)} />
      <Shown of={useDelegation(d.id)} what="代办的事">
        {(view) => <Done of={view} />}
      </Shown>
    </Drawer>
  )
}

function Acts({ of: d }: { of: DelegationRowView }) {
  const { session } = useSession()
  const [ending, acknowledging] = [useEnd(), useAcknowledge()]
  const at = { params: { id: d.id } }
  const isGiver = session.account.name === d.from
  const end = async () => {
    const words = {
      title: isGiver ? `结束委托，${d.to}不再代行？` : `结束${d.from}的委托？`,
      consequence: '马上结束。已经办的都留着，正在办的一件先办完；还要委托的，重新登记。',
      yes: '结束委托',
    }
    if (isGiver) {
      if (await askConfirmation(words)) await ending.run({ ...at, body: { version: d.version, reason: null } })
      return
    }
    const reason = await askReason(words)
    if (reason !== null) await ending.run({ ...at, body: { version: d.version, reason } })
  }
  return (
    <>
      <Refusal problem={ending.problem ?? acknowledging.problem} />
      {d.abilities.acknowledge ? (
        <Button
          type="primary"
          loading={acknowledging.isRunning}
          onClick={() => void acknowledging.run({ ...at, body: { version: d.version } })}
        >
          知道了
        </Button>
      ) : null}
      {d.abilities.end ? (
        <Button loading={ending.isRunning} onClick={() => void end()}>
          {isGiver ? '结束委托' : '不便代办，退回'}
        </Button>
      ) : null}
    </>
  )
}

function factsOf(d: DelegationRowView): [string, ReactNode][] {
  return [
    ['身份和范围', `${roleNames[d.role]}，${d.reachText}`],
    ['起止', `${d.fromOn} 至 ${d.toOn}（当天二十四时止）`],
    ['事由', d.reason],
    ['登记', `${d.madeBy} ${atMoment(d.madeAt)}${d.isForAbsent ? '，委托人不在岗' : ''}`],
    ['受托人', d.acknowledgedAt ? `${atMoment(d.acknowledgedAt)} 已知道` : '还没有看'],
    ['状态', stateLabels[d.state]],
    ...(d.ended
      ? [['结束', `${d.ended.by} ${atMoment(d.ended.at)}${d.ended.reason ? `，${d.ended.reason}` : ''}`] as [string, ReactNode]]
      : []),
  ]
}

function Done({ of: d }: { of: DelegationView }) {
  if (d.actsTotal === 0) return <p className="note">还没有代办的事。</p>
  return (
    <>
      <h3>代办的事（{d.actsTotal} 件）</h3>
      <ol className="delegated-acts">
        {d.acts.map((a) => (
          <li key={a.id}>
            <span className="note">{atMoment(a.at)}</span> {a.verb}
            {a.about.length > 0 ? `：${a.about.join('、')}` : ''}
            {a.result === 'done' ? '' : '（没有办成）'}
          </li>
        ))}
      </ol>
    </>
  )
}
