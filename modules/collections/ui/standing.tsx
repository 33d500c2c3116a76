import { Due } from '../../../app/kit/due.tsx'
import { Light } from '../../../app/kit/light.tsx'
import type { PartRowView } from '../contract.ts'
import { standingLabels } from '../words.ts'
import { lightOf } from './labels.ts'

/** 按时, 迟报, 漏报，逾期 3 日, or the day while it is still to come. */
export function Standing({ of: p }: { of: Pick<PartRowView, 'standing' | 'dueOn' | 'light' | 'days'> }) {
  if (p.standing === 'notDue') return <Due on={p.dueOn} light={p.light} days={p.days} />
  const gone = p.standing === 'missing' && p.days ? `，逾期 ${p.days} 日` : ''
  return (
    <Light kind={lightOf[p.standing]}>
      {standingLabels[p.standing]}
      {gone}
    </Light>
  )
}
