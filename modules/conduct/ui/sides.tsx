import type { ReactNode } from 'react'
import { atMoment, inSentence } from '../../../app/dates.ts'
import { Due } from '../../../app/kit/due.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { roleNames } from '../../../platform/http/roles.ts'
import type { ProceedingView } from '../contract.ts'
import { capacityLabels } from '../words.ts'

const roleOf = (role: string | null): string => (role === null ? '' : (roleNames[role as keyof typeof roleNames] ?? ''))

/** Rights, deadlines, who works on it, who opened it: the same words for both sides of the table. */
export function Sides({ view }: { view: ProceedingView }) {
  if (view.side === 'reporter' || view.side === 'union') return null
  return (
    <div className="conduct-sides">
      <Rights view={view} />
      <Deadlines view={view} />
      <People view={view} />
      <Openings view={view} />
    </div>
  )
}

function Pairs({ of: pairs }: { of: readonly (readonly [string, ReactNode])[] }) {
  const numbered = pairs.map(([left, right], i) => ({ left, right, key: `${left} ${i}` }))
  return (
    <ul className="conduct-pairs">
      {numbered.map(({ left, right, key }) => (
        <li key={key}>
          <span>{left}</span>
          <span>{right}</span>
        </li>
      ))}
    </ul>
  )
}
function Rights({ view }: { view: ProceedingView }) {
  return (
    <div className="conduct-rights">
      <Card title="本人的权利" note={view.side === 'subject' ? '经办人看到的同一段话' : '本人看到的同一段话'}>
        <Pairs of={view.rights} />
      </Card>
    </div>
  )
}
function Deadlines({ view }: { view: ProceedingView }) {
  if (view.deadlines.length === 0 && view.influenceUntil === null) return null
  return (
    <Card title="时限">
      <Pairs
        of={[
          ...view.deadlines.map((d) => [d.label, <Due key={d.label} on={d.dueOn} light={d.light} days={d.days} />] as const),
          ...(view.influenceUntil === null ? [] : ([['影响期到', inSentence(view.influenceUntil)]] as const)),
        ]}
      />
      {view.deadlines.map((d) => (
        <p key={d.label} className="note">
          {d.label}：{d.basis}
        </p>
      ))}
    </Card>
  )
}
function People({ view }: { view: ProceedingView }) {
  if (view.people.length === 0) return null
  return (
    <Card title={view.side === 'subject' ? '核查人' : '谁经办'}>
      <Pairs
        of={view.people.map((p) => [`${capacityLabels[p.capacity]}`, `${p.name}${p.endedAt ? '（已交回）' : ''}`] as const)}
      />
    </Card>
  )
}
function Openings({ view }: { view: ProceedingView }) {
  return (
    <Card title="谁打开过">
      <Pairs
        of={view.openings.slice(0, 12).map((o) => [[o.name, roleOf(o.role)].filter(Boolean).join('　'), atMoment(o.at)] as const)}
      />
      <p className="note">
        {view.openings.length > 12 ? `共 ${view.openings.length} 次，只列最近 12 次。` : ''}
        处理终结前，其他页面和统计中都不出现本件。
        {view.retainYears === null ? '办结后保存年限：本局未定。' : `办结后保存 ${view.retainYears} 年（本局规定）。`}
        {view.retainUntil === null ? '' : `保存到 ${view.retainUntil}，期满由受理领导决定。`}
      </p>
    </Card>
  )
}
