import { today } from '../../../app/dates.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Link, useGo } from '../../../app/navigation.tsx'
import type { UnitView } from '../contract.ts'
import { ActFrame } from './act-frame.tsx'
import { useCloseUnit } from './api.ts'

interface Values {
  readonly closedOn: string
  readonly reason: string
}

/** What stands in the way, as one sentence; undefined when nothing does. */
function whyNot(unit: UnitView): string | undefined {
  const people = unit.peopleCount > 0 ? `还有 ${unit.peopleCount} 人没有调走` : ''
  const below = unit.children.length > 0 ? `还有 ${unit.children.length} 个下级单位` : ''
  const reasons = [people, below].filter(Boolean).join('，')
  return reasons ? `还不能撤销：${reasons}。` : undefined
}

/** 撤销单位: only an empty one; nothing is deleted. */
export function CloseUnitPage() {
  const go = useGo()
  const close = useCloseUnit()
  return (
    <ActFrame
      title="撤销单位"
      consequence={(u) => (
        <ul>
          <li>单位不再出现在单位树和新的选择里，原来的记录和痕迹都还在。</li>
          <li>在任领导的任职和用辅数量到撤销那天为止。</li>
          <li>
            人员和下级单位要一起转到别的单位的，用 <Link href={`/units/${u.id}/merge`}>并入别的单位</Link>。
          </li>
        </ul>
      )}
    >
      {(unit) => (
        <Form<Values>
          submit="撤销单位"
          whyNot={whyNot(unit)}
          initial={{ closedOn: today(), reason: '' }}
          version={unit.version}
          onCancel={() => go(`/units/${unit.id}`)}
          groups={[
            {
              fields: [
                { kind: 'date', name: 'closedOn', label: '撤销日期', required: true, latest: today() },
                { kind: 'text', name: 'reason', label: '依据', required: true, maxLength: 200 },
              ],
            },
          ]}
          onSave={async (values, version) => {
            await close.runOrThrow({ params: { id: unit.id }, body: { ...values, version } })
            go(`/units/${unit.id}`)
          }}
        />
      )}
    </ActFrame>
  )
}
