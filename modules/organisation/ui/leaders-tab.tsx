import { Button } from 'antd'
import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Gap } from '../../../app/kit/light.tsx'
import { Link, useAddress, useGo } from '../../../app/navigation.tsx'
import { leaderDuties, type UnitView } from '../contract.ts'
import { dutyWords } from '../words.ts'
import { useEndAppointment } from './api.ts'

type Appointment = UnitView['appointments'][number]

/** 领导任职: who holds each duty now, and everybody before. */
export function LeadersTab({ unit }: { unit: UnitView }) {
  const go = useGo()
  const [{ end }, change] = useAddress()
  const ending = unit.appointments.find((a) => a.id === end && a.toOn === null)
  return (
    <>
      {ending ? <EndForm unit={unit} appointment={ending} onClose={() => change({ end: undefined })} /> : null}
      <table className="unit-table">
        <caption className="visually-hidden">领导任职</caption>
        <thead>
          <tr>
            <th scope="col">职责</th>
            <th scope="col">姓名</th>
            <th scope="col">职务</th>
            <th scope="col">任职</th>
            <th scope="col">免职</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {leaderDuties.map((duty) => {
            const held = unit.appointments.filter((a) => a.duty === duty)
            const isVacant = !held.some((a) => a.toOn === null || a.toOn > today())
            return [
              ...(isVacant && unit.missing.includes(duty) ? [<VacantRow key={duty} unit={unit} duty={duty} />] : []),
              ...held.map((a) => (
                <Row
                  key={a.id}
                  appointment={a}
                  canEnd={Boolean(unit.abilities.restructure)}
                  onEnd={() => change({ end: a.id })}
                />
              )),
            ]
          })}
        </tbody>
      </table>
      {unit.abilities.restructure ? (
        <div className="form-foot">
          <Button onClick={() => go(`/units/${unit.id}/appoint`)}>任命领导</Button>
        </div>
      ) : null}
    </>
  )
}

function VacantRow({ unit, duty }: { unit: UnitView; duty: Appointment['duty'] }) {
  return (
    <tr>
      <td>{dutyWords[duty]}</td>
      <td>
        <Gap>空缺</Gap>
      </td>
      <td>—</td>
      <td>—</td>
      <td>—</td>
      <td>{unit.abilities.restructure ? <Link href={`/units/${unit.id}/appoint?duty=${duty}`}>任命</Link> : null}</td>
    </tr>
  )
}

function Row({ appointment: a, canEnd, onEnd }: { appointment: Appointment; canEnd: boolean; onEnd: () => void }) {
  return (
    <tr>
      <td>{dutyWords[a.duty]}</td>
      <td>{a.personName}</td>
      <td>{a.personTitle ?? '—'}</td>
      <td>{a.fromOn}</td>
      <td>{a.toOn ?? '在任'}</td>
      <td>
        {canEnd && a.toOn === null ? (
          <button type="button" className="text-act" aria-label={`结束任职：${a.personName}`} onClick={onEnd}>
            结束任职
          </button>
        ) : null}
      </td>
    </tr>
  )
}

function EndForm({ unit, appointment, onClose }: { unit: UnitView; appointment: Appointment; onClose: () => void }) {
  const ending = useEndAppointment()
  const words = `${appointment.personName}的${dutyWords[appointment.duty]}任职`
  return (
    <Form<{ toOn: string }>
      key={appointment.id}
      submit="结束任职"
      initial={{ toOn: today() }}
      version={appointment.version}
      onCancel={onClose}
      cancel="不结束"
      groups={[
        {
          title: `结束${words}`,
          fields: [
            {
              kind: 'date',
              name: 'toOn',
              label: '免职日期',
              required: true,
              hint: '从这天起空缺，直到任命新的人；空缺会列在工作台上。',
            },
          ],
        },
      ]}
      onSave={async ({ toOn }, version) => {
        await ending.runOrThrow({ params: { id: unit.id, appointmentId: appointment.id }, body: { toOn, version } })
        onClose()
      }}
    />
  )
}
