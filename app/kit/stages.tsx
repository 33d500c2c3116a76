import './stages.css'

export interface Stage {
  readonly key: string
  readonly label: string
  /** The day it was reached, or by when it is due. */
  readonly note: string
  readonly isLate?: boolean
}
const words = { done: '已完成', now: '当前', later: '未到' }
const stateAt = (index: number, reached: number): keyof typeof words => {
  if (index < reached) return 'done'
  return index === reached ? 'now' : 'later'
}

/** The way of a thing from its beginning to its end; the first `reached` stages are behind it. */
export const Stages = ({ of, reached }: { of: readonly Stage[]; reached: number }) => (
  <ol className="stages">
    {of.map(({ key, label, note, isLate = false }, index) => {
      const state = stateAt(index, reached)
      return (
        <li key={key} className={state} aria-current={state === 'now' ? 'step' : undefined}>
          <i aria-hidden="true" />
          <span className="visually-hidden">{words[state]}</span>
          {label}
          <span className={isLate ? 'note late' : 'note'}>{note}</span>
        </li>
      )
    })}
  </ol>
)
