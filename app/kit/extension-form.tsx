import { Form } from './form.tsx'
import { Card } from './page.tsx'

interface Owed {
  readonly unit: { readonly name: string }
  readonly dueOn: string
  readonly abilities: Readonly<Record<string, boolean>>
}
/** What was chosen to be given more time. */
export interface Chosen<Row extends Owed> {
  readonly rows: readonly Row[]
  /** Empties the selection. */
  readonly done: () => void
}
interface ExtensionFormProps<Row extends Owed> {
  readonly of: Chosen<Row>
  /** What is counted: 件, 个单位. */
  readonly counted: string
  readonly onExtend: (rows: readonly Row[], dueOn: string, reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** 延期 of what units still owe, with one reason. */
export function ExtensionForm<Row extends Owed>({ of: { rows, done }, counted, onExtend, onClose }: ExtensionFormProps<Row>) {
  const fixed = rows.filter((r) => !r.abilities.extend)
  const latest = rows.map((r) => r.dueOn).reduce((a, b) => (a > b ? a : b), '')
  return (
    <Card title={`给 ${rows.length} ${counted}延期`} note={[...new Set(rows.map((r) => r.unit.name))].join('、')}>
      <Form<{ dueOn: string | null; reason: string }>
        submit="延期"
        cancel="先不延"
        onCancel={onClose}
        initial={{ dueOn: null, reason: '' }}
        whyNot={fixed.length > 0 ? `有 ${fixed.length} ${counted}已经报送或者已经结束，去掉以后再延。` : undefined}
        groups={[
          {
            fields: [
              { kind: 'date', name: 'dueOn', label: '延到哪天', required: true, hint: `要晚于现在的时限 ${latest}。` },
              { kind: 'multiline', name: 'reason', label: '为什么延', required: true, maxLength: 200 },
            ],
          },
        ]}
        onSave={async ({ dueOn, reason }) => {
          await onExtend(rows, dueOn ?? '', reason)
          done()
          onClose()
        }}
      />
    </Card>
  )
}
