import type { QueryContext } from '../../platform/context.ts'
import type { OutcomeKindView, OutcomeRulesView, TimeLimitView } from './contract.ts'
import { endingBars, endingGrounds } from './law.ts'
import { canSetKinds, canSetLimits } from './policy.ts'

const lawful = ({ code, words, by }: (typeof endingGrounds)[number]) => ({ code, words, by })

/** The bureau's rules with what the reader may change. */
export const presentRules = (
  ctx: QueryContext,
  { limits, outcomes }: { limits: TimeLimitView[]; outcomes: OutcomeKindView[] },
): OutcomeRulesView => ({
  limits,
  outcomes,
  grounds: endingGrounds.map(lawful),
  bars: endingBars.map(lawful),
  abilities: { setLimits: canSetLimits(ctx.actor), setKinds: canSetKinds(ctx.actor) },
})
