import { Button, Input } from 'antd'
import { useRef } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'

export interface ClauseDraft {
  readonly key: string
  readonly id: string | null
  readonly number: string
  readonly section: string
  readonly heading: string
  readonly text: string
}

/** The first sentence of what was cut off is the new clause's demand. */
function splitAt(draft: ClauseDraft, at: number, key: string): ClauseDraft[] {
  const rest = draft.text.slice(at).trim()
  const [heading = ''] = rest.split(/[。\n]/)
  const cut = { heading: heading.slice(0, 80), text: rest.slice(heading.length + 1).trim() }
  return [
    { ...draft, text: draft.text.slice(0, at).trim() },
    { key, id: null, number: '', section: draft.section, ...cut },
  ]
}
const joined = (before: ClauseDraft, draft: ClauseDraft): ClauseDraft => ({
  ...before,
  text: [before.text, `${draft.heading}${draft.text ? '。' : ''}${draft.text}`].filter(Boolean).join('\n'),
})

/** Clauses one under the other: number, section, demand, text; split at the cursor, joined to the one before, taken away. */
export function ClausesInput({ value, onChange, onLeave, isWrong, describedBy, id }: InputProps) {
  const drafts = value as readonly ClauseDraft[]
  const cursors = useRef<Record<string, number>>({})
  const made = useRef(0)
  const newKey = () => `new${++made.current}`
  const change = (key: string, part: Partial<ClauseDraft>) => onChange(drafts.map((d) => (d.key === key ? { ...d, ...part } : d)))
  const split = (draft: ClauseDraft) =>
    onChange(drafts.flatMap((d) => (d.key === draft.key ? splitAt(d, cursors.current[d.key] ?? d.text.length, newKey()) : [d])))
  const join = (i: number) =>
    onChange(
      drafts.flatMap((d, at) => {
        if (at === i) return []
        const next = drafts[i]
        return at === i - 1 && next ? [joined(d, next)] : [d]
      }),
    )
  const add = () =>
    onChange([...drafts, { key: newKey(), id: null, number: '', section: drafts.at(-1)?.section ?? '', heading: '', text: '' }])
  return (
    <ol className="notice-drafts" id={id} aria-describedby={describedBy}>
      {drafts.map((d, i) => (
        <li key={d.key} onBlur={onLeave}>
          <div className="notice-draft-line">
            <Input
              aria-label={`第 ${i + 1} 段的编号`}
              aria-invalid={isWrong && d.number === ''}
              className="notice-number"
              value={d.number}
              maxLength={8}
              onChange={(e) => change(d.key, { number: e.target.value })}
            />
            <Input
              aria-label={`第 ${i + 1} 段的要求`}
              aria-invalid={isWrong && d.heading === ''}
              value={d.heading}
              maxLength={80}
              onChange={(e) => change(d.key, { heading: e.target.value })}
            />
            <Input
              aria-label={`第 ${i + 1} 段所在的部分`}
              className="notice-of-section"
              placeholder="部分"
              value={d.section}
              maxLength={60}
              onChange={(e) => change(d.key, { section: e.target.value })}
            />
          </div>
          <Input.TextArea
            aria-label={`第 ${i + 1} 段的正文`}
            value={d.text}
            rows={3}
            maxLength={10_000}
            onSelect={(e) => {
              cursors.current[d.key] = e.currentTarget.selectionStart
            }}
            onChange={(e) => change(d.key, { text: e.target.value })}
          />
          <div>
            <Button type="link" size="small" onClick={() => split(d)} aria-label={`第 ${i + 1} 段从光标处拆开`}>
              从光标处拆开
            </Button>
            {i > 0 ? (
              <Button type="link" size="small" onClick={() => join(i)} aria-label={`第 ${i + 1} 段并入上一条`}>
                并入上一条
              </Button>
            ) : null}
            <Button
              type="link"
              size="small"
              onClick={() => onChange(drafts.filter((o) => o.key !== d.key))}
              aria-label={`去掉第 ${i + 1} 段`}
            >
              去掉
            </Button>
          </div>
        </li>
      ))}
      <li>
        <Button onClick={add}>加一条</Button>
      </li>
    </ol>
  )
}
