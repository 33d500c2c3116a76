import { duties, type LevelView, type TriggerRowView } from './contract.ts'
import type { findAnswerable, findChain, TriggerFacts } from './queries.ts'

const hrefs = {
  overdueCloseOut: '/hazards/',
  overreach: '/hazards/',
  missedReport: '/screening-returns/',
} as const satisfies Record<TriggerRowView['trigger'], string>

/** One fact that gives cause, with its record. */
export const presentTrigger = (t: TriggerFacts): TriggerRowView => ({
  id: t.id,
  trigger: t.trigger,
  unit: { id: t.unitId, name: t.unitName },
  what: t.what,
  since: t.since,
  href: `${hrefs[t.trigger]}${t.id}`,
})

type Answerable = Awaited<ReturnType<typeof findAnswerable>>
type Chain = Awaited<ReturnType<typeof findChain>>

/** Every level of a unit on a day, from the lead officers up, with the responsibility that the chain gives it. */
export const presentLevels = ({ people }: Answerable, chain: Chain): { chainName: string; levels: LevelView[] } => ({
  chainName: chain.name,
  levels: duties.map((duty) => ({
    duty,
    responsibility: chain.levels.find((l) => l.duty === duty)?.responsibility ?? null,
    people: people.filter((p) => p.duty === duty).map(({ id, name, led }) => ({ id, name, led })),
  })),
})
