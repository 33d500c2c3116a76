import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { useRecord, useUnits } from './api.ts'
import { timeFault } from './labels.ts'

interface Values {
  readonly unitId: string
  readonly title: string
  readonly summary: string
  readonly place: string
  readonly happenedOn: string
  readonly happenedTime: string
}

/** 登记事件: what, where, when. */
export function RecordPage() {
  const go = useGo()
  const recording = useRecord()
  const units = (useUnits(true) ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Page
      title="登记事件"
      note="只写事：什么事、在哪里、怎样处置。不写谁说了什么。"
      crumbs={[{ href: '/incidents', label: '三同步' }]}
    >
      <Card>
        <Form<Values>
          submit="登记事件"
          cancel="不登记，返回"
          onCancel={() => go('/incidents')}
          initial={{ unitId: '', title: '', summary: '', place: '', happenedOn: today(), happenedTime: '' }}
          groups={[
            {
              fields: [
                { kind: 'select', name: 'unitId', label: '单位', required: true, options: units },
                { kind: 'text', name: 'title', label: '事件', required: true, maxLength: 60 },
                { kind: 'text', name: 'place', label: '地点', required: true, maxLength: 100 },
                { kind: 'date', name: 'happenedOn', label: '发生日期', required: true, latest: today() },
                {
                  kind: 'text',
                  name: 'happenedTime',
                  label: '发生时刻',
                  required: true,
                  maxLength: 5,
                  placeholder: '09:30',
                  check: timeFault,
                },
                { kind: 'multiline', name: 'summary', label: '简要情况', required: true, maxLength: 1000, rows: 5, isWide: true },
              ],
            },
          ]}
          onSave={async (body) => {
            const { id } = await recording.runOrThrow({ body })
            go(`/incidents/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}
