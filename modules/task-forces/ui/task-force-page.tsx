import { Button } from 'antd'
import { today } from '../../../app/dates.ts'
import { CalendarDate } from '../../../app/kit/calendar-date.tsx'
import { Due } from '../../../app/kit/due.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo, usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { type AppointmentView, printTaskForce, type TaskForceView } from '../contract.ts'
import { dutyLabels } from '../words.ts'
import { useEnd, useTaskForce } from './api.ts'
import { cycleWords } from './labels.ts'
import './task-forces.css'

/** One task force as it stands on a day, its history, and the heads who are members by their post. */
export function TaskForcePage() {
  const [{ on }] = useAddress()
  const reading = useTaskForce(usePathParam('taskForceId'), on)
  return (
    <Shown of={reading} what="专班">
      {(force) => <Sheet key={force.id} force={force} />}
    </Shown>
  )
}

function Sheet({ force }: { force: TaskForceView }) {
  const go = useGo()
  const [, change] = useAddress()
  const sheet = useDownload(printTaskForce)
  const href = `/task-forces/${force.id}`
  const acts = (
    <>
      <Button
        loading={sheet.isRunning}
        onClick={() => void sheet.run({ params: { id: force.id }, query: { on: force.on } }, '专班组成人员名单.pdf')}
      >
        打印名单
      </Button>
      {force.abilities.change ? <Button onClick={() => go(`${href}/change`)}>改资料</Button> : null}
      {force.abilities.serve ? <Button onClick={() => go(`${href}/cycle`)}>定会商周期</Button> : null}
      {force.abilities.serve ? <Button onClick={() => go(`/consultations/new?taskForceId=${force.id}`)}>筹备会商</Button> : null}
      {force.abilities.appoint ? (
        <Button type="primary" onClick={() => go(`${href}/appoint`)}>
          任命
        </Button>
      ) : null}
    </>
  )
  return (
    <Page title={force.name} note={force.reference} crumbs={[{ href: '/task-forces', label: '专班' }]} acts={acts}>
      <Refusal problem={sheet.problem} />
      <Card>
        <Facts of={factsOf(force)} />
        <div className="task-force-day no-print">
          <label htmlFor="task-force-on">看某天的组成</label>
          <CalendarDate
            id="task-force-on"
            value={force.on}
            isWrong={false}
            describedBy=""
            onChange={(value) => change({ on: typeof value === 'string' && value !== today() ? value : undefined })}
            onLeave={() => undefined}
          />
        </div>
      </Card>
      <Card title="组长、副组长、指定成员和办公室" note={`${force.on} 在任的在前`} isFlush>
        <Appointments force={force} />
      </Card>
      <Card title="当然成员：各单位主要领导" note="随单位任职自己变，不用任命；只列您范围内的单位" isFlush>
        <Heads of={force} />
      </Card>
    </Page>
  )
}

/** 最迟 2026-11-23, with its light. */
function NextMeeting({ of: cycle }: { of: TaskForceView['cycle'] }) {
  if (!cycle) return <>—</>
  return (
    <>
      {`最迟 ${cycle.nextDueOn}　`}
      <Due on={cycle.nextDueOn} light={cycle.light} days={cycle.days} />
    </>
  )
}

function factsOf(f: TaskForceView): [string, React.ReactNode][] {
  return [
    ['成立日期', f.foundedOn],
    ...(f.dissolvedOn ? [['撤销日期', f.dissolvedOn] as [string, React.ReactNode]] : []),
    ['会商周期', cycleWords(f.cycle)],
    ['下次会商', <NextMeeting key="next" of={f.cycle} />],
    ['参加单位', `名称含 ${f.joinWords.join('、') || '（未定）'}，或者用辅 ${f.joinFrom} 人以上`],
  ]
}

function Appointments({ force }: { force: TaskForceView }) {
  const [{ end }, change] = useAddress()
  const ending = force.appointments.find((a) => a.id === end && a.toOn === null)
  const rows = force.appointments
  return (
    <>
      {ending ? <EndForm force={force} of={ending} onClose={() => change({ end: undefined })} /> : null}
      <table className="task-force-table is-stacked">
        <thead>
          <tr>
            {['职务', '姓名', '行政职务', '任职', '免职', '操作'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={6}>
                <Gap>还没有任命</Gap>
              </td>
            </tr>
          ) : null}
          {rows.map((a) => (
            <tr key={a.id} className={a.isInForce ? '' : 'is-past'}>
              <td>{dutyLabels[a.duty]}</td>
              <td>{a.person.name}</td>
              <td>{a.person.title ?? '—'}</td>
              <td data-label="任职">{a.fromOn}</td>
              <td data-label="免职">{a.toOn ?? '在任'}</td>
              <td>
                {force.abilities.appoint && a.toOn === null ? (
                  <button
                    type="button"
                    className="text-act"
                    aria-label={`结束任职：${a.person.name}`}
                    onClick={() => change({ end: a.id })}
                  >
                    结束任职
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function EndForm({ force, of: a, onClose }: { force: TaskForceView; of: AppointmentView; onClose: () => void }) {
  const ending = useEnd()
  return (
    <div className="task-force-end">
      <Form<{ toOn: string }>
        key={a.id}
        submit="结束任职"
        cancel="不结束"
        onCancel={onClose}
        initial={{ toOn: today() }}
        version={a.version}
        groups={[
          {
            title: `结束${a.person.name}的${dutyLabels[a.duty]}任职`,
            fields: [
              { kind: 'date', name: 'toOn', label: '免职日期', required: true, hint: '从这天起不再任职；办公室的权限同时结束。' },
            ],
          },
        ]}
        onSave={async ({ toOn }, version) => {
          await ending.runOrThrow({ params: { id: force.id, appointmentId: a.id }, body: { toOn, version } })
          onClose()
        }}
      />
    </div>
  )
}

function Heads({ of: force }: { of: TaskForceView }) {
  return (
    <table className="task-force-table">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">主要领导</th>
        </tr>
      </thead>
      <tbody>
        {force.unitHeads.map((h) => (
          <tr key={h.unit.id}>
            <td>{h.unit.name}</td>
            <td>{h.personName ?? <Gap>空缺</Gap>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
