import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { useMoveDeadline, useRound } from './api.ts'

interface Values {
  readonly dueOn: string | null
  readonly reason: string
}

/** 改签订时限: whoever has not answered gets the new day. */
export function DeadlinePage() {
  const go = useGo()
  const id = usePathParam('roundId')
  const reading = useRound(id)
  const move = useMoveDeadline()
  const back = () => go(`/signing-rounds/${id}`)
  return (
    <Page title="改签订时限" crumbs={[{ href: `/signing-rounds/${id}`, label: reading.data?.title ?? '签订批次' }]}>
      <Card>
        <Shown of={reading} what="签订批次">
          {(round) => (
            <Form<Values>
              submit="改签订时限"
              onCancel={back}
              initial={{ dueOn: round.dueOn, reason: '' }}
              version={round.version}
              groups={[
                {
                  fields: [
                    { kind: 'date', name: 'dueOn', label: '截止日期', hint: '不填为长期。还没有答复的人都改到这一天。' },
                    { kind: 'multiline', name: 'reason', label: '为什么改', required: true, maxLength: 200 },
                  ],
                },
              ]}
              onSave={async (values, version) => {
                await move.runOrThrow({ params: { id }, body: { ...values, version: version ?? round.version } })
                back()
              }}
            />
          )}
        </Shown>
      </Card>
    </Page>
  )
}
