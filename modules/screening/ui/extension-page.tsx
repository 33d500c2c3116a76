import { Form } from '../../../app/kit/form.tsx'
import { Card, Facts, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import type { ReturnView } from '../contract.ts'
import { useExtend, useReturn } from './api.ts'

interface Values {
  readonly dueOn: string | null
  readonly reason: string
}

/** 延期: one unit's day becomes a later one. */
export function ExtensionPage() {
  const reading = useReturn(usePathParam('returnId'))
  return (
    <Shown of={reading} what="单位填报">
      {(view) => <Extension of={view} />}
    </Shown>
  )
}

function Extension({ of: view }: { of: ReturnView }) {
  const go = useGo()
  const extend = useExtend()
  const back = () => go(`/screening-rounds/${view.round.id}`)
  return (
    <Page
      title={`${view.unit.name}延期`}
      crumbs={[
        { href: '/screening-rounds', label: '隐患排查' },
        { href: `/screening-rounds/${view.round.id}`, label: view.round.title },
      ]}
    >
      <Card>
        <Facts of={[['现在的时限', view.dueOn]]} />
        <Form<Values>
          submit="延期"
          onCancel={back}
          initial={{ dueOn: null, reason: '' }}
          version={view.version}
          whyNot={view.abilities.extend ? undefined : '这个单位已经报送或者批次已经结束，不用延期。'}
          groups={[
            {
              fields: [
                { kind: 'date', name: 'dueOn', label: '延到哪天', required: true, hint: '要晚于现在的时限。只改这一个单位。' },
                { kind: 'multiline', name: 'reason', label: '为什么延', required: true, maxLength: 200 },
              ],
            },
          ]}
          onSave={async ({ dueOn, reason }, version) => {
            const body = { dueOn: dueOn ?? '', reason, version: version ?? view.version }
            await extend.runOrThrow({ params: { id: view.id }, body })
            back()
          }}
        />
      </Card>
    </Page>
  )
}
