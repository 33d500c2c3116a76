import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Link } from '../navigation.tsx'
import { openQuestions } from '../questions.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import './drawer.css'

interface DrawerProps {
  readonly title: ReactNode
  /** The same content as a page of its own. */
  readonly pageHref: string
  readonly onClose: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
  /** Buttons at the foot, primary last. */
  readonly acts?: ReactNode
  readonly children: ReactNode
}

/** 624 wide at the right, no mask: the list stays usable. Esc closes and gives the focus back. */
export function Drawer({ title, pageHref, onClose, onPrevious, onNext, acts, children }: DrawerProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const before = document.activeElement
    frame.current?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || openQuestions().length > 0) return
      close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div ref={frame} className="drawer no-print" role="dialog" aria-labelledby={id} tabIndex={-1}>
      <div className="drawer-head">
        <h2 id={id}>{title}</h2>
        <span className="spring" />
        <Button size="small" disabled={!onPrevious} {...(onPrevious ? { onClick: onPrevious } : {})}>
          上一条
        </Button>
        <Button size="small" disabled={!onNext} {...(onNext ? { onClick: onNext } : {})}>
          下一条
        </Button>
        <Link href={pageHref}>整页打开</Link>
        <button type="button" className="drawer-close" onClick={onClose} aria-label="关闭">
          <CloseOutlined aria-hidden />
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (axe scrollable-region-focusable) */}
      <section className="drawer-body" aria-labelledby={id} tabIndex={0}>
        <ErrorBoundary>{children}</ErrorBoundary>
      </section>
      {acts ? <div className="drawer-foot">{acts}</div> : null}
    </div>
  )
}
