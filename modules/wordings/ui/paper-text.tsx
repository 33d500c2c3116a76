import type { ShownTextView } from '../contract.ts'
import { keyed } from './keyed.ts'

/** A text as it stands on paper: the same lines and numbers as in print, without its page breaks. */
export function PaperText({ text, formLabel }: { text: ShownTextView; formLabel: string }) {
  return (
    <article className="wording-paper" aria-label="印在纸上的文字">
      {formLabel === '' ? null : <p className="wording-label">{formLabel}</p>}
      <h3>{text.title || '（标题还没有写）'}</h3>
      {keyed(text.lines).map((line) => (
        <p key={line.key} className={line.kind === 'heading' ? 'wording-heading' : ''}>
          {line.prefix}
          {line.text}
        </p>
      ))}
      {text.signLine === '' ? null : (
        <div className="wording-sign">
          {text.signLine.split(/(?=责任人：)/).map((part) => (
            <p key={part}>{part}</p>
          ))}
        </div>
      )}
    </article>
  )
}
