import { useEffect, useRef } from 'react'
import { useIsPhone } from '../../../app/kit/phone.ts'
import type { RequestView } from '../contract.ts'

interface TextProps {
  readonly text: RequestView['text']
  /** Read with the text, behind it. */
  readonly attached: RequestView['attached']
  /** The end has been on the screen. */
  readonly onRead: () => void
}

/** The very text, numbered and filled in; tells when its end has been seen. */
export function ShownText({ text, attached, onRead }: TextProps) {
  const whole = useRef<HTMLElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  const isPhone = useIsPhone()
  useEffect(() => {
    const { current: region } = whole
    if (!region || !end.current) return
    /* Beside the signature the text scrolls by itself (with the focus on it, by keyboard); on a phone the page does. What went by above counts as seen, however fast. */
    region.tabIndex = 0
    const root = isPhone ? document.getElementById('page') : region
    const seeEnd = (seen: readonly IntersectionObserverEntry[]) => {
      if (seen.some((s) => s.isIntersecting)) read.current()
    }
    const underAnswers = isPhone ? '-180px' : '0px'
    const watch = new IntersectionObserver(seeEnd, { root, rootMargin: `100000px 0px ${underAnswers} 0px` })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [isPhone])
  return (
    <section ref={whole} className="signing-text" aria-label={`${text.title}全文`}>
      <h2>{text.title}</h2>
      <Lines of={text.lines} />
      {attached ? (
        <section className="signing-attached" aria-label="随附责任清单">
          <p className="signing-attached-note">
            随附责任清单，第 {attached.versionNumber} 版。签名签的是上面的全文，清单和它一起看。
          </p>
          <h2>{attached.title}</h2>
          <Lines of={attached.lines} />
        </section>
      ) : null}
      <div ref={end} className="signing-end">
        全文完
      </div>
    </section>
  )
}

function Lines({ of }: { of: RequestView['text']['lines'] }) {
  return of
    .map((line, place) => ({ ...line, key: `line${place}` }))
    .map((line) => (
      <p key={line.key} className={line.kind === 'heading' ? 'signing-heading' : ''}>
        {line.prefix}
        {line.text}
      </p>
    ))
}
