import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { ActFrame } from './act-frame.tsx'
import { useRenameUnit } from './api.ts'

interface Values {
  readonly name: string
  readonly shortName: string
  readonly fromOn: string
  readonly reason: string
}

/** 单位改名: the old name stays in the history. */
export function RenameUnitPage() {
  const go = useGo()
  const rename = useRenameUnit()
  return (
    <ActFrame
      title="单位改名"
      consequence={(u) =>
        `“${u.name}”这个名称和它的起止日期留在沿革里；查以前日期的责任链条，仍用当时的名称。人员、岗位和编码不变。`
      }
    >
      {(unit) => (
        <Form<Values>
          submit="改为新名称"
          initial={{ name: unit.name, shortName: unit.shortName, fromOn: today(), reason: '' }}
          version={unit.version}
          onCancel={() => go(`/units/${unit.id}`)}
          groups={[
            {
              fields: [
                {
                  kind: 'text',
                  name: 'name',
                  label: '新名称',
                  required: true,
                  maxLength: 60,
                  check: (v, values) =>
                    v === unit.name && values.shortName === unit.shortName ? '名称没有变，改好再存。' : undefined,
                },
                { kind: 'text', name: 'shortName', label: '新简称', required: true, maxLength: 20 },
                { kind: 'date', name: 'fromOn', label: '启用日期', required: true, latest: today() },
                { kind: 'text', name: 'reason', label: '依据', required: true, maxLength: 200, hint: '批复文号或会议决定。' },
              ],
            },
          ]}
          onSave={async (values, version) => {
            await rename.runOrThrow({ params: { id: unit.id }, body: { ...values, version } })
            go(`/units/${unit.id}?tab=names`)
          }}
        />
      )}
    </ActFrame>
  )
}
