import { Light, type LightKind } from '../../../app/kit/light.tsx'
import type { ReportRowView } from '../contract.ts'
import { standingLabels } from '../words.ts'
import { atCutOff } from './labels.ts'

const lightOf: Record<NonNullable<ReportRowView['standing']>, LightKind> = { onTime: 'green', late: 'amber', missing: 'red' }

/** 按时·无变化, 迟报, 漏报, or when it is due. */
export function Standing({ of: r }: { of: Pick<ReportRowView, 'standing' | 'isNil' | 'cutOffAt'> }) {
  if (r.standing === null) return <Light kind="ring">{atCutOff(r.cutOffAt)}</Light>
  return (
    <Light kind={lightOf[r.standing]}>
      {standingLabels[r.standing]}
      {r.isNil ? '·无变化' : ''}
    </Light>
  )
}
