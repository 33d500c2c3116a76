import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { canCloseOut } from '../policy.ts'
import { findRules } from '../queries.ts'
import type { HazardStepRow } from '../tables.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

interface Input extends OnHazard {
  body: { version: number; method: NonNullable<HazardStepRow['method']>; note: string; lookBackOn: string | null }
}

/** The day named, or the one that the bureau's own number of working days leads to. */
async function lookBackDay(ctx: CommandContext, named: string | null): Promise<string> {
  const { lookBackDays } = await findRules(ctx)
  const day = named ?? (lookBackDays === null ? undefined : (await workingDaysOf(ctx)).plus(ctx.today, lookBackDays))
  if (day === undefined)
    throw invalid('lookBackOn', '本局没有定回头看的天数，或者那一年工作日历没有载入，请填回头看的日期。', 'noLookBackDay')
  if (day <= ctx.today) throw invalid('lookBackOn', '回头看的日期应在今天以后。', 'past')
  return day
}

/** 核验销号 — by a named method, with the look-back scheduled; neither owner, submitter nor confirmer. */
export async function closeOutHazard(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { method, note } = input.body
  const hazard = await takeHazard(ctx, input, 'closeOut', canCloseOut)
  const lookBackOn = await lookBackDay(ctx, input.body.lookBackOn)
  await moveHazard(ctx, hazard, {
    act: 'closeOut',
    set: {
      verifiedBy: ctx.actor.accountId,
      closedOn: ctx.today,
      isClosedLate: hazard.rectifyBy !== null && hazard.rectifyBy < ctx.today,
      lookBackOn,
      lookedBackOn: null,
      escalatedTo: null,
    },
    step: { act: 'closedOut', note, method, dueOn: lookBackOn },
  })
  await recordEvent(ctx, {
    verb: 'hazard.closedOut',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'method', after: method }],
  })
  return { id: hazard.id }
}
