import type { ReactNode } from 'react'
import { Link } from '../navigation.tsx'
import { PrintHeader } from './print.tsx'
import './page.css'

interface PageProps {
  readonly title: string
  /** One line beside the title: 柳河派出所 · 辅警 46 人. */
  readonly note?: ReactNode
  /** Way back: [{ href: '/people', label: '花名册' }]. */
  readonly crumbs?: readonly { readonly href: string; readonly label: string }[]
  /** Buttons at the right, primary last. */
  readonly acts?: ReactNode
  /** Conditions printed under the title. */
  readonly printed?: string
  readonly children: ReactNode
}

/** A page with its title line; prints with unit, conditions, time and who printed. */
export function Page({ title, note, crumbs = [], acts, printed, children }: PageProps) {
  return (
    <>
      <PrintHeader title={title} {...(printed === undefined ? {} : { conditions: printed })} />
      <div className="page-head no-print">
        {crumbs.map((crumb) => (
          <span key={crumb.href} className="crumb">
            <Link href={crumb.href}>{crumb.label}</Link> /
          </span>
        ))}
        <h1>{title}</h1>
        <span className="page-note">{note}</span>
        <span className="spring" />
        <div className="page-acts">{acts}</div>
      </div>
      {children}
    </>
  )
}

interface CardProps {
  readonly title?: ReactNode
  readonly note?: ReactNode
  /** At the right of the head: usually one link. */
  readonly extra?: ReactNode
  /** Content goes to the edges (tables). */
  readonly isFlush?: boolean
  readonly children: ReactNode
}

/** A framed block with a 40-px head. */
export function Card({ title, note, extra, isFlush, children }: CardProps) {
  return (
    <section className="card">
      {title ? (
        <div className="card-head">
          <h2>{title}</h2>
          <span className="page-note">{note}</span>
          <span className="spring" />
          {extra}
        </div>
      ) : null}
      <div className={isFlush ? 'card-flush' : 'card-body'}>{children}</div>
    </section>
  )
}

/** Pairs of label and value, one under the other; an absent value is a dash. */
export function Facts({ of: pairs }: { of: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {pairs.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
