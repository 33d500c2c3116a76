import { call } from '../../../app/call.ts'
import type { Field } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { readUnit, type UnitKind, type UnitView } from '../contract.ts'
import { ActFrame } from './act-frame.tsx'
import { useChangeUnit } from './api.ts'
import { kindOptions } from './labels.ts'

interface Values {
  readonly hotline: string | null
  readonly mailbox: string | null
  readonly code: string
  readonly policeLine: string | null
  readonly kind: UnitKind
}
const valuesOf = ({ hotline, mailbox, code, policeLine, kind }: UnitView): Values => ({
  hotline,
  mailbox,
  code,
  policeLine,
  kind,
})
const contacts: readonly Field<Values>[] = [
  {
    kind: 'text',
    name: 'hotline',
    label: '政策电话',
    maxLength: 30,
    hint: '辅警问政策、反映问题打的电话，只用数字、空格和横线。',
  },
  { kind: 'text', name: 'mailbox', label: '意见箱', maxLength: 60, hint: '意见箱的位置或邮箱地址。' },
]
const structure: readonly Field<Values>[] = [
  { kind: 'text', name: 'code', label: '编码', required: true, maxLength: 20 },
  { kind: 'text', name: 'policeLine', label: '警种', maxLength: 20 },
  { kind: 'select', name: 'kind', label: '类型', required: true, options: kindOptions },
]
/** What changed, so that a clerk sends contacts only; an emptied text is none. */
const changesOf = (values: Values, before: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === before[name as keyof Values] ? [] : [[name, value || null]])),
  )

/** 修改单位资料: contacts by the unit itself, code, line and kind by the office. */
export function ChangeUnitPage() {
  const go = useGo()
  const change = useChangeUnit()
  return (
    <ActFrame title="修改单位资料">
      {(unit) => (
        <Form<Values>
          submit="存单位资料"
          initial={valuesOf(unit)}
          version={unit.version}
          onCancel={() => go(`/units/${unit.id}`)}
          groups={[
            { title: '怎么找到它', fields: contacts },
            ...(unit.abilities.restructure ? [{ title: '它是什么单位', fields: structure }] : []),
          ]}
          onSave={async (values, version) => {
            await change.runOrThrow({ params: { id: unit.id }, body: { ...changesOf(values, valuesOf(unit)), version } })
            go(`/units/${unit.id}`)
          }}
          reread={async () => {
            const now = await call(readUnit, { params: { id: unit.id } })
            return { values: valuesOf(now), version: now.version }
          }}
        />
      )}
    </ActFrame>
  )
}
