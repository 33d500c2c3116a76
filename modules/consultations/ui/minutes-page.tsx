import type { Field } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { ConsultationView } from '../contract.ts'
import { kindLabels } from '../words.ts'
import { useMeeting, useWriteMinutes } from './api.ts'
import { levelOptions } from './labels.ts'

/** By point what was said to it; level and reasons beside. */
type Values = Record<string, string | null>

/** 写会商纪要: what was said to each point, and the judgement. */
export function MinutesPage() {
  const id = usePathParam('consultationId')
  return (
    <Page
      title="写会商纪要"
      note="写隐患和管理，不写个人说了什么、想什么；审定以前可以再改。"
      crumbs={[
        { href: '/consultations', label: '会商研判' },
        { href: `/consultations/${id}`, label: '这次会商' },
      ]}
    >
      <Card>
        <Shown of={useMeeting(id)} what="会商">
          {(meeting) => <MinutesForm meeting={meeting} />}
        </Shown>
      </Card>
    </Page>
  )
}

function MinutesForm({ meeting }: { meeting: ConsultationView }) {
  const go = useGo()
  const write = useWriteMinutes()
  const back = `/consultations/${meeting.id}`
  const groups = (Object.keys(kindLabels) as (keyof typeof kindLabels)[]).flatMap((kind) => {
    const points = meeting.points.filter((p) => p.kind === kind)
    const fields = points.map(
      (p): Field<Values> => ({
        kind: 'multiline',
        name: p.id ?? '',
        label: p.title,
        hint: p.facts,
        rows: 3,
        maxLength: 4000,
        isWide: true,
      }),
    )
    return fields.length > 0 ? [{ title: kindLabels[kind], fields }] : []
  })
  const said = Object.fromEntries(meeting.points.map((p) => [p.id ?? '', p.minutes]))
  return (
    <Form<Values>
      submit="存纪要"
      cancel="不存，返回"
      onCancel={() => go(back)}
      initial={{ ...said, level: meeting.level, reasons: meeting.reasons ?? '' }}
      version={meeting.version}
      groups={[
        ...groups,
        {
          title: '研判结论',
          fields: [
            { kind: 'choice', name: 'level', label: '研判级别', required: true, options: levelOptions },
            { kind: 'multiline', name: 'reasons', label: '理由', required: true, rows: 4, maxLength: 2000, isWide: true },
          ],
        },
      ]}
      onSave={async ({ level, reasons, ...minutes }, version) => {
        const points = Object.entries(minutes).map(([id, text]) => ({ id, minutes: text ?? '' }))
        const judged = { level: level as NonNullable<ConsultationView['level']>, reasons: reasons ?? '' }
        await write.runOrThrow({ params: { id: meeting.id }, body: { version, points, ...judged } })
        go(back)
      }}
    />
  )
}
