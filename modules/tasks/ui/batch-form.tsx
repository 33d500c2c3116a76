import type { ComponentType } from 'react'
import { AssignBatchForm, ExtendBatchForm } from '../../../app/kit/deadline-forms.tsx'
import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import type { TaskRowView } from '../contract.ts'
import { useAcknowledge, useArchive, useAssign, useExtend, useOwners, usePass, useUrge } from './api.ts'

export interface Batch {
  readonly act: 'acknowledge' | 'pass' | 'archive' | 'assign' | 'urge' | 'extend'
  readonly rows: readonly TaskRowView[]
  /** Empties the selection. */
  readonly done: () => void
}
interface BatchProps {
  readonly of: Batch
  readonly onClose: () => void
}
const seen = (rows: readonly TaskRowView[]) => rows.map(({ id, version }) => ({ id, version }))

/** An act that needs nothing but the rows. */
const plainly = (verb: string, note: string, useAct: typeof useAcknowledge) =>
  function PlainForm({ of: { rows, done }, onClose }: BatchProps) {
    const act = useAct()
    return (
      <>
        <p>{note}</p>
        <Form<object>
          submit={`${verb} ${rows.length} 件任务`}
          cancel={`先不${verb}`}
          onCancel={onClose}
          initial={{}}
          groups={[]}
          onSave={async () => {
            await act.runOrThrow({ body: { tasks: seen(rows) } })
            done()
            onClose()
          }}
        />
      </>
    )
  }

/** 定承办人 of several tasks of one unit. */
function AssignForm({ of: { rows, done }, onClose }: BatchProps) {
  const assign = useAssign()
  return (
    <AssignBatchForm
      count={`${rows.length} 件`}
      owner="承办人"
      officers={useOwners(rows[0]?.id).data?.rows ?? []}
      isOneUnit={new Set(rows.map((r) => r.unit.id)).size === 1}
      onClose={onClose}
      send={async (values) => {
        await assign.runOrThrow({ body: { tasks: seen(rows), ...values } })
        done()
        onClose()
      }}
    />
  )
}

function UrgeForm({ of: { rows, done }, onClose }: BatchProps) {
  const urge = useUrge()
  return (
    <Form<{ note: string }>
      submit={`催办 ${rows.length} 件`}
      cancel="先不催"
      onCancel={onClose}
      initial={{ note: '' }}
      groups={[{ fields: [{ kind: 'multiline', name: 'note', label: '写一句', required: true, maxLength: 300 }] }]}
      onSave={async ({ note }) => {
        await urge.runOrThrow({ body: { tasks: seen(rows), note } })
        done()
        onClose()
      }}
    />
  )
}

function ExtendForm({ of: { rows, done }, onClose }: BatchProps) {
  const extend = useExtend()
  return (
    <ExtendBatchForm
      count={`${rows.length} 件`}
      hint="按原来的时限已经逾期的，记录留着。"
      onClose={onClose}
      send={async (values) => {
        await extend.runOrThrow({ body: { tasks: seen(rows), ...values } })
        done()
        onClose()
      }}
    />
  )
}

const forms: Record<Batch['act'], readonly [title: string, form: ComponentType<BatchProps>]> = {
  acknowledge: ['签收', plainly('签收', '不归本单位的不要签收，逐件提异议。', useAcknowledge)],
  pass: ['核验', plainly('核验', '佐证逐件看过再核验；核验以后不能退回。', usePass)],
  archive: ['归档', plainly('归档', '归档以后不再变动。', useArchive)],
  assign: ['定承办人', AssignForm],
  urge: ['催办', UrgeForm],
  extend: ['延长时限', ExtendForm],
}

/** One act on the chosen rows, above the list. */
export function BatchForm(props: BatchProps) {
  const { act, rows } = props.of
  const [title, Shown] = forms[act]
  const named = rows.slice(0, 6).map((r) => `${r.unit.name} ${r.title}`)
  return (
    <Card title={title} note={`${named.join('；')}${rows.length > 6 ? `等 ${rows.length} 件` : ''}`}>
      <Shown {...props} />
    </Card>
  )
}
