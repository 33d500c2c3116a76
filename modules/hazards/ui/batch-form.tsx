import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import type { HazardRowView } from '../contract.ts'
import { useAssign, useExtend, useOwners } from './api.ts'

export interface Batch {
  readonly act: 'assign' | 'extend'
  readonly rows: readonly HazardRowView[]
  /** Empties the selection. */
  readonly done: () => void
}
interface BatchProps {
  readonly of: Batch
  readonly onClose: () => void
}
const seen = (rows: readonly HazardRowView[]) => rows.map(({ id, version }) => ({ id, version }))

/** 定责任人 of several hazards of one unit. */
function AssignForm({ of: { rows, done }, onClose }: BatchProps) {
  const assign = useAssign()
  const officers = (useOwners(rows[0]?.id).data?.rows ?? []).map((o) => ({ value: o.id, label: o.name }))
  const isOneUnit = new Set(rows.map((r) => r.unit.id)).size === 1
  return (
    <Form<{ ownerId: string | null }>
      submit={`给 ${rows.length} 条定责任人`}
      cancel="先不定"
      onCancel={onClose}
      initial={{ ownerId: null }}
      whyNot={isOneUnit ? undefined : '所选的不在同一个单位，分开定。'}
      groups={[{ fields: [{ kind: 'select', name: 'ownerId', label: '责任人', required: true, options: officers }] }]}
      onSave={async ({ ownerId }) => {
        await assign.runOrThrow({ body: { hazards: seen(rows), ownerId: ownerId ?? '' } })
        done()
        onClose()
      }}
    />
  )
}

/** 延长时限 of several hazards. */
function ExtendForm({ of: { rows, done }, onClose }: BatchProps) {
  const extend = useExtend()
  return (
    <Form<{ day: string; reason: string }>
      submit={`延长 ${rows.length} 条的时限`}
      cancel="先不延"
      onCancel={onClose}
      initial={{ day: '', reason: '' }}
      groups={[
        {
          fields: [
            { kind: 'date', name: 'day', label: '延到哪天', required: true },
            { kind: 'multiline', name: 'reason', label: '理由', required: true, maxLength: 300 },
          ],
        },
      ]}
      onSave={async (values) => {
        await extend.runOrThrow({ body: { hazards: seen(rows), ...values } })
        done()
        onClose()
      }}
    />
  )
}

/** One act on the chosen rows, above the ledger. */
export function BatchForm(props: BatchProps) {
  const { act, rows } = props.of
  return (
    <Card title={act === 'assign' ? '定责任人' : '延长时限'} note={rows.map((r) => r.number).join('、')}>
      {act === 'assign' ? <AssignForm {...props} /> : <ExtendForm {...props} />}
    </Card>
  )
}
