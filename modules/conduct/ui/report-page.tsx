import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { PersonInput } from '../../personnel/ui/public.ts'
import { LeaderInput } from './account-input.tsx'
import { useReport } from './api.ts'

interface Values {
  readonly personId: string
  readonly leaderId: string
  readonly happenedOn: string
  readonly place: string
  readonly matter: string
}

/** 密封报告: facts that should be looked into go to one leader, and to nobody else. */
export function ReportPage() {
  const go = useGo()
  const reporting = useReport()
  return (
    <Page title="密封报告" note="只有您和选定的领导看得到；写事实，不写评价。" crumbs={[{ href: '/conduct', label: '核查' }]}>
      <Card>
        <Form<Values>
          submit="密封报告"
          cancel="不报，返回"
          onCancel={() => go('/conduct')}
          initial={{ personId: '', leaderId: '', happenedOn: today(), place: '', matter: '' }}
          groups={[
            {
              fields: [
                { kind: 'custom', name: 'personId', label: '涉及的人', required: true, input: (at) => <PersonInput {...at} /> },
                { kind: 'date', name: 'happenedOn', label: '时间', required: true, latest: today() },
                { kind: 'text', name: 'place', label: '地点', required: true, maxLength: 60 },
                {
                  kind: 'multiline',
                  name: 'matter',
                  label: '事由',
                  required: true,
                  maxLength: 2000,
                  rows: 6,
                  hint: '什么时候、在哪里、做了什么、从哪里知道。',
                },
                {
                  kind: 'custom',
                  name: 'leaderId',
                  label: '报给',
                  required: true,
                  input: (at) => <LeaderInput {...at} />,
                  hint: '政治处领导或者局领导。报出以后由他决定是否立案。',
                },
              ],
            },
          ]}
          onSave={async (values) => {
            const { id } = await reporting.runOrThrow({ body: values })
            go(`/conduct/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
