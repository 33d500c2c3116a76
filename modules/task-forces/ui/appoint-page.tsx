import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { OfficerInput } from '../../organisation/ui/public.ts'
import type { AppointmentView, TaskForceView } from '../contract.ts'
import { dutyLabels } from '../words.ts'
import { useAppoint, useTaskForce } from './api.ts'
import { dutyOptions } from './labels.ts'

interface Values {
  readonly duty: AppointmentView['duty']
  readonly personId: string
  readonly fromOn: string
}

/** Who ends when this one begins, and what the duty lets somebody do. */
function consequenceOf(force: TaskForceView, { duty, fromOn }: Values): string {
  const held = force.appointments.filter((a) => a.duty === duty && a.toOn === null)
  const isSingle = duty === 'head' || duty === 'officeDirector'
  const former = isSingle && held.length > 0 ? `现任${dutyLabels[duty]} ${held[0]?.person.name} 的任职到 ${fromOn} 为止。` : ''
  const right = duty.startsWith('office') ? '任职期间可以筹备会商、写纪要、核验会商决定，范围是全局。' : ''
  return `${former}${right}` || '与现任的人一起任职。'
}

/** 任命专班组成人员: dated. */
export function AppointPage() {
  const go = useGo()
  const id = usePathParam('taskForceId')
  const appoint = useAppoint()
  const href = `/task-forces/${id}`
  return (
    <Page title="任命专班组成人员" crumbs={[{ href: '/task-forces', label: '专班' }]}>
      <Card>
        <Shown of={useTaskForce(id)} what="专班">
          {(force) => (
            <Form<Values>
              submit="任命"
              initial={{ duty: 'head', personId: '', fromOn: today() }}
              version={force.version}
              onCancel={() => go(href)}
              groups={[
                {
                  fields: [
                    { kind: 'choice', name: 'duty', label: '职务', required: true, options: dutyOptions },
                    { kind: 'custom', name: 'personId', label: '民警', required: true, input: (at) => <OfficerInput {...at} /> },
                    { kind: 'date', name: 'fromOn', label: '任职日期', required: true },
                    { kind: 'derived', name: 'derived:consequence', label: '办了以后', show: (v) => consequenceOf(force, v) },
                  ],
                },
              ]}
              onSave={async (values, version) => {
                await appoint.runOrThrow({ params: { id }, body: { ...values, version } })
                go(href)
              }}
            />
          )}
        </Shown>
      </Card>
    </Page>
  )
}
