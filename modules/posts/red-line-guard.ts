import { DomainError } from '../../platform/errors.ts'
import { isReason, leastReason, type RedLine, type Touch, touchesOf } from './red-line-match.ts'

export interface WordedDuty {
  readonly text: string
  readonly redLineReason?: string | null | undefined
}
export interface JudgedDuty {
  readonly text: string
  readonly redLineId: string | null
  readonly redLineReason: string | null
}

const explain = (touch: Touch): string => `触及红线第 ${touch.number} 条：${touch.wording}。因“${touch.keyword}”命中。`

/** Duties as they may be stored: one that touches a red line has its reason. 422 `redLine` names each that has none (`duties.0` is the first). */
export function judgeDuties(duties: readonly WordedDuty[], lines: readonly RedLine[]): JudgedDuty[] {
  const judged = duties.map((duty) => ({ duty, touch: touchesOf(duty.text, lines)[0] }))
  const errors = judged.flatMap(({ duty, touch }, i) =>
    touch && !isReason(duty.redLineReason) ? [{ path: `duties.${i}`, code: 'redLine', message: explain(touch) }] : [],
  )
  if (errors.length > 0) {
    const which = errors.map((e) => Number(e.path.slice(7)) + 1).join('、')
    throw new DomainError(
      'invalid',
      'redLine',
      `第 ${which} 项触及红线，没有存。改写、删除，或者说明保留的理由（不少于 ${leastReason} 个字）。`,
      errors,
    )
  }
  return judged.map(({ duty, touch }) => ({
    text: duty.text,
    redLineId: touch?.redLineId ?? null,
    redLineReason: touch ? (duty.redLineReason?.trim() ?? null) : null,
  }))
}
