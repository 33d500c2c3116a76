import { Button, Input, InputNumber } from 'antd'
import type { InputProps } from '../../../app/kit/form/definition.ts'

export interface AnnexDraft {
  readonly key: string
  readonly number: number
  readonly title: string
  readonly text: string
}

/** Annexes: number, name, and the words on the form, from which the check reads its columns. */
export function AnnexesInput({ value, onChange, onLeave, isWrong, describedBy, id }: InputProps) {
  const drafts = value as readonly AnnexDraft[]
  const change = (key: string, part: Partial<AnnexDraft>) => onChange(drafts.map((d) => (d.key === key ? { ...d, ...part } : d)))
  const next = Math.max(0, ...drafts.map((d) => d.number)) + 1
  return (
    <ol className="notice-drafts" id={id} aria-describedby={describedBy}>
      {drafts.map((d, i) => (
        <li key={d.key} onBlur={onLeave}>
          <div className="notice-draft-line">
            <InputNumber
              aria-label={`第 ${i + 1} 个附件的编号`}
              className="notice-number"
              min={1}
              max={99}
              value={d.number}
              onChange={(number) => change(d.key, { number: number ?? next })}
            />
            <Input
              aria-label={`第 ${i + 1} 个附件的名称`}
              aria-invalid={isWrong && d.title === ''}
              value={d.title}
              maxLength={80}
              onChange={(e) => change(d.key, { title: e.target.value })}
            />
            <Button type="link" onClick={() => onChange(drafts.filter((o) => o.key !== d.key))}>{`去掉附件${d.number}`}</Button>
          </div>
          <Input.TextArea
            aria-label={`第 ${i + 1} 个附件的文字`}
            placeholder="表上的栏目和文字"
            value={d.text}
            rows={2}
            maxLength={20_000}
            onChange={(e) => change(d.key, { text: e.target.value })}
          />
        </li>
      ))}
      <li>
        <Button onClick={() => onChange([...drafts, { key: `new${next}`, number: next, title: '', text: '' }])}>
          加一个附件
        </Button>
      </li>
    </ol>
  )
}
