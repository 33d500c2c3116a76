import { Due } from '../../../app/kit/due.tsx'
import { Light } from '../../../app/kit/light.tsx'
import type { SlipRowView } from '../contract.ts'
import './supervision.css'

const names: Record<SlipRowView['color'], string> = { blue: '蓝色', yellow: '黄色', red: '红色' }

/** The colour of a slip: always with its word. */
export const ColorMark = ({ of: color }: { of: SlipRowView['color'] }) => (
  <span className={`slip-color slip-${color}`}>{names[color]}</span>
)

/** 答复期限 with its light; an answer given says whether it was late. */
export function AnswerDue({ of: s }: { of: SlipRowView }) {
  if (s.state === 'answered' || s.state === 'closed') return <Light kind="green">{s.isLate ? '逾期答复' : '已答复'}</Light>
  if (s.light === 'none') return <Light kind="ring">{s.answerBy}</Light>
  return <Due on={s.answerBy} light={s.light} days={s.days} />
}
