import { Popover } from 'antd'
import type { ReactNode } from 'react'
import './marks.css'

interface RuleProps {
  readonly title: string
  /** 规则：…, 日历：…, 算到：… one line each. */
  readonly lines: readonly string[]
  /** Links: 看 4 条, 看变化. */
  readonly doors?: ReactNode
  readonly children: ReactNode
}

/** Dotted underline: hover, focus or tap shows the rule, the calendar and the time behind a figure. */
export function Rule({ title, lines, doors, children }: RuleProps) {
  const content = (
    <div className="rule-text">
      <b>{title}</b>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {doors ? <div className="rule-doors">{doors}</div> : null}
    </div>
  )
  return (
    <Popover
      content={content}
      color="#1b2330"
      trigger={['hover', 'focus', 'click']}
      placement="bottomLeft"
      arrow={false}
      styles={{ root: { maxWidth: 360 } }}
    >
      <button type="button" className="rule">
        {children}
      </button>
    </Popover>
  )
}
