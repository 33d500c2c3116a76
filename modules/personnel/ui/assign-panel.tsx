import { CloseOutlined } from '@ant-design/icons'
import { useEffect, useId, useRef } from 'react'
import { today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { useWrite } from '../../../app/requests.ts'
import { assignMany } from '../../assignments/contract.ts'
import { OfficerInput } from '../../organisation/ui/public.ts'
import { listPeople, type PersonRowView, readPerson, searchPeople } from '../contract.ts'
import { usePostOptions } from './api.ts'
import '../../../app/kit/drawer.css'
import './personnel.css'

export interface Assigning {
  readonly aspect: 'leadOfficer' | 'leaderInCharge' | 'post'
  readonly rows: readonly PersonRowView[]
  /** Empties the selection. */
  readonly done: () => void
}
interface Values {
  readonly aspect: Assigning['aspect']
  readonly officerId: string | null
  readonly postId: string | null
  readonly fromOn: string
  readonly reason: string
}

const aspectOptions = [
  { value: 'leadOfficer', label: '带辅责任民警' },
  { value: 'leaderInCharge', label: '分管责任领导' },
  { value: 'post', label: '岗位' },
]
const titleOf = (rows: readonly PersonRowView[]) =>
  rows.length === 1 ? `办理变动：${rows[0]?.name}` : `办理变动：已选 ${rows.length} 人`

function fieldsFor(unitId: string | undefined, posts: readonly { value: string; label: string }[]): FieldGroup<Values>[] {
  return [
    {
      fields: [
        { kind: 'choice', name: 'aspect', label: '变动什么', required: true, options: aspectOptions },
        {
          kind: 'custom',
          name: 'officerId',
          label: '改为谁',
          required: true,
          when: (v) => v.aspect !== 'post',
          input: (at) => <OfficerInput {...at} unitId={unitId} isOptional />,
        },
        { kind: 'select', name: 'postId', label: '新岗位', required: true, options: posts, when: (v) => v.aspect === 'post' },
        { kind: 'date', name: 'fromOn', label: '从哪天起', required: true, hint: '原来的到这一天为止，历史都留着。' },
        { kind: 'text', name: 'reason', label: '理由', required: true, maxLength: 200, placeholder: '如：人员轮换、岗位调整' },
      ],
    },
  ]
}

/** 办理变动: officer, leader or post for one person or a selection, from a day on; stays beside the list. */
export function AssignPanel({ aspect, rows, done, onClose }: Assigning & { readonly onClose: () => void }) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const assign = useWrite(assignMany, { invalidates: [listPeople, searchPeople, readPerson] })
  const posts = usePostOptions()
  const units = new Set(rows.map((r) => r.unit.id))
  useEffect(() => frame.current?.focus(), [])
  const save = async ({ aspect: what, officerId, postId, fromOn, reason }: Values) => {
    const targetId = (what === 'post' ? postId : officerId) ?? ''
    await assign.runOrThrow({ body: { personIds: rows.map((r) => r.id), aspect: what, targetId, fromOn, reason } })
    done()
    onClose()
  }
  return (
    <div
      ref={frame}
      className="drawer assign-panel no-print"
      role="dialog"
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={(event) => (event.key === 'Escape' && !event.defaultPrevented ? onClose() : undefined)}
    >
      <div className="drawer-head">
        <h2 id={id}>{titleOf(rows)}</h2>
        <span className="spring" />
        <button type="button" className="drawer-close" onClick={onClose} aria-label="关闭">
          <CloseOutlined aria-hidden />
        </button>
      </div>
      <div className="drawer-body">
        {rows.length > 1 ? <p className="assign-names">{rows.map((r) => r.name).join('、')}</p> : null}
        <Form<Values>
          key={`${aspect}${rows.map((r) => r.id).join()}`}
          submit={rows.length === 1 ? '存这次变动' : `存 ${rows.length} 人的变动`}
          cancel="不办，关闭"
          onCancel={onClose}
          initial={{ aspect, officerId: null, postId: null, fromOn: today(), reason: '' }}
          groups={fieldsFor(units.size === 1 ? rows[0]?.unit.id : undefined, posts)}
          onSave={save}
        />
      </div>
    </div>
  )
}
