import { Button } from 'antd'
import type { ReactNode } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Stepper } from '../../../app/kit/timeline.tsx'
import { Link, useGo, usePathParam } from '../../../app/navigation.tsx'
import { askConfirmation, askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { type ConsultationView, printAgenda, printMinutes } from '../contract.ts'
import { levelLabels, stateLabels } from '../words.ts'
import { Agenda } from './agenda.tsx'
import { useApprove, useCancel, useMeeting } from './api.ts'
import { Decisions } from './decisions.tsx'
import { attendanceLabels, basisLabels } from './labels.ts'
import './consultations.css'

/** One meeting: how far it is, its agenda, minutes and decisions. */
export function ConsultationPage() {
  return (
    <Shown of={useMeeting(usePathParam('consultationId'))} what="会商">
      {(meeting) => <Meeting key={meeting.id} meeting={meeting} />}
    </Shown>
  )
}

function usePapers(c: ConsultationView) {
  const [agenda, minutes] = [useDownload(printAgenda), useDownload(printMinutes)]
  const params = { id: c.id }
  const buttons = (
    <>
      <Button loading={agenda.isRunning} onClick={() => void agenda.run({ params, query: { format: 'pdf' } }, '会商议程.pdf')}>
        打印议程
      </Button>
      <Button onClick={() => void agenda.run({ params, query: { format: 'docx' } }, '会商议程.docx')}>议程存为文档</Button>
      {c.abilities.printMinutes ? (
        <>
          <Button
            loading={minutes.isRunning}
            onClick={() => void minutes.run({ params, query: { format: 'pdf' } }, '会商纪要.pdf')}
          >
            打印纪要
          </Button>
          <Button onClick={() => void minutes.run({ params, query: { format: 'docx' } }, '会商纪要.docx')}>纪要存为文档</Button>
        </>
      ) : null}
    </>
  )
  return { buttons, problem: agenda.problem ?? minutes.problem }
}

function useActs(c: ConsultationView) {
  const go = useGo()
  const [cancel, approve] = [useCancel(), useApprove()]
  const params = { id: c.id }
  const { version } = c
  const callOff = async () => {
    const reason = await askReason({
      title: `取消 ${c.meetingOn} 的会商，为什么`,
      consequence: '取消以后不能恢复；按周期仍要另行筹备。',
      yes: '取消这次会商',
    })
    if (reason !== null) await cancel.run({ params, body: { version, reason } })
  }
  const settle = async () => {
    const drafted = c.decided.filter((d) => d.standing === 'draft').length
    const isSure = await askConfirmation({
      title: '审定会商纪要',
      consequence: `审定以后纪要有编号，不能再改；${drafted} 项决定同时生效，措施记进问题台账，任务进承办单位的待办。`,
      yes: '审定会商纪要',
    })
    if (isSure) await approve.run({ params, body: { version } })
  }
  const to = (page: string) => () => go(`/consultations/${c.id}/${page}`)
  const buttons = (
    <>
      {c.abilities.cancel ? <Button onClick={() => void callOff()}>取消会商</Button> : null}
      {c.abilities.change ? <Button onClick={to('change')}>改安排</Button> : null}
      {c.abilities.hold ? (
        <Button type="primary" onClick={to('holding')}>
          登记召开
        </Button>
      ) : null}
      {c.abilities.write ? <Button onClick={to('decision')}>拟决定</Button> : null}
      {c.abilities.write ? (
        <Button type="primary" onClick={to('minutes')}>
          {c.level === null ? '写纪要' : '改纪要'}
        </Button>
      ) : null}
      {c.abilities.approve ? (
        <Button type="primary" loading={approve.isRunning} onClick={() => void settle()}>
          审定纪要
        </Button>
      ) : null}
    </>
  )
  return { buttons, problem: cancel.problem ?? approve.problem }
}

const stepState = (i: number, at: number) => {
  if (i <= at) return 'done'
  return i === at + 1 ? 'now' : 'later'
}

/** Where the meeting stands, as steps. */
function Progress({ meeting: c }: { meeting: ConsultationView }) {
  const at = ['prepared', 'held', 'written', 'approved'].indexOf(c.state === 'held' && c.level !== null ? 'written' : c.state)
  const labels = ['筹备', '登记召开', '写纪要', '审定']
  const notes = [c.preparedByName, c.meetingOn, c.level === null ? null : c.writtenByName, c.approvedByName]
  return (
    <Stepper
      steps={labels.map((label, i) => ({
        label,
        state: stepState(i, at),
        ...(i <= at && notes[i] ? { note: notes[i] } : {}),
      }))}
    />
  )
}

function Meeting({ meeting: c }: { meeting: ConsultationView }) {
  const [papers, acts] = [usePapers(c), useActs(c)]
  return (
    <Page
      title={c.number ?? `${c.meetingOn} 会商`}
      note={`${c.taskForce.name} · ${stateLabels[c.state]}${c.isPart ? ' · 只列本单位的部分' : ''}`}
      crumbs={[{ href: '/consultations', label: '会商研判' }]}
      acts={
        <>
          {papers.buttons}
          {acts.buttons}
        </>
      }
    >
      <Refusal problem={papers.problem ?? acts.problem} />
      {c.state === 'cancelled' ? <Panel tone="amber" title={`已取消：${c.cancelReason ?? ''}`} /> : <Progress meeting={c} />}
      <Card>
        <Facts of={factsOf(c)} />
      </Card>
      <Agenda meeting={c} />
      {c.level === null ? null : (
        <Card title="研判结论">
          <p className="consultation-level">研判级别：{levelLabels[c.level]}</p>
          <p className="consultation-text">{c.reasons}</p>
        </Card>
      )}
      <Decisions meeting={c} />
    </Page>
  )
}

function factsOf(c: ConsultationView): [string, ReactNode][] {
  const asked = c.participants.map((p) => {
    const came = p.attendance === 'expected' ? basisLabels[p.basis] : attendanceLabels[p.attendance]
    return `${p.unit.name}（${[came, p.absenceReason].filter(Boolean).join('，')}）`
  })
  return [
    ['会商日期', c.meetingOn],
    ['地点', c.place],
    ['主持人', [c.chairName, c.chairTitle].filter(Boolean).join('　')],
    ['参加单位', asked.join('、')],
    ...(c.previous
      ? [
          [
            '上次会商',
            <Link key="previous" href={`/consultations/${c.previous.id}`}>
              {[c.previous.meetingOn, c.previous.number].filter(Boolean).join('　')}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(c.approvedAt ? [['审定', `${c.approvedByName ?? ''} ${atMoment(c.approvedAt)}`] as [string, ReactNode]] : []),
  ]
}
