import { Button } from 'antd'
import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type LeavingView, printLeaving } from '../contract.ts'
import { stepLabels } from '../words.ts'
import { useComplete, useLeaving, useWithdraw } from './api.ts'
import { lookLabels, stateLabels } from './labels.ts'
import { LeavingSteps } from './leaving-steps.tsx'

/** One person's exit checklist. */
export function LeavingPage() {
  const reading = useLeaving(usePathParam('leavingId'))
  return (
    <Shown of={reading} what="离岗手续">
      {(leaving) => <Checklist key={leaving.id} leaving={leaving} />}
    </Shown>
  )
}

/** Why it can't be completed yet, as a sentence. */
function whyNot({ isAnnounced, steps }: LeavingView): string | null {
  const missing = steps.filter((s) => s.doneAt === null).map((s) => stepLabels[s.step])
  if (missing.length > 0) return `还不能办结，差 ${missing.length} 项：${missing.join('；')}。`
  return isAnnounced ? '还不能办结：到离岗那天，先在一人一档里办理离岗。' : null
}

function Checklist({ leaving }: { leaving: LeavingView }) {
  const go = useGo()
  const [complete, withdraw, sheet] = [useComplete(), useWithdraw(), useDownload(printLeaving)]
  const params = { id: leaving.id }
  const { version, person } = leaving
  const finish = async () => {
    const isSure = await askConfirmation({
      title: `办结${person.name}的离岗手续`,
      consequence: '办结以后不能再改；手续单还可以打印。',
      yes: `办结${person.name}的离岗手续`,
    })
    if (isSure) await complete.run({ params, body: { version } })
  }
  const takeBack = async () => {
    const reason = await askReason({
      title: `撤回${person.name}的离岗手续，为什么`,
      consequence: '没有答复的离岗保密承诺书不再要签；已签的留着。',
      yes: '撤回离岗手续',
    })
    if (reason !== null && (await withdraw.run({ params, body: { version, reason } }))) go('/leavings')
  }
  const gap = leaving.abilities.work ? whyNot(leaving) : null
  const acts = (
    <>
      <Button loading={sheet.isRunning} onClick={() => void sheet.run({ params }, '离岗手续单.pdf')}>
        打印离岗手续单
      </Button>
      {leaving.abilities.withdraw ? (
        <Button loading={withdraw.isRunning} onClick={() => void takeBack()}>
          撤回预办
        </Button>
      ) : null}
      {leaving.abilities.work ? (
        <Button type="primary" disabled={!leaving.abilities.complete} loading={complete.isRunning} onClick={() => void finish()}>
          办结离岗手续
        </Button>
      ) : null}
    </>
  )
  return (
    <Page
      title={`${person.name}的离岗手续`}
      note={`${leaving.unit.name} · ${stateLabels[leaving.state]}`}
      crumbs={[{ href: '/leavings', label: '离岗手续' }]}
      acts={acts}
    >
      <Refusal problem={complete.problem ?? withdraw.problem ?? sheet.problem} />
      <Card>
        <Facts of={factsOf(leaving)} />
      </Card>
      <Card title="逐项办理" {...(gap ? { note: gap } : {})}>
        <LeavingSteps leaving={leaving} />
      </Card>
    </Page>
  )
}

function factsOf(l: LeavingView): [string, ReactNode][] {
  const who = [l.person.name, l.person.number].filter(Boolean).join('　')
  return [
    [
      '姓名、编号',
      l.abilities.openFile ? (
        <Link key="person" href={`/people/${l.person.id}`}>
          {who}
        </Link>
      ) : (
        who
      ),
    ],
    ['单位', l.unit.name],
    ['离岗日期', l.isAnnounced ? `${l.separatedOn}（预计）` : l.separatedOn],
    ...(l.secondLook ? [['不续签的查看', lookLabels[l.secondLook]] as [string, ReactNode]] : []),
    ...(l.state === 'open'
      ? [['时限', <Due key="due" on={l.separatedOn} light={l.light} days={l.days} />] as [string, ReactNode]]
      : []),
    ...(l.endedAt ? [[stateLabels[l.state], `${l.endedByName ?? ''} ${atMoment(l.endedAt)}`] as [string, ReactNode]] : []),
    ...(l.endReason ? [['原因', l.endReason] as [string, ReactNode]] : []),
  ]
}
