import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { useGo } from '../../../app/navigation.tsx'
import { ActFrame } from './act-frame.tsx'
import { useMergeUnit } from './api.ts'
import { UnitInput } from './unit-input.tsx'
import { UnitJob } from './unit-job.tsx'

interface Values {
  readonly successorId: string
  readonly closedOn: string
  readonly reason: string
}

/** 单位并入: people, children and records go to the successor; a job, one transaction. */
export function MergeUnitPage() {
  const go = useGo()
  const merge = useMergeUnit()
  return (
    <ActFrame
      title="并入别的单位"
      consequence={(u) => (
        <ul>
          <li>
            {u.peopleCount} 人从并入那天起归接收单位，此前仍记在{u.name}；带辅责任民警、分管领导和岗位不变。
          </li>
          <li>
            {u.children.length > 0 ? `${u.children.length} 个下级单位转到接收单位下面；` : ''}
            单位撤销，领导任职和用辅数量到那天为止，接收单位的用辅数量另行核定。
          </li>
          <li>原单位的授权（内勤、领导）不跟过去，到接收单位的另行提出。原来的记录和痕迹，接收单位看得到。并入以后不能撤回。</li>
        </ul>
      )}
    >
      {(unit) => (
        <UnitJob name={`unitMerger.${unit.id}`} title={`并入：${unit.name}`} again="并入别的单位">
          {(remember) => (
            <Form<Values>
              submit={`把${unit.shortName}并入`}
              initial={{ successorId: '', closedOn: today(), reason: '' }}
              version={unit.version}
              onCancel={() => go(`/units/${unit.id}`)}
              groups={[
                {
                  fields: [
                    {
                      kind: 'custom',
                      name: 'successorId',
                      label: '接收单位',
                      required: true,
                      input: (at) => <UnitInput {...at} without={unit.id} />,
                    },
                    { kind: 'date', name: 'closedOn', label: '并入日期', required: true, latest: today() },
                    { kind: 'text', name: 'reason', label: '依据', required: true, maxLength: 200 },
                  ],
                },
              ]}
              onSave={async (values, version) =>
                remember((await merge.runOrThrow({ params: { id: unit.id }, body: { ...values, version } })).jobId)
              }
            />
          )}
        </UnitJob>
      )}
    </ActFrame>
  )
}
