import { useEffect, useRef } from 'react'
import type { RequestView } from '../contract.ts'

interface TextProps {
  readonly text: RequestView['text']
  /** The end has been on the screen. */
  readonly onRead: () => void
}

/** The very text, numbered and filled in; tells when its end has been seen. */
export function ShownText({ text, onRead }: TextProps) {
  const whole = useRef<HTMLElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    /* The text scrolls by itself beside the signature: with the focus on it the keyboard scrolls it. */
    if (whole.current) whole.current.tabIndex = 0
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((s) => s.isIntersecting)) read.current()
    })
    if (end.current) watch.observe(end.current)
    return () => watch.disconnect()
  }, [])
  const lines = text.lines.map((line, place) => ({ ...line, key: `line${place}` }))
  return (
    <section ref={whole} className="signing-text" aria-label={`${text.title}全文`}>
      <h2>{text.title}</h2>
      {lines.map((line) => (
        <p key={line.key} className={line.kind === 'heading' ? 'signing-heading' : ''}>
          {line.prefix}
          {line.text}
        </p>
      ))}
      <div ref={end} className="signing-end">
        全文完
      </div>
    </section>
  )
}
