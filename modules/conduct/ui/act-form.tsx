import type { Callable } from '../../../app/call.ts'
import type { Field, InputProps } from '../../../app/kit/form/definition.ts'
import { FileInput } from '../../../app/kit/form/file-input.tsx'
import { sendFile } from '../../../app/send-file.ts'
import type { OutcomeRulesView } from '../../outcomes/contract.ts'
import type { ProceedingView } from '../contract.ts'
import { CandidateInput } from './account-input.tsx'
import type { Capacity } from './api.ts'

export type Values = Record<string, unknown>
export interface Around {
  readonly view: ProceedingView
  readonly rules: OutcomeRulesView
}
/** One act on a file, as its form. */
export interface ActForm {
  /** The ability of the file that offers it. */
  readonly ability: string
  readonly endpoint: Callable
  readonly title: string
  readonly note?: string
  readonly submit: string
  readonly fields: (around: Around) => readonly Field<Values>[]
  readonly initial: (around: Around) => Values
  /** What is sent beside the version; as the fields stand when left out. */
  readonly body?: (values: Values, around: Around) => Values | Promise<Values>
  /** It waits for everything that is missing at this step. */
  readonly isOnward?: true
  /** Not offered where this does not hold, the ability aside. */
  readonly only?: (around: Around) => boolean
  /** Stands apart at the foot: it leaves the rails forward. */
  readonly isAside?: true
}

export const reason = (label: string, hint?: string): Field<Values> => ({
  kind: 'multiline',
  name: 'reason',
  label,
  required: true,
  maxLength: 1000,
  ...(hint === undefined ? {} : { hint }),
})
export const line = (name: string, label: string, maxLength = 200): Field<Values> => ({
  kind: 'text',
  name,
  label,
  required: true,
  maxLength,
})
export const several = (name: string, label: string, maxLength = 1000): Field<Values> => ({
  kind: 'multiline',
  name,
  label,
  required: true,
  maxLength,
})
export const select = (name: string, label: string, options: readonly { value: string; label: string }[]): Field<Values> => ({
  kind: 'select',
  name,
  label,
  required: true,
  options,
})
/** Yes or no, answered in so many words. */
export const yesNo = (name: string, label: string, [yes, no]: readonly [string, string]): Field<Values> => ({
  kind: 'choice',
  name,
  label,
  required: true,
  options: [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ],
})
export const isYes = (value: unknown): boolean => value === 'yes'
export const file = (label: string): Field<Values> => ({
  kind: 'custom',
  name: 'file',
  label,
  required: true,
  input: (at: InputProps) => <FileInput {...at} none="PDF、.docx 或图片；不要涉密" />,
})
export const candidate = (view: ProceedingView, capacity: Capacity, label: string): Field<Values> => ({
  kind: 'custom',
  name: 'handlerId',
  label,
  required: true,
  hint: '和本件有别的身份的人不在里面。',
  input: (at: InputProps) => <CandidateInput key={capacity} fileId={view.id} capacity={capacity} at={at} />,
})
/** A chosen file is sent first; its id goes with the act. */
export const sentFile = (values: Values): Promise<string> | null => (values.file instanceof File ? sendFile(values.file) : null)

const isWithShare = (rules: OutcomeRulesView, code: unknown): boolean =>
  rules.outcomes.find((o) => o.code === code)?.effect === 'deduction'
type Outcome = OutcomeRulesView['outcomes'][number]
/** Kinds of outcome of this kind of proceeding that are in use. */
export const kindsOf = ({ view, rules }: Around): readonly Outcome[] =>
  rules.outcomes.filter((o) => o.of === view.kind && !o.isRetired)
/** A contract is ended only with the bureau's own worker, a dispatched one only returned; and in a decision only as it was noticed. */
function mayEnd({ isDispatched, noticedCode }: ProceedingView, { effect, code }: Outcome, most: number | undefined): boolean {
  if (effect !== 'endContract' && effect !== 'returnToCompany') return true
  return isDispatched === (effect === 'returnToCompany') && (most === undefined || code === noticedCode)
}
const endings: Readonly<Record<string, string>> = {
  true: '劳务派遣人员：只能退回派遣单位，不能由本局解除合同。',
  false: '本局的劳动合同。',
  null: '一人一档里没有劳动关系单位；要拟解除或者退回，先请辅警办登记。',
}
/** Kind of outcome, basis, and the share where wages are deducted. */
export const judgement = (around: Around, label: string, most?: number): readonly Field<Values>[] => [
  {
    kind: 'select',
    name: 'outcomeCode',
    label,
    required: true,
    options: kindsOf(around)
      .filter((o) => mayEnd(around.view, o, most) && (most === undefined || o.rank <= most))
      .map((o) => ({ value: o.code, label: o.influenceMonths ? `${o.name}（影响期 ${o.influenceMonths} 个月）` : o.name })),
    ...(most === undefined && around.view.kind === 'conduct' ? { hint: endings[String(around.view.isDispatched)] } : {}),
  },
  {
    kind: 'number',
    name: 'share',
    label: '扣减当月工资的百分比',
    required: true,
    least: 1,
    most: 20,
    unit: '%',
    when: (values) => isWithShare(around.rules, values.outcomeCode),
  },
  several('basis', '依据'),
]
export const judged = (values: Values, { rules }: Around): Values => ({
  outcomeCode: values.outcomeCode,
  basis: values.basis,
  share: isWithShare(rules, values.outcomeCode) ? values.share : null,
})
export const rankOf = ({ rules }: Around, code: string | null): number | undefined =>
  rules.outcomes.find((o) => o.code === code)?.rank
