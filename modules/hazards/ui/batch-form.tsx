import { AssignBatchForm, ExtendBatchForm } from '../../../app/kit/deadline-forms.tsx'
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
  return (
    <AssignBatchForm
      count={`${rows.length} 条`}
      owner="责任人"
      officers={useOwners(rows[0]?.id).data?.rows ?? []}
      isOneUnit={new Set(rows.map((r) => r.unit.id)).size === 1}
      onClose={onClose}
      send={async (values) => {
        await assign.runOrThrow({ body: { hazards: seen(rows), ...values } })
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
    <ExtendBatchForm
      count={`${rows.length} 条`}
      onClose={onClose}
      send={async (values) => {
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
