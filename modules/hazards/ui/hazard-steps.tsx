import { today } from '../../../app/dates.ts'
import type { HazardView } from '../contract.ts'

type StepState = 'done' | 'now' | 'later'
const stages = [
  ['found', '发现'],
  ['measuresSet', '定措施'],
  ['started', '整改'],
  ['evidenceSubmitted', '交佐证'],
  ['confirmed', '单位确认'],
  ['closedOut', '核验销号'],
  ['heldUp', '回头看'],
] as const
const order = { found: 1, measuresSet: 2, rectifying: 3, evidenceSubmitted: 4, confirmed: 5, closed: 6 } as const
const words: Record<StepState, string> = { done: '已完成', now: '当前', later: '未到' }

const monthDay = (on: string): string => on.slice(5)

/** The day a stage was reached in the present round, or is due. */
function noteOf(h: HazardView, act: string, state: StepState): string {
  const round = h.steps.slice(h.steps.map((s) => s.act).lastIndexOf('relapsed') + 1)
  const reached = round.filter((s) => s.act === act).at(-1)
  /* Of a relapse the present round begins on the day it was seen again. */
  const begun = act === 'found' && h.relapses > 0 ? h.steps.findLast((s) => s.act === 'relapsed') : reached
  if (state === 'done' && begun) return monthDay(today(new Date(begun.at)))
  if (act === 'evidenceSubmitted' && h.rectifyBy && h.state !== 'closed') return `应 ${monthDay(h.rectifyBy)}`
  if (act === 'heldUp' && h.lookBackOn && !h.lookedBackOn) return `应 ${monthDay(h.lookBackOn)}`
  return state === 'now' ? '现在' : ''
}

const stateAt = (index: number, reached: number): StepState => {
  if (index < reached) return 'done'
  return index === reached ? 'now' : 'later'
}

/** The way from finding to look-back, with the days that were and those that are due. */
export function HazardSteps({ of: h }: { of: HazardView }) {
  const reached = h.state === 'closed' && h.lookedBackOn ? 7 : order[h.state]
  return (
    <ol className="hazard-steps">
      {stages.map(([act, label], index) => {
        const state = stateAt(index, reached)
        const note = noteOf(h, act, state)
        const isLate = act === 'evidenceSubmitted' && h.light === 'overdue' && state !== 'done'
        return (
          <li key={act} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden="true" />
            <span className="visually-hidden">{words[state]}</span>
            {label}
            <span className={isLate ? 'note late' : 'note'}>{note}</span>
          </li>
        )
      })}
    </ol>
  )
}
