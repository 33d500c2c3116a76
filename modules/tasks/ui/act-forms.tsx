import type { ComponentType } from 'react'
import { AnswerExtensionForm, AskExtensionForm } from '../../../app/kit/deadline-forms.tsx'
import { Form } from '../../../app/kit/form.tsx'
import type { TaskView } from '../contract.ts'
import * as api from './api.ts'

interface FormProps {
  readonly of: TaskView
  readonly onDone: () => void
}
const reason = { kind: 'multiline', name: 'reason', label: '理由', required: true, maxLength: 300 } as const
const useUnits = () => (api.useUnitTree().data?.nodes ?? []).map((u) => ({ value: u.id, label: u.name }))

function ObjectForm({ of: t, onDone }: FormProps) {
  const object = api.useObject()
  return (
    <Form<{ reason: string; unitWords: string }>
      submit="提异议"
      cancel="先不提"
      onCancel={onDone}
      initial={{ reason: '', unitWords: '' }}
      version={t.version}
      groups={[
        {
          title: '提异议',
          fields: [
            reason,
            {
              kind: 'text',
              name: 'unitWords',
              label: '应由哪个单位办',
              maxLength: 40,
              hint: '由牵头单位答复：改派，或者还是本单位办。',
            },
          ],
        },
      ]}
      onSave={async (values, version) => {
        const body = { reason: values.reason, unitWords: values.unitWords || null, version: version ?? t.version }
        await object.runOrThrow({ params: { id: t.id }, body })
        onDone()
      }}
    />
  )
}

function AnswerObjectionForm({ of: t, onDone }: FormProps) {
  const answer = api.useAnswerObjection()
  const units = useUnits()
  return (
    <Form<{ answer: 'kept' | 'moved' | null; unitId: string | null; note: string }>
      submit="答复异议"
      cancel="先不答复"
      onCancel={onDone}
      initial={{ answer: null, unitId: null, note: '' }}
      version={t.version}
      groups={[
        {
          title: `${t.objection?.by ?? ''}：${t.objection?.reason ?? ''}`,
          fields: [
            {
              kind: 'choice',
              name: 'answer',
              label: '答复',
              required: true,
              options: [
                { value: 'kept', label: `还是${t.unit.name}办，算签收` },
                { value: 'moved', label: '改派' },
              ],
            },
            {
              kind: 'select',
              name: 'unitId',
              label: '改派哪个单位',
              required: true,
              options: units,
              when: (v) => v.answer === 'moved',
            },
            { kind: 'multiline', name: 'note', label: '说明', required: true, maxLength: 300 },
          ],
        },
      ]}
      onSave={async (v, version) => {
        const isKept = v.answer === 'kept'
        const body = { isKept, unitId: isKept ? null : v.unitId, note: v.note, version: version ?? t.version }
        await answer.runOrThrow({ params: { id: t.id }, body })
        onDone()
      }}
    />
  )
}

function ReassignForm({ of: t, onDone }: FormProps) {
  const reassign = api.useReassign()
  return (
    <Form<{ unitId: string | null; reason: string }>
      submit="改派任务"
      cancel="先不改派"
      onCancel={onDone}
      initial={{ unitId: null, reason: '' }}
      version={t.version}
      groups={[
        {
          title: '改派',
          fields: [{ kind: 'select', name: 'unitId', label: '改派哪个单位', required: true, options: useUnits() }, reason],
        },
      ]}
      onSave={async (v, version) => {
        const body = { unitId: v.unitId ?? '', reason: v.reason, version: version ?? t.version }
        await reassign.runOrThrow({ params: { id: t.id }, body })
        onDone()
      }}
    />
  )
}

function AskExtension({ of: t, onDone }: FormProps) {
  const ask = api.useAskExtension()
  return (
    <AskExtensionForm
      dueOn={t.dueOn}
      version={t.version}
      onDone={onDone}
      send={(body) => ask.runOrThrow({ params: { id: t.id }, body })}
    />
  )
}

function AnswerExtension({ of: t, onDone }: FormProps) {
  const answer = api.useAnswerExtension()
  return (
    <AnswerExtensionForm
      asked={t.extension}
      version={t.version}
      onDone={onDone}
      send={(body) => answer.runOrThrow({ params: { id: t.id }, body })}
    />
  )
}

function AssignForm({ of: t, onDone }: FormProps) {
  const assign = api.useAssign()
  const officers = (api.useOwners(t.id).data?.rows ?? []).map((o) => ({ value: o.id, label: o.name }))
  return (
    <Form<{ ownerId: string | null }>
      submit="定承办人"
      cancel="先不定"
      onCancel={onDone}
      initial={{ ownerId: t.owner?.id ?? null }}
      version={t.version}
      groups={[
        { title: '承办人', fields: [{ kind: 'select', name: 'ownerId', label: '承办人', required: true, options: officers }] },
      ]}
      onSave={async ({ ownerId }, version) => {
        await assign.runOrThrow({ body: { tasks: [{ id: t.id, version: version ?? t.version }], ownerId: ownerId ?? '' } })
        onDone()
      }}
    />
  )
}

/** Acts on a task that take a few fields. */
export const actForms = {
  object: ObjectForm,
  answerObjection: AnswerObjectionForm,
  reassign: ReassignForm,
  askExtension: AskExtension,
  answerExtension: AnswerExtension,
  assign: AssignForm,
} satisfies Record<string, ComponentType<FormProps>>
export type ActForm = keyof typeof actForms
