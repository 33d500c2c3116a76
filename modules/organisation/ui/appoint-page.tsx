import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import { type LeaderDuty, leaderDuties, type UnitView } from '../contract.ts'
import { dutyWords } from '../words.ts'
import { ActFrame } from './act-frame.tsx'
import { useAppointLeader } from './api.ts'
import { dutyOptions } from './labels.ts'
import { OfficerInput } from './officer-input.tsx'

interface Values {
  readonly duty: LeaderDuty
  readonly personId: string
  readonly fromOn: string
}

/** Who ends when this one begins. */
function consequenceOf(unit: UnitView, { duty, fromOn }: Values): string {
  const held = unit.appointments.filter((a) => a.duty === duty && a.toOn === null)
  if (held.length === 0) return `现在没有${dutyWords[duty]}。`
  const names = held.map((a) => a.personName).join('、')
  return duty === 'leaderInCharge'
    ? `现有分管领导 ${names} 继续任职，分管领导可以有几位。`
    : `现任 ${names} 的任职到 ${fromOn} 为止。`
}

/** 任命单位领导: dated; who was head or overseer until then ends that day. */
export function AppointPage() {
  const go = useGo()
  const [{ duty }] = useAddress()
  const appoint = useAppointLeader()
  const asked = leaderDuties.find((d) => d === duty) ?? 'unitHead'
  return (
    <ActFrame title="任命单位领导">
      {(unit) => (
        <Form<Values>
          submit="任命"
          initial={{ duty: asked, personId: '', fromOn: today() }}
          version={unit.version}
          onCancel={() => go(`/units/${unit.id}?tab=leaders`)}
          groups={[
            {
              fields: [
                { kind: 'choice', name: 'duty', label: '职责', required: true, options: dutyOptions },
                {
                  kind: 'custom',
                  name: 'personId',
                  label: '民警',
                  required: true,
                  input: (at) => <OfficerInput {...at} unitId={unit.id} />,
                },
                { kind: 'date', name: 'fromOn', label: '任职日期', required: true },
                {
                  kind: 'derived',
                  name: 'derived:consequence',
                  label: '办了以后',
                  show: (values) => consequenceOf(unit, values),
                },
              ],
            },
          ]}
          onSave={async (values, version) => {
            await appoint.runOrThrow({ params: { id: unit.id }, body: { ...values, version } })
            go(`/units/${unit.id}?tab=leaders`)
          }}
        />
      )}
    </ActFrame>
  )
}
