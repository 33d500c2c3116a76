import type { ReactNode } from 'react'
import { Rule } from '../../../app/kit/rule.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { MeasureHead, Share } from '../contract.ts'
import { percentOf, withoutWords } from '../words.ts'

/** A narrow screen shows part of the columns: the keyboard scrolls to the others. */
const letScroll = (region: HTMLElement | null): void => {
  if (region) region.tabIndex = 0
}

export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section ref={letScroll} className="comparison-scroll" aria-label={label}>
      {children}
    </section>
  )
}

/** The head of a column, with its rule and its list. */
export function MeasureRule({ measure }: { measure: MeasureHead }) {
  const lines = [`分子：${measure.part}；分母：${measure.whole}`, `规则：${measure.rule}`]
  return (
    <Rule
      title={measure.label}
      lines={measure.isOfToday ? [...lines, '今天的数，和选的时间无关。'] : lines}
      doors={<Link href={measure.href}>看清单</Link>}
    >
      {measure.label}
    </Rule>
  )
}

/** The bar of a share, as wide as its place; drawn by numbers, never by style. */
export function ShareBar({ share: { part, whole } }: { share: Share }) {
  return (
    <svg className="share-bar" width="100%" height="6" aria-hidden="true">
      <rect width="100%" height="6" className="share-whole" />
      <rect width={`${((100 * part) / whole).toFixed(1)}%`} height="6" className="share-part" />
    </svg>
  )
}

export const Percent = ({ share }: { share: Share }) => {
  const percent = percentOf(share)
  return percent === null ? null : <span className="share-percent">{percent}%</span>
}

/** 8 / 10 with its per cent; nothing to do is said as such. */
export function ShareNumbers({ share, href, label }: { share: Share | null; href?: string; label?: string }) {
  if (!share || share.whole === 0) return <span className="share-none">{withoutWords}</span>
  const numbers = `${share.part} / ${share.whole}`
  return (
    <>
      {href ? (
        <Link href={href} aria-label={`${label} ${numbers}`}>
          {numbers}
        </Link>
      ) : (
        numbers
      )}{' '}
      <Percent share={share} />
    </>
  )
}

/** The list behind a measure, narrowed to one unit. */
export const listOf = ({ href }: MeasureHead, unitId: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}unitId=${unitId}&below=false`
