import { today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useGo, usePathParam } from '../../../app/navigation.tsx'
import { useChange, useFound, useTaskForce } from './api.ts'

const crumbs = [{ href: '/task-forces', label: '专班' }]
interface Founding {
  readonly name: string
  readonly reference: string
  readonly foundedOn: string
}
interface Changing {
  readonly name: string
  readonly reference: string
  readonly dissolvedOn: string | null
}
const named = [
  { kind: 'text', name: 'name', label: '专班名称', required: true, maxLength: 60 },
  { kind: 'text', name: 'reference', label: '文号', required: true, maxLength: 60, placeholder: '明公通〔2026〕7号' },
] as const

/** 成立专班: by the paper that sets it up. */
export function FoundPage() {
  const go = useGo()
  const found = useFound()
  const groups: readonly FieldGroup<Founding>[] = [
    { fields: [...named, { kind: 'date', name: 'foundedOn', label: '成立日期', required: true }] },
  ]
  return (
    <Page title="成立专班" note="成立以后任命组长、副组长、办公室；各单位主要领导自己就是成员。" crumbs={crumbs}>
      <Card>
        <Form<Founding>
          submit="成立专班"
          cancel="不成立，返回"
          onCancel={() => go('/task-forces')}
          initial={{ name: '', reference: '', foundedOn: today() }}
          groups={groups}
          onSave={async (body) => {
            const { id } = await found.runOrThrow({ body })
            go(`/task-forces/${id}`, { replace: true })
          }}
        />
      </Card>
    </Page>
  )
}

/** 改专班资料; with a last day the task force is dissolved. */
export function ChangePage() {
  const go = useGo()
  const id = usePathParam('taskForceId')
  const reading = useTaskForce(id)
  const change = useChange()
  const href = `/task-forces/${id}`
  const groups: readonly FieldGroup<Changing>[] = [
    {
      fields: [
        ...named,
        { kind: 'date', name: 'dissolvedOn', label: '撤销日期', hint: '填了就是撤销，以后不再任命、不再会商；记录都留着。' },
      ],
    },
  ]
  return (
    <Page title="改专班资料" crumbs={crumbs}>
      <Card>
        <Shown of={reading} what="专班">
          {({ name, reference, dissolvedOn, version }) => (
            <Form<Changing>
              submit="存专班资料"
              onCancel={() => go(href)}
              initial={{ name, reference, dissolvedOn }}
              version={version}
              groups={groups}
              onSave={async (values, seen) => {
                await change.runOrThrow({ params: { id }, body: { ...values, version: seen } })
                go(href)
              }}
            />
          )}
        </Shown>
      </Card>
    </Page>
  )
}
