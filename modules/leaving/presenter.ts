import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { LeavingRowView, LeavingView } from './contract.ts'
import { canWork, tickFault } from './policy.ts'
import type { findReasons, LeavingFacts } from './queries.ts'

type StepFacts = LeavingFacts['steps'][number]
type Reasons = Awaited<ReturnType<typeof findReasons>>

const stepOf = (s: StepFacts) => ({
  step: s.step,
  doneAt: s.doneAt?.toISOString() ?? null,
  doneByName: s.doneByName,
  note: s.note,
})

/** One checklist of the list. */
export function presentLeaving(ctx: QueryContext, calendar: WorkingDays, l: LeavingFacts): LeavingRowView {
  const isOpen = l.state === 'open'
  const mayWork = canWork(ctx.actor) && isOpen
  return {
    id: l.id,
    person: { id: l.personId, name: l.personName, number: l.personNumber },
    unit: { id: l.unitId, name: l.unitName },
    separatedOn: l.separatedOn,
    isAnnounced: l.isAnnounced,
    isContractNotRenewed: l.isContractNotRenewed,
    ...dueFrom(calendar, isOpen ? l.separatedOn : null, ctx.today),
    state: l.state,
    startedByName: l.startedByName,
    endedByName: l.endedByName,
    endedAt: l.endedAt?.toISOString() ?? null,
    endReason: l.endReason,
    version: l.version,
    steps: l.steps.map(stepOf),
    abilities: {
      work: mayWork,
      complete: mayWork && !l.isAnnounced && l.steps.every((s) => s.doneAt !== null),
      withdraw: mayWork && l.isAnnounced,
      openFile: l.isAnnounced || ctx.actor.role === 'auxiliaryOffice',
    },
  }
}

function whyUndertaking(l: LeavingFacts, request: Reasons['request']): string {
  if (request === null) return '离岗保密承诺书还没有施行的版本，由辅警办和政治处先定。'
  return l.isAnnounced
    ? '已请本人在系统里签署，还没有答复。'
    : '本人已离岗，不能再登录：打印纸质承诺书由本人签名，再录入扫描件；签不到的，写明原因。'
}

/** Why an open step is open, and what does it. */
function whyOpen(l: LeavingFacts, step: StepFacts['step'], { led, request }: Reasons): string {
  if (step === 'letters') return '名下的责任书还没有移交给接任的人。'
  if (step === 'assignments')
    return led > 0 ? `还带着或者分管 ${led} 名辅警，先办交接。` : '任职、任岗还没有结束，办理离岗时自动结束。'
  if (step === 'carriers') return '载体、证件、服装、装备逐样点清，由内勤登记。'
  return step === 'account' ? '账号还开着；办理离岗时自动停用。' : whyUndertaking(l, request)
}

/** A checklist in full: each step done, or why not and who does it. */
export function presentChecklist(ctx: QueryContext, calendar: WorkingDays, l: LeavingFacts, reasons: Reasons): LeavingView {
  const mayWork = canWork(ctx.actor)
  return {
    ...presentLeaving(ctx, calendar, l),
    secondLook: reasons.secondLook,
    steps: l.steps.map((s) => {
      const isTickable = mayWork && tickFault(l, s.step, s.doneAt !== null) === undefined
      return {
        ...stepOf(s),
        why: s.doneAt === null && l.state === 'open' ? whyOpen(l, s.step, reasons) : null,
        canTick: isTickable,
        canRecord: isTickable && s.step === 'undertaking' && reasons.request === 'open',
      }
    }),
  }
}
