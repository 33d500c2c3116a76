import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import type { PartRowView } from '../contract.ts'
import { useExtend } from './api.ts'

export interface ChosenParts {
  readonly rows: readonly PartRowView[]
  /** Empties the selection. */
  readonly done: () => void
}

/** 延期 of what a unit still owes, with one reason. */
export function ExtensionForm({ of: { rows, done }, onClose }: { of: ChosenParts; onClose: () => void }) {
  const extend = useExtend()
  const fixed = rows.filter((r) => !r.abilities.extend)
  const latest = rows.map((r) => r.dueOn).reduce((a, b) => (a > b ? a : b), '')
  const names = [...new Set(rows.map((r) => r.unit.name))].join('、')
  return (
    <Card title={`给 ${rows.length} 件延期`} note={names}>
      <Form<{ dueOn: string | null; reason: string }>
        submit="延期"
        cancel="先不延"
        onCancel={onClose}
        initial={{ dueOn: null, reason: '' }}
        whyNot={fixed.length > 0 ? `有 ${fixed.length} 件已经报送或者收集已经结束，去掉以后再延。` : undefined}
        groups={[
          {
            fields: [
              { kind: 'date', name: 'dueOn', label: '延到哪天', required: true, hint: `要晚于现在的时限 ${latest}。` },
              { kind: 'multiline', name: 'reason', label: '为什么延', required: true, maxLength: 200 },
            ],
          },
        ]}
        onSave={async ({ dueOn, reason }) => {
          const parts = rows.map(({ id, version }) => ({ id, version }))
          await extend.runOrThrow({ body: { parts, dueOn: dueOn ?? '', reason } })
          done()
          onClose()
        }}
      />
    </Card>
  )
}
