import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { ConsultationView, DecisionView } from '../contract.ts'
import { levelLabels, standingWords, stateLabels } from '../words.ts'

export const stateOptions = optionsOf(stateLabels)
export const levelOptions = optionsOf(levelLabels)
type Participant = ConsultationView['participants'][number]
export const basisLabels: Record<Participant['basis'], string> = {
  leads: '牵头',
  named: '按规则',
  usesMany: '用辅多',
  chosen: '加邀',
}
export const attendanceLabels: Record<Participant['attendance'], string> = { expected: '应到', present: '到会', absent: '未到' }
export const standingLabels: Record<DecisionView['standing'], string> = { ...standingWords, draft: '拟定，审定后生效' }
