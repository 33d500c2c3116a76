import { Standing as Standard } from '../../../app/kit/standing.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { ReturnRowView } from '../contract.ts'

/** 按时, 迟报, 漏报 逾期 3 日, or the day while it is still to come. */
export function Standing({ of: r }: { of: Pick<ReturnRowView, 'standing' | 'dueOn' | 'light' | 'days' | 'isNil' | 'paper'> }) {
  return (
    <Standard of={r}>
      {r.isNil ? <span className="screening-nil">零报告</span> : null}
      {r.paper ? <span className="screening-nil">纸面</span> : null}
    </Standard>
  )
}

/** 2026-柳-017, 2026-柳-018（已销号): each number leads to its hazard. */
export function Hazards({ of: hazards }: { of: ReturnRowView['hazards'] }) {
  if (hazards.length === 0) return <>—</>
  return (
    <span className="screening-hazards">
      {hazards.map((h) => (
        <span key={h.id}>
          <Link href={`/hazards/${h.id}`}>{h.number}</Link>
          {h.isClosed ? <span className="note">已销号</span> : null}
        </span>
      ))}
    </span>
  )
}
