import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import type { ConsultationView } from '../contract.ts'
import { useDraft, useMeeting, useProposal } from './api.ts'

interface Values {
  readonly text: string
  readonly kind: 'measure' | 'task'
  readonly pointId: string | null
  readonly unitId: string | null
  readonly ownerId: string | null
  readonly dueOn: string
}

/** 拟会商决定: a measure of a hazard on the agenda, or a task of a unit. */
export function DecisionPage() {
  const id = usePathParam('consultationId')
  return (
    <Page
      title="拟会商决定"
      note="纪要审定以后生效：措施记进问题台账，任务进承办单位的待办。"
      crumbs={[
        { href: '/consultations', label: '会商研判' },
        { href: `/consultations/${id}`, label: '这次会商' },
      ]}
    >
      <Card>
        <Shown of={useMeeting(id)} what="会商">
          {(meeting) => <DecisionForm meeting={meeting} />}
        </Shown>
      </Card>
    </Page>
  )
}

function DecisionForm({ meeting }: { meeting: ConsultationView }) {
  const go = useGo()
  const draft = useDraft()
  const units = useProposal(meeting.taskForce.id).data?.all ?? []
  const back = `/consultations/${meeting.id}`
  const hazards = meeting.points.flatMap((p) =>
    p.kind === 'hazard' && p.hazardId && p.id ? [{ value: p.id, label: p.title, hazardId: p.hazardId }] : [],
  )
  const isMeasure = ({ kind }: Values) => kind === 'measure'
  return (
    <Form<Values>
      submit="拟这项决定"
      cancel="不拟，返回"
      onCancel={() => go(back)}
      initial={{
        text: '',
        kind: hazards.length > 0 ? 'measure' : 'task',
        pointId: null,
        unitId: null,
        ownerId: null,
        dueOn: today(),
      }}
      version={meeting.version}
      groups={[
        {
          title: '做什么',
          fields: [
            { kind: 'multiline', name: 'text', label: '决定', required: true, rows: 3, maxLength: 500, isWide: true },
            {
              kind: 'choice',
              name: 'kind',
              label: '落到哪里',
              required: true,
              options: [
                { value: 'measure', label: '隐患的整改措施' },
                { value: 'task', label: '单位的任务' },
              ],
            },
            { kind: 'select', name: 'pointId', label: '隐患', required: true, options: hazards, when: isMeasure },
          ],
        },
        {
          title: '谁负责，什么时候完成',
          fields: [
            {
              kind: 'select',
              name: 'unitId',
              label: '承办单位',
              required: true,
              options: units.map((u) => ({ value: u.id, label: u.name })),
              when: (values) => !isMeasure(values),
            },
            {
              kind: 'custom',
              name: 'ownerId',
              label: '责任人',
              hint: '整改措施一定要有责任人；任务可以只到单位。',
              input: (at) => <OfficerInput {...at} />,
            },
            { kind: 'date', name: 'dueOn', label: '期限', required: true, earliest: today() },
          ],
        },
      ]}
      onSave={async ({ kind, pointId, unitId, ownerId, ...values }, version) => {
        const of =
          kind === 'measure'
            ? { hazardId: hazards.find((h) => h.value === pointId)?.hazardId ?? null, unitId: null }
            : { hazardId: null, unitId }
        const body = { ...values, ...of, version, ownerId: ownerId || null, pointId: kind === 'measure' ? pointId : null }
        await draft.runOrThrow({ params: { id: meeting.id }, body })
        go(back)
      }}
    />
  )
}
