import { Form } from '../../../app/kit/form.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { ActFrame } from './act-frame.tsx'
import { usePlaceUnit, useUnitTree } from './api.ts'
import { UnitJob } from './unit-job.tsx'

interface Values {
  readonly after: string
}
const first = 'first'

/** 调整顺序: where the unit stands among those of the same parent; every list, print and the roster follow. */
export function OrderUnitPage() {
  const go = useGo()
  const place = usePlaceUnit()
  const nodes = useUnitTree().data?.nodes ?? []
  return (
    <ActFrame
      title="调整顺序"
      consequence={(u) => (
        <ul>
          <li>
            {u.name}
            {u.children.length > 0 ? `连同 ${u.children.length} 个下级单位` : ''}在{u.parentName}
            下面换个位置，隶属不变；花名册、附件和各项名单都按新顺序排。
          </li>
          <li>在后台办，办完以前照旧；要么全部办成，要么什么都不变。</li>
        </ul>
      )}
    >
      {(unit) => (
        <UnitJob name={`unitPlacement.${unit.id}`} title={`调整顺序：${unit.name}`} again="再调整一次">
          {(remember) => (
            <Form<Values>
              submit="调整顺序"
              initial={{ after: '' }}
              version={unit.version}
              onCancel={() => go(`/units/${unit.id}`)}
              groups={[
                {
                  fields: [
                    {
                      kind: 'select',
                      name: 'after',
                      label: '排在谁后面',
                      required: true,
                      options: [
                        { value: first, label: '谁后面都不排，排在最前' },
                        ...nodes
                          .filter((n) => n.parentId === unit.parentId && n.id !== unit.id)
                          .map((n) => ({ value: n.id, label: n.name })),
                      ],
                    },
                  ],
                },
              ]}
              onSave={async ({ after }, version) => {
                const body = { afterId: after === first ? null : after, version }
                remember((await place.runOrThrow({ params: { id: unit.id }, body })).jobId)
              }}
            />
          )}
        </UnitJob>
      )}
    </ActFrame>
  )
}
