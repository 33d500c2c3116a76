import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import type { IncidentView } from '../contract.ts'
import { trackLabels } from '../words.ts'
import { useAddStep, useAssign } from './api.ts'
import { timeFault } from './labels.ts'

interface FormProps {
  readonly incident: IncidentView
  readonly track: IncidentView['tracks'][number]['track']
  readonly onClose: () => void
}

/** Who answers for a track. */
export function OwnerForm({ incident, track, onClose }: FormProps) {
  const assign = useAssign()
  return (
    <Form<{ ownerId: string }>
      submit="定负责人"
      cancel="先不定"
      onCancel={onClose}
      initial={{ ownerId: '' }}
      version={incident.version}
      groups={[
        {
          fields: [
            {
              kind: 'custom',
              name: 'ownerId',
              label: `${trackLabels[track]}的负责人`,
              required: true,
              input: (at) => <OfficerInput {...at} unitId={incident.unit.id} />,
            },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await assign.runOrThrow({ params: { id: incident.id }, body: { ...values, track, version } })
        onClose()
      }}
    />
  )
}

interface StepValues {
  readonly takenOn: string
  readonly takenTime: string
  readonly text: string
}

/** What was done on a track, and when. */
export function StepForm({ incident, track, onClose }: FormProps) {
  const add = useAddStep()
  return (
    <Form<StepValues>
      submit="记一步"
      cancel="先不记"
      onCancel={onClose}
      initial={{ takenOn: today(), takenTime: '', text: '' }}
      version={incident.version}
      groups={[
        {
          fields: [
            { kind: 'date', name: 'takenOn', label: '日期', required: true, latest: today() },
            {
              kind: 'text',
              name: 'takenTime',
              label: '时刻',
              required: true,
              maxLength: 5,
              placeholder: '09:30',
              check: timeFault,
            },
            { kind: 'multiline', name: 'text', label: '做了什么', required: true, maxLength: 500, rows: 3, isWide: true },
          ],
        },
      ]}
      onSave={async (values, version) => {
        await add.runOrThrow({ params: { id: incident.id }, body: { ...values, track, version } })
        onClose()
      }}
    />
  )
}
