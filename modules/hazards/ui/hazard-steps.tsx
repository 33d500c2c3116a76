import { today } from '../../../app/dates.ts'
import { Stages } from '../../../app/kit/stages.tsx'
import type { HazardView } from '../contract.ts'

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

const monthDay = (on: string): string => on.slice(5)

/** The day a stage was reached in the present round, or is due. */
function noteOf(h: HazardView, act: string, index: number, reached: number): string {
  const round = h.steps.slice(h.steps.map((s) => s.act).lastIndexOf('relapsed') + 1)
  /* Of a relapse the present round begins on the day it was seen again. */
  const begun =
    act === 'found' && h.relapses > 0 ? h.steps.findLast((s) => s.act === 'relapsed') : round.filter((s) => s.act === act).at(-1)
  if (index < reached && begun) return monthDay(today(new Date(begun.at)))
  if (act === 'evidenceSubmitted' && h.rectifyBy && h.state !== 'closed') return `应 ${monthDay(h.rectifyBy)}`
  if (act === 'heldUp' && h.lookBackOn && !h.lookedBackOn) return `应 ${monthDay(h.lookBackOn)}`
  return index === reached ? '现在' : ''
}

/** The way from finding to look-back, with the days that were and those that are due. */
export function HazardSteps({ of: h }: { of: HazardView }) {
  const reached = h.state === 'closed' && h.lookedBackOn ? 7 : order[h.state]
  return (
    <Stages
      reached={reached}
      of={stages.map(([key, label], index) => ({
        key,
        label,
        note: noteOf(h, key, index, reached),
        isLate: key === 'evidenceSubmitted' && h.light === 'overdue' && index >= reached,
      }))}
    />
  )
}
