import { Button, Input, Select } from 'antd'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import type { ClauseView, NoticeView } from '../contract.ts'
import { deliverableOptions } from './labels.ts'

type Deliverable = ClauseView['deliverables'][number]
export interface DeliverableDraft extends Deliverable {
  readonly key: string
}
interface Props extends InputProps {
  readonly annexes: NoticeView['annexes']
}

/** What is handed in: its kind, its name, the annex that is the form. */
export function DeliverablesInput({ value, onChange, onLeave, isWrong, describedBy, id, annexes }: Props) {
  const drafts = value as readonly DeliverableDraft[]
  const change = (key: string, part: Partial<DeliverableDraft>) =>
    onChange(drafts.map((d) => (d.key === key ? { ...d, ...part } : d)))
  const options = annexes.map((a) => ({ value: a.number, label: `附件${a.number} ${a.title}` }))
  return (
    <ol className="notice-drafts" id={id} aria-describedby={describedBy}>
      {drafts.map((d, i) => (
        <li key={d.key} className="notice-draft-line" onBlur={onLeave}>
          <Select
            aria-label={`第 ${i + 1} 项的种类`}
            className="notice-kind"
            value={d.kind}
            options={deliverableOptions}
            onChange={(kind: Deliverable['kind']) => change(d.key, { kind })}
          />
          <Input
            aria-label={`第 ${i + 1} 项交什么`}
            aria-invalid={isWrong && d.words === ''}
            value={d.words}
            maxLength={60}
            onChange={(e) => change(d.key, { words: e.target.value })}
          />
          <Select
            aria-label={`第 ${i + 1} 项用的附件`}
            className="notice-annex"
            allowClear
            placeholder="不用附件"
            value={d.annex ?? undefined}
            options={options}
            onChange={(annex: number | undefined) =>
              change(d.key, { annex: annex ?? null, words: d.words || (options.find((o) => o.value === annex)?.label ?? '') })
            }
          />
          <Button type="link" onClick={() => onChange(drafts.filter((o) => o.key !== d.key))}>{`去掉第 ${i + 1} 项`}</Button>
        </li>
      ))}
      <li>
        <Button
          onClick={() =>
            onChange([...drafts, { key: `new${drafts.length}${drafts.at(-1)?.key ?? ''}`, kind: 'form', words: '', annex: null }])
          }
        >
          加一项
        </Button>
      </li>
    </ol>
  )
}
