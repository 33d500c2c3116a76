import type { ReactNode } from 'react'
import './marks.css'

export type LightKind = 'red' | 'amber' | 'green' | 'ring'

const shapes: Record<LightKind, ReactNode> = {
  red: <rect x="1" y="1" width="10" height="10" />,
  amber: <path d="M6 0.8 11.6 11H0.4Z" />,
  green: <circle cx="6" cy="6" r="5" />,
  ring: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
}

/** A light: shape, colour and always a word: <Light kind="amber">剩 2 日</Light>. Computed by the server, never set by hand. */
export function Light({ kind, children }: { kind: LightKind; children: ReactNode }) {
  return (
    <span className={`light light-${kind}`}>
      <svg width="11" height="11" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  )
}

/** What is missing: <Gap>未指定</Gap>. Missing is not overdue. */
export function Gap({ children }: { children: ReactNode }) {
  return <span className="gap">{children}</span>
}

/** A key number that opens its list; a zero is quiet. */
export function Count({ value }: { value: number }) {
  return <span className={value === 0 ? 'count zero' : 'count'}>{value}</span>
}
