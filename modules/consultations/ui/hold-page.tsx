import type { Field } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { ConsultationView } from '../contract.ts'
import { useHold, useMeeting } from './api.ts'

/** By unit: why it did not come; empty where it came. */
type Values = Record<string, string>

/** 登记会商召开: who did not come; the agenda is frozen. */
export function HoldPage() {
  const id = usePathParam('consultationId')
  return (
    <Page
      title="登记会商召开"
      note="登记以后议程定稿，不再跟着台账变；安排不能再改。"
      crumbs={[
        { href: '/consultations', label: '会商研判' },
        { href: `/consultations/${id}`, label: '这次会商' },
      ]}
    >
      <Card title="未到的单位写明原因，到会的不填">
        <Shown of={useMeeting(id)} what="会商">
          {(meeting) => <HoldForm meeting={meeting} />}
        </Shown>
      </Card>
    </Page>
  )
}

function HoldForm({ meeting }: { meeting: ConsultationView }) {
  const go = useGo()
  const hold = useHold()
  const back = `/consultations/${meeting.id}`
  const fields = meeting.participants.map(
    (p): Field<Values> => ({ kind: 'text', name: p.unit.id, label: p.unit.name, maxLength: 100, placeholder: '到会' }),
  )
  return (
    <Form<Values>
      submit="登记召开，议程定稿"
      cancel="先不登记，返回"
      onCancel={() => go(back)}
      initial={Object.fromEntries(meeting.participants.map((p) => [p.unit.id, '']))}
      version={meeting.version}
      isTwoColumns
      groups={[{ fields }]}
      onSave={async (values, version) => {
        const absences = Object.entries(values).flatMap(([unitId, reason]) =>
          reason.trim() === '' ? [] : [{ unitId, reason: reason.trim() }],
        )
        await hold.runOrThrow({ params: { id: meeting.id }, body: { version, absences } })
        go(back)
      }}
    />
  )
}
