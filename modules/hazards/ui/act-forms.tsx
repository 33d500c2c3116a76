import type { ComponentType } from 'react'
import { AnswerExtensionForm, AskExtensionForm } from '../../../app/kit/deadline-forms.tsx'
import { Form } from '../../../app/kit/form.tsx'
import type { HazardView } from '../contract.ts'
import * as api from './api.ts'
import { methodOptions } from './labels.ts'

interface FormProps {
  readonly of: HazardView
  readonly onDone: () => void
}
type Method = HazardView['steps'][number]['method']
const method = { kind: 'choice', name: 'method', label: '方式', required: true, options: methodOptions } as const

/** 核验销号: by a named method, with the day of the look-back. */
function CloseOutForm({ of: h, onDone }: FormProps) {
  const closeOut = api.useCloseOut()
  return (
    <Form<{ method: Method; note: string; lookBackOn: string | null }>
      submit="核验销号"
      cancel="先不核验"
      onCancel={onDone}
      initial={{ method: null, note: '', lookBackOn: h.lookBackProposed }}
      version={h.version}
      groups={[
        {
          title: '核验',
          fields: [
            method,
            { kind: 'multiline', name: 'note', label: '核验情况', required: true, maxLength: 500 },
            {
              kind: 'date',
              name: 'lookBackOn',
              label: '哪天回头看',
              required: true,
              hint: h.lookBackProposed
                ? '按本局规定的工作日数算出，可以改。'
                : '本局没有定天数，或者算到的那一年工作日历还没有载入，填一个日期。',
            },
          ],
        },
      ]}
      onSave={async (values, version) => {
        const body = { ...values, method: values.method ?? 'documents', version: version ?? h.version }
        await closeOut.runOrThrow({ params: { id: h.id }, body })
        onDone()
      }}
    />
  )
}

function AskExtension({ of: h, onDone }: FormProps) {
  const ask = api.useAskExtension()
  return (
    <AskExtensionForm
      dueOn={h.rectifyBy}
      version={h.version}
      onDone={onDone}
      send={(body) => ask.runOrThrow({ params: { id: h.id }, body })}
    />
  )
}

function AnswerExtension({ of: h, onDone }: FormProps) {
  const answer = api.useAnswerExtension()
  return (
    <AnswerExtensionForm
      asked={h.extension}
      version={h.version}
      onDone={onDone}
      send={(body) => answer.runOrThrow({ params: { id: h.id }, body })}
    />
  )
}

function LookBackForm({ of: h, onDone }: FormProps) {
  const look = api.useLookBack()
  return (
    <Form<{ found: 'holds' | 'relapsed' | null; method: Method; note: string }>
      submit="登记回头看"
      cancel="先不登记"
      onCancel={onDone}
      initial={{ found: null, method: null, note: '' }}
      version={h.version}
      groups={[
        {
          title: '回头看',
          fields: [
            {
              kind: 'choice',
              name: 'found',
              label: '结果',
              required: true,
              options: [
                { value: 'holds', label: '没有反弹' },
                { value: 'relapsed', label: '又有发现，同一编号重新打开' },
              ],
            },
            method,
            { kind: 'multiline', name: 'note', label: '看到的情况', required: true, maxLength: 500 },
          ],
        },
      ]}
      onSave={async ({ found, ...values }, version) => {
        const body = { ...values, method: values.method ?? 'documents', holds: found === 'holds', version: version ?? h.version }
        await look.runOrThrow({ params: { id: h.id }, body })
        onDone()
      }}
    />
  )
}

function AddMeasureForm({ of: h, onDone }: FormProps) {
  const add = api.useAddMeasure()
  const officers = (api.useOwners(h.id).data?.rows ?? []).map((o) => ({ value: o.id, label: o.name }))
  return (
    <Form<{ text: string; ownerId: string | null; dueOn: string }>
      submit="加这条措施"
      cancel="先不加"
      onCancel={onDone}
      initial={{ text: '', ownerId: null, dueOn: h.rectifyBy ?? '' }}
      version={h.version}
      groups={[
        {
          title: '加措施',
          fields: [
            { kind: 'multiline', name: 'text', label: '做什么', required: true, maxLength: 300 },
            { kind: 'select', name: 'ownerId', label: '谁做', required: true, options: officers },
            { kind: 'date', name: 'dueOn', label: '何时完成', required: true },
          ],
        },
      ]}
      onSave={async (values, version) => {
        const body = { ...values, ownerId: values.ownerId ?? '', version: version ?? h.version }
        await add.runOrThrow({ params: { id: h.id }, body })
        onDone()
      }}
    />
  )
}

/** Acts on a hazard that take a few fields. */
export const actForms = {
  closeOut: CloseOutForm,
  askExtension: AskExtension,
  answerExtension: AnswerExtension,
  lookBack: LookBackForm,
  addMeasure: AddMeasureForm,
} satisfies Record<string, ComponentType<FormProps>>
export type ActForm = keyof typeof actForms
