import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useOwnLine, useStart } from './api.ts'

interface Values {
  readonly unitId: string
  readonly inspectedOn: string
}

/** 开始检查: which unit, and when. */
export function StartPage() {
  const go = useGo()
  const start = useStart()
  return (
    <Page
      title="开始检查"
      note="照本警种的检查清单逐项填；办结以前单位看不见。"
      crumbs={[{ href: '/inspections', label: '警种检查' }]}
    >
      <Card>
        <Shown of={useOwnLine()} what="使用本警种辅警的单位">
          {({ units }) => (
            <Form<Values>
              submit="开始检查"
              cancel="不检查，返回"
              onCancel={() => go('/inspections')}
              initial={{ unitId: '', inspectedOn: today() }}
              groups={[
                {
                  fields: [
                    {
                      kind: 'select',
                      name: 'unitId',
                      label: '受检单位',
                      required: true,
                      options: units.map((u) => ({ value: u.id, label: `${u.name}（本警种辅警 ${u.auxiliaries} 人）` })),
                      hint: '只列使用本警种辅警的单位。',
                    },
                    { kind: 'date', name: 'inspectedOn', label: '检查日期', required: true, latest: today() },
                  ],
                },
              ]}
              onSave={async (body) => {
                const { id } = await start.runOrThrow({ body })
                go(`/inspections/${id}`, { replace: true })
              }}
            />
          )}
        </Shown>
      </Card>
    </Page>
  )
}
