import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canLookBack, canRelapse } from '../policy.ts'
import type { HazardFacts } from '../queries.ts'
import type { HazardStepRow } from '../tables.ts'
import { addStep, moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

/** Reopens the same number where it began; measures, evidence and steps of the earlier round stay. */
async function reopen(ctx: CommandContext, hazard: HazardFacts, note: string): Promise<void> {
  await moveHazard(ctx, hazard, {
    act: 'relapse',
    set: {
      relapses: hazard.relapses + 1,
      rectifyBy: null,
      goal: null,
      submittedBy: null,
      submittedByPerson: null,
      confirmedBy: null,
      confirmedByPerson: null,
      verifiedBy: null,
      closedOn: null,
      isClosedLate: null,
      lookBackOn: null,
      lookedBackOn: null,
    },
    step: { act: 'relapsed', note },
  })
  await recordEvent(ctx, { verb: 'hazard.relapsed', subjects: subjectsOf([hazard]) })
}

interface Looking extends OnHazard {
  body: { version: number; holds: boolean; method: NonNullable<HazardStepRow['method']>; note: string }
}

/** 回头看 — it holds, or it has come back: then the same number is open again. */
export async function lookBack(ctx: CommandContext, input: Looking): Promise<{ id: string }> {
  const { holds, method, note } = input.body
  const hazard = await takeHazard(ctx, input, 'lookBack', canLookBack)
  if (hazard.lookedBackOn !== null) throw new DomainError('conflict', 'alreadyLookedBack', '已经回头看过。')
  const step = { act: holds ? 'heldUp' : 'lookedBack', note, method }
  if (holds) await moveHazard(ctx, hazard, { act: 'lookBack', set: { lookedBackOn: ctx.today }, step })
  else {
    await addStep(ctx, hazard, step)
    await reopen(ctx, hazard, note)
  }
  await recordEvent(ctx, {
    verb: 'hazard.lookedBack',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'holds', after: String(holds) }],
  })
  return { id: hazard.id }
}

interface Relapsing extends OnHazard {
  body: { version: number; note: string }
}

/** 登记复发 — of a hazard closed before, whoever sees it again. */
export async function relapseHazard(ctx: CommandContext, input: Relapsing): Promise<{ id: string }> {
  if (!canRelapse(ctx.actor)) throw forbidden()
  const hazard = await takeHazard(ctx, input, 'relapse', canRelapse)
  await reopen(ctx, hazard, input.body.note)
  return { id: hazard.id }
}
