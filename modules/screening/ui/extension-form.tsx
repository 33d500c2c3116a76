import { Form } from '../../../app/kit/form.tsx'
import { Card } from '../../../app/kit/page.tsx'
import type { ReturnRowView } from '../contract.ts'
import { useExtendTogether } from './api.ts'

export interface ChosenReturns {
  readonly rows: readonly ReturnRowView[]
  /** Empties the selection. */
  readonly done: () => void
}

/** 延期 of several units at once, with one reason. */
export function ExtensionForm({ of: { rows, done }, onClose }: { of: ChosenReturns; onClose: () => void }) {
  const extend = useExtendTogether()
  const fixed = rows.filter((r) => !r.abilities.extend).map((r) => r.unit.name)
  const latest = rows.map((r) => r.dueOn).reduce((a, b) => (a > b ? a : b), '')
  return (
    <Card title={`给 ${rows.length} 个单位延期`} note={rows.map((r) => r.unit.name).join('、')}>
      <Form<{ dueOn: string | null; reason: string }>
        submit="延期"
        cancel="先不延"
        onCancel={onClose}
        initial={{ dueOn: null, reason: '' }}
        whyNot={fixed.length > 0 ? `${fixed.join('、')}已经报送或者批次已经结束，去掉以后再延。` : undefined}
        groups={[
          {
            fields: [
              { kind: 'date', name: 'dueOn', label: '延到哪天', required: true, hint: `要晚于现在的时限 ${latest}。` },
              { kind: 'multiline', name: 'reason', label: '为什么延', required: true, maxLength: 200 },
            ],
          },
        ]}
        onSave={async ({ dueOn, reason }) => {
          const returns = rows.map(({ id, version }) => ({ id, version }))
          await extend.runOrThrow({ body: { returns, dueOn: dueOn ?? '', reason } })
          done()
          onClose()
        }}
      />
    </Card>
  )
}
