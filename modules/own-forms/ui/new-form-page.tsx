import { today } from '../../../app/dates.ts'
import type { FieldGroup } from '../../../app/kit/form/definition.ts'
import { Form } from '../../../app/kit/form.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { useAddress, useGo } from '../../../app/navigation.tsx'
import type { FormView } from '../contract.ts'
import { useOpen, useOwnForm, useUnitTree } from './api.ts'
import { type Design, DesignInput, designFault } from './design-input.tsx'
import { askedAgain, emptyColumn } from './labels.ts'
import './own-forms.css'

interface Values {
  readonly title: string
  readonly basis: string
  readonly columns: Design
  readonly unitIds: string[]
  readonly counted: 'days' | 'date'
  readonly workingDays: number | null
  readonly dueOn: string | null
}

function useGroups(): readonly FieldGroup<Values>[] {
  const tree = useUnitTree()
  const units = (tree.data?.nodes ?? []).map((node) => ({ value: node.id, label: node.name }))
  return [
    {
      title: '收什么、为什么收',
      fields: [
        { kind: 'text', name: 'title', label: '表单叫什么', required: true, maxLength: 60 },
        {
          kind: 'text',
          name: 'basis',
          label: '为什么要单位报',
          required: true,
          maxLength: 200,
          hint: '写明依据或用处，单位填的时候看得到。',
        },
        {
          kind: 'custom',
          name: 'columns',
          label: '列',
          required: true,
          isWide: true,
          check: (value) => designFault(value as Design),
          input: (at) => <DesignInput {...at} />,
        },
      ],
    },
    {
      title: '谁填、什么时候报齐',
      fields: [
        { kind: 'many', name: 'unitIds', label: '单位', options: units, hint: '不选为您范围内的全部用辅警单位；选了的含下级。' },
        {
          kind: 'choice',
          name: 'counted',
          label: '时限怎么定',
          required: true,
          options: [
            { value: 'days', label: '几个工作日内' },
            { value: 'date', label: '到哪一天' },
          ],
        },
        {
          kind: 'number',
          name: 'workingDays',
          label: '几个工作日',
          required: true,
          least: 1,
          most: 60,
          unit: '个工作日',
          when: (v) => v.counted === 'days',
          hint: '从明天起数，按工作日历；到期当天 24:00 前到达服务器为按时。',
        },
        {
          kind: 'date',
          name: 'dueOn',
          label: '时限',
          required: true,
          earliest: today(),
          when: (v) => v.counted === 'date',
          hint: '当天 24:00 前到达服务器为按时。',
        },
      ],
    },
  ]
}

const fresh: Values = {
  ...{ title: '', basis: '', columns: { rowsPer: 'auxiliary', columns: [emptyColumn] }, unitIds: [] },
  ...{ counted: 'days', workingDays: 3, dueOn: null },
}
const again = (f: FormView): Values => ({
  ...fresh,
  title: f.title,
  basis: f.basis,
  columns: { rowsPer: f.rowsPer, columns: askedAgain(f.columns) },
})

/** 设计表单, afresh or with the columns of an earlier one. */
export function NewFormPage() {
  const [{ from }] = useAddress()
  const reading = useOwnForm(from ?? '', from !== undefined)
  return (
    <Page title="设计表单" crumbs={[{ href: '/own-forms', label: '本局表单' }]}>
      <Card>
        {from === undefined ? (
          <Designing initial={fresh} />
        ) : (
          <Shown of={reading} what="原来的表单">
            {(form) => <Designing initial={again(form)} />}
          </Shown>
        )}
      </Card>
    </Page>
  )
}

function Designing({ initial }: { initial: Values }) {
  const go = useGo()
  const open = useOpen()
  return (
    <Form<Values>
      submit="下发表单"
      isTwoColumns
      onCancel={() => go('/own-forms')}
      initial={initial}
      groups={useGroups()}
      onSave={async ({ title, basis, columns: design, unitIds, counted, ...day }) => {
        const due = counted === 'days' ? { workingDays: day.workingDays, dueOn: null } : { workingDays: null, dueOn: day.dueOn }
        const columns = design.columns.map((c) => ({ ...c, name: c.name.trim() }))
        const body = { title, basis, rowsPer: design.rowsPer, columns, unitIds, ...due }
        go(`/own-forms/${(await open.runOrThrow({ body })).id}`)
      }}
    />
  )
}
