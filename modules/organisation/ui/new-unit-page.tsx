import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import type { UnitKind } from '../contract.ts'
import { useAddUnit } from './api.ts'
import { newKindOptions } from './labels.ts'
import { UnitInput } from './unit-input.tsx'

interface Values {
  readonly parentId: string
  readonly kind: UnitKind
  readonly name: string
  readonly shortName: string
  readonly code: string
  readonly policeLine: string | null
  readonly openedOn: string
}

/** 新增单位: stands last among the units of its parent. */
export function NewUnitPage() {
  const go = useGo()
  const [{ parentId = '' }] = useAddress()
  const add = useAddUnit()
  const initial: Values = {
    parentId,
    kind: 'policeStation',
    name: '',
    shortName: '',
    code: '',
    policeLine: null,
    openedOn: today(),
  }
  return (
    <Page title="新增单位" crumbs={[{ href: '/units', label: '单位' }]}>
      <Card>
        <Form<Values>
          submit="新增单位"
          initial={initial}
          isTwoColumns
          onCancel={() => go('/units')}
          groups={[
            {
              title: '在哪里',
              fields: [
                {
                  kind: 'custom',
                  name: 'parentId',
                  label: '上级单位',
                  required: true,
                  input: (at) => <UnitInput {...at} />,
                  hint: '新单位排在上级单位的最后。',
                },
                { kind: 'select', name: 'kind', label: '类型', required: true, options: newKindOptions },
              ],
            },
            {
              title: '叫什么',
              fields: [
                { kind: 'text', name: 'name', label: '单位名称', required: true, maxLength: 60 },
                { kind: 'text', name: 'shortName', label: '简称', required: true, maxLength: 20 },
                {
                  kind: 'text',
                  name: 'code',
                  label: '编码',
                  required: true,
                  maxLength: 20,
                  hint: '数字、字母和横线，全局不重复。',
                },
                { kind: 'text', name: 'policeLine', label: '警种', maxLength: 20 },
                { kind: 'date', name: 'openedOn', label: '成立日期', required: true },
              ],
            },
          ]}
          onSave={async (values) => go(`/units/${(await add.runOrThrow({ body: values })).id}`)}
        />
      </Card>
    </Page>
  )
}
