import { Form } from '../../../app/kit/form.tsx'
import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { OutcomeKindView } from '../contract.ts'
import { useAddOutcome } from './api.ts'
import { deciderLabels, effectLabels } from './labels.ts'

interface Values {
  readonly name: string
  readonly rank: number | null
  readonly effect: OutcomeKindView['effect']
  readonly influenceMonths: number | null
  readonly deciders: OutcomeKindView['deciders']
  readonly basis: string
}

/** 增加处理种类: weight and effect are said once; words and who decides can be changed later. */
export function AddKindForm({ of, onDone }: { of: OutcomeKindView['of']; onDone: () => void }) {
  const add = useAddOutcome()
  const effects = of === 'conduct' ? effectLabels : { none: effectLabels.none }
  return (
    <Form<Values>
      submit="增加处理种类"
      cancel="不加，返回"
      onCancel={onDone}
      initial={{ name: '', rank: null, effect: 'none', influenceMonths: null, deciders: [], basis: '' }}
      groups={[
        {
          fields: [
            { kind: 'text', name: 'name', label: '名称', required: true, maxLength: 20 },
            {
              kind: 'number',
              name: 'rank',
              label: '轻重',
              required: true,
              least: 1,
              most: 9,
              hint: '1 最轻，9 只用于解除、退回；决定不能重于告知，复核、申诉不能加重，都按它比。',
            },
            { kind: 'select', name: 'effect', label: '后果', required: true, options: optionsOf<string>(effects) },
            {
              kind: 'number',
              name: 'influenceMonths',
              label: '影响期',
              least: 1,
              most: 24,
              unit: '个月',
              hint: '不填就是没有影响期。',
            },
            { kind: 'many', name: 'deciders', label: '谁决定', required: true, options: optionsOf(deciderLabels) },
            { kind: 'multiline', name: 'basis', label: '依据', required: true, maxLength: 200 },
          ],
        },
      ]}
      onSave={async ({ rank, ...values }) => {
        await add.runOrThrow({ body: { ...values, of, rank: rank ?? 1 } })
        onDone()
      }}
    />
  )
}
