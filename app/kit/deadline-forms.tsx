import { Form } from './form.tsx'

interface Versioned {
  readonly version: number
  readonly onDone: () => void
}
const reason = { kind: 'multiline', name: 'reason', label: '理由', required: true, maxLength: 300 } as const

interface AskProps extends Versioned {
  readonly dueOn: string | null
  readonly send: (values: { day: string; reason: string; version: number }) => Promise<unknown>
}
/** 申请延期 of one thing. */
export const AskExtensionForm = ({ dueOn, version, onDone, send }: AskProps) => (
  <Form<{ day: string; reason: string }>
    submit="申请延期"
    cancel="先不申请"
    onCancel={onDone}
    initial={{ day: '', reason: '' }}
    version={version}
    groups={[
      {
        title: '申请延期',
        fields: [
          {
            kind: 'date',
            name: 'day',
            label: '延到哪天',
            required: true,
            hint: `现在的时限是 ${dueOn ?? '未定'}，答复以前照旧。`,
          },
          reason,
        ],
      },
    ]}
    onSave={async (values, seen) => {
      await send({ ...values, version: seen ?? version })
      onDone()
    }}
  />
)

interface AnswerProps extends Versioned {
  readonly asked: { readonly by: string; readonly day: string; readonly reason: string } | null
  readonly send: (values: { isGranted: boolean; note: string; version: number }) => Promise<unknown>
}
/** 答复延期申请 of one thing. */
export const AnswerExtensionForm = ({ asked, version, onDone, send }: AnswerProps) => (
  <Form<{ answer: 'granted' | 'refused' | null; note: string }>
    submit="答复延期申请"
    cancel="先不答复"
    onCancel={onDone}
    initial={{ answer: null, note: '' }}
    version={version}
    groups={[
      {
        title: `${asked?.by ?? ''}申请延到 ${asked?.day ?? ''}：${asked?.reason ?? ''}`,
        fields: [
          {
            kind: 'choice',
            name: 'answer',
            label: '答复',
            required: true,
            options: [
              { value: 'granted', label: `准，延到 ${asked?.day ?? ''}` },
              { value: 'refused', label: '不准，时限不变' },
            ],
          },
          { kind: 'multiline', name: 'note', label: '说明', required: true, maxLength: 300 },
        ],
      },
    ]}
    onSave={async ({ answer, note }, seen) => {
      await send({ isGranted: answer === 'granted', note, version: seen ?? version })
      onDone()
    }}
  />
)

interface BatchProps<Values> {
  /** 12 条: how many, with the measure. */
  readonly count: string
  readonly onClose: () => void
  readonly send: (values: Values) => Promise<unknown>
}
/** 延长时限 of several things at once. */
export const ExtendBatchForm = ({
  count,
  hint,
  onClose,
  send,
}: BatchProps<{ day: string; reason: string }> & { hint?: string }) => (
  <Form<{ day: string; reason: string }>
    submit={`延长 ${count}的时限`}
    cancel="先不延"
    onCancel={onClose}
    initial={{ day: '', reason: '' }}
    groups={[{ fields: [{ kind: 'date', name: 'day', label: '延到哪天', required: true, ...(hint ? { hint } : {}) }, reason] }]}
    onSave={send}
  />
)

interface AssignProps extends BatchProps<{ ownerId: string }> {
  /** 责任人, 承办人. */
  readonly owner: string
  readonly officers: readonly { readonly id: string; readonly name: string }[]
  readonly isOneUnit: boolean
}
/** Names one owner of several things of one unit. */
export const AssignBatchForm = ({ count, owner, officers, isOneUnit, onClose, send }: AssignProps) => (
  <Form<{ ownerId: string | null }>
    submit={`给 ${count}定${owner}`}
    cancel="先不定"
    onCancel={onClose}
    initial={{ ownerId: null }}
    whyNot={isOneUnit ? undefined : '所选的不在同一个单位，分开定。'}
    groups={[
      {
        fields: [
          {
            kind: 'select',
            name: 'ownerId',
            label: owner,
            required: true,
            options: officers.map((o) => ({ value: o.id, label: o.name })),
          },
        ],
      },
    ]}
    onSave={({ ownerId }) => send({ ownerId: ownerId ?? '' })}
  />
)
