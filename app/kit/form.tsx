import { Button } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { Conflict } from './form/conflict.tsx'
import { type Field, type FieldGroup, wordsFor } from './form/definition.ts'
import { FieldInput } from './form/field-input.tsx'
import { type FormDefinition, useForm } from './form/use-form.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { Panel } from './states.tsx'
import './form/form.css'

interface FormProps<Values extends object> extends FormDefinition<Values> {
  /** Verb and object: 存单位资料, 新增一人. */
  readonly submit: string
  readonly onCancel?: () => void
  readonly cancel?: string
  /** Beside another act that comes first: its button is no primary one. */
  readonly isBeside?: boolean
  /** Why it can't be submitted now, as a sentence beside the button. */
  readonly whyNot?: string | undefined
  /** Two columns from 900 px on; otherwise one of 480. */
  readonly isTwoColumns?: boolean
}

/** A form: labels above, faults under the fields and listed on top, focus to the first, asks once before losing input. */
export function Form<Values extends object>(props: FormProps<Values>) {
  const id = useId()
  const form = useForm(props)
  const element = useRef<HTMLFormElement>(null)
  useLeaveGuard(form.isDirty && !form.isSaving)
  useEffect(() => {
    if (form.attempt === 0) return
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field-wrong input')
    ;(wrong ?? element.current?.querySelector<HTMLElement>('.form-faults'))?.focus()
  }, [form.attempt])
  const fields = props.groups.flatMap((g) => g.fields)
  return (
    <form
      ref={element}
      className={props.isTwoColumns ? 'form form-two' : 'form'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.save()
      }}
    >
      {form.attempt > 0 ? <FaultList idPrefix={id} form={form} fields={fields} /> : null}
      {form.latest ? (
        <Conflict
          sentence={form.problem?.message ?? ''}
          differences={differencesOf(fields, form.latest.values, form.values)}
          onTheirs={form.takeTheirs}
          onMine={form.keepMine}
        />
      ) : null}
      {props.groups.map((group, index) => (
        <Group key={group.title ?? `group${index}`} group={group} idPrefix={id} form={form} />
      ))}
      <div className="form-foot">
        {props.whyNot ? <span className="why-not">{props.whyNot}</span> : null}
        {props.onCancel ? <Button onClick={props.onCancel}>{props.cancel ?? '不存，返回'}</Button> : null}
        <Button
          type={props.isBeside ? 'default' : 'primary'}
          htmlType="submit"
          disabled={props.whyNot !== undefined}
          loading={form.isSaving}
        >
          {props.submit}
        </Button>
      </div>
    </form>
  )
}

type FormState<Values extends object> = ReturnType<typeof useForm<Values>>

function differencesOf<Values extends object>(fields: readonly Field<Values>[], theirs: Values, mine: Values) {
  return fields
    .filter((f) => f.kind !== 'derived')
    .map((f) => {
      const name = f.name as keyof Values
      return { label: f.label, theirs: wordsFor(f, theirs[name]), mine: wordsFor(f, mine[name]) }
    })
    .filter((d) => d.theirs !== d.mine)
}

interface FaultListProps<Values extends object> {
  readonly idPrefix: string
  readonly form: FormState<Values>
  readonly fields: readonly Field<Values>[]
}

/** All faults on top, each a way to its field; then what the server said. */
function FaultList<Values extends object>({ idPrefix, form, fields }: FaultListProps<Values>) {
  const named = Object.entries(form.faults)
  const other =
    form.problem && form.problem.code !== 'withdrawn' && !form.latest && named.length === 0 ? form.problem.message : null
  if (named.length === 0 && other === null) return null
  return (
    <div className="form-faults" tabIndex={-1}>
      <Panel tone="red" title={other ?? `有 ${named.length} 处要改，还没有存。`}>
        {named.length === 0 ? null : (
          <ul>
            {named.map(([name, fault]) => (
              <li key={name}>
                <a
                  href={`#${idPrefix}-${name}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(`${idPrefix}-${name}`)?.focus()
                  }}
                >
                  {fields.find((f) => f.name === name)?.label ?? name}
                </a>
                ：{fault}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}

interface GroupProps<Values extends object> {
  readonly group: FieldGroup<Values>
  readonly idPrefix: string
  readonly form: FormState<Values>
}

function Group<Values extends object>({ group, idPrefix, form }: GroupProps<Values>) {
  return (
    <fieldset className="form-group">
      {group.title ? <legend>{group.title}</legend> : null}
      <div className="form-fields">
        {group.fields
          .filter((field) => field.when?.(form.values) ?? true)
          .map((field) => (
            <FormField key={field.name} field={field} idPrefix={idPrefix} form={form} />
          ))}
      </div>
    </fieldset>
  )
}

interface FormFieldProps<Values extends object> {
  readonly field: Field<Values>
  readonly idPrefix: string
  readonly form: FormState<Values>
}

function FormField<Values extends object>({ field, idPrefix, form }: FormFieldProps<Values>) {
  const id = `${idPrefix}-${field.name}`
  const fault = form.faults[field.name]
  const look = `field ${field.isWide ? 'field-wide' : ''} ${fault ? 'field-wrong' : ''}`
  if (field.kind === 'derived')
    return (
      <div className={look}>
        <span className="field-label">{field.label}</span>
        <output className="field-derived">{field.show(form.values) ?? '—'}</output>
      </div>
    )
  const at = {
    id,
    value: form.values[field.name as keyof Values],
    onChange: (value: unknown) => form.setValue(field.name, value),
    onLeave: () => form.leave(field.name),
    isWrong: fault !== undefined,
    describedBy: `${id}-fault ${id}-hint`,
  }
  return (
    <div className={look}>
      <label htmlFor={id} id={`${id}-label`} className="field-label">
        {field.label}
        {field.required ? <span className="required">*</span> : <span className="optional">（可不填）</span>}
      </label>
      <FieldInput field={field} at={at} isRequired={field.required ?? false} />
      <div id={`${id}-hint`} className="field-hint">
        {field.hint}
      </div>
      <div id={`${id}-fault`} className="field-fault" role="alert">
        {fault}
      </div>
    </div>
  )
}
