import type { Actor } from '../../platform/context.ts'
import type { leavingSteps } from './contract.ts'

type StepName = (typeof leavingSteps)[number]

/** The clerk of the unit that is left, and the office. */
export const canWork = (actor: Pick<Actor, 'role'>): boolean => actor.role === 'unitClerk' || actor.role === 'auxiliaryOffice'

interface Checklist {
  readonly state: 'open' | 'complete' | 'withdrawn'
  readonly isAnnounced: boolean
}

/** Whether the person can no longer sign in: paper then, or a note why there is none. */
const hasLeft = (leaving: Checklist): boolean => !leaving.isAnnounced

/** Why a step is not ticked by hand; undefined when it is. */
export function tickFault(leaving: Checklist, step: StepName, isDone: boolean): { code: string; detail: string } | undefined {
  if (leaving.state !== 'open') return { code: 'notOpen', detail: '这份离岗手续已经办结或撤回，不能再改。' }
  if (isDone) return { code: 'alreadyDone', detail: '这一项已经办完，没有重复登记。' }
  if (step === 'undertaking' && !hasLeft(leaving))
    return { code: 'askFirst', detail: '本人还在岗，离岗保密承诺书由本人在系统里签，或者表示不签。' }
  if (step !== 'carriers' && step !== 'undertaking') return { code: 'bySystem', detail: '这一项由系统核对，不用登记。' }
  return undefined
}
