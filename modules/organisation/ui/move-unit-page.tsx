import { Form } from '../../../app/kit/form.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { ActFrame } from './act-frame.tsx'
import { useMoveUnit } from './api.ts'
import { UnitInput } from './unit-input.tsx'
import { UnitJob } from './unit-job.tsx'

interface Values {
  readonly parentId: string
  readonly reason: string
}

/** 调整隶属: the unit goes below another with all below it; a job, one transaction. */
export function MoveUnitPage() {
  const go = useGo()
  const move = useMoveUnit()
  return (
    <ActFrame
      title="调整隶属"
      consequence={(u) => (
        <ul>
          <li>
            {u.name}
            {u.children.length > 0 ? `连同 ${u.children.length} 个下级单位` : ''}排到新上级单位的最后；{u.peopleCount}{' '}
            人的使用单位不变。
          </li>
          <li>谁能看、谁能改，办完立即按新的隶属：新上级看得到，原上级（{u.parentName}）看不到，以前的记录和痕迹也一样。</li>
          <li>在后台办，办完以前照旧；要么全部办成，要么什么都不变。</li>
        </ul>
      )}
    >
      {(unit) => (
        <UnitJob name={`unitMove.${unit.id}`} title={`调整隶属：${unit.name}`} again="再调整一次">
          {(remember) => (
            <Form<Values>
              submit="调整隶属"
              initial={{ parentId: '', reason: '' }}
              version={unit.version}
              onCancel={() => go(`/units/${unit.id}`)}
              groups={[
                {
                  fields: [
                    {
                      kind: 'custom',
                      name: 'parentId',
                      label: '新的上级单位',
                      required: true,
                      input: (at) => <UnitInput {...at} without={unit.id} />,
                      check: (value) =>
                        value === unit.parentId ? `${unit.name}已经在${unit.parentName}下面，请选别的单位。` : undefined,
                    },
                    { kind: 'text', name: 'reason', label: '依据', required: true, maxLength: 200 },
                  ],
                },
              ]}
              onSave={async (values, version) =>
                remember((await move.runOrThrow({ params: { id: unit.id }, body: { ...values, version } })).jobId)
              }
            />
          )}
        </UnitJob>
      )}
    </ActFrame>
  )
}
