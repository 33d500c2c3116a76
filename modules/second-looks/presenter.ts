import type { QueryContext } from '../../platform/context.ts'
import type { SecondLookView } from './contract.ts'
import { type LookFacts, sealPlace } from './queries.ts'
import { answerable, decidable } from './workflow.ts'

export function presentLook(ctx: QueryContext, look: LookFacts, hinted: ReadonlySet<string>): SecondLookView {
  const opened = (column: 'answeredBySealed' | 'answerSealed' | 'decidedBySealed' | 'decisionSealed') => {
    const sealed = look[column]
    return sealed === null ? null : ctx.keys.open(sealed, sealPlace(column, look.id))
  }
  return {
    id: look.id,
    act: look.act,
    state: look.state,
    person: { name: look.personName, unit: look.unitName ?? '' },
    askedBy: ctx.keys.open(look.askedBySealed, sealPlace('askedBySealed', look.id)),
    askedOn: look.askedOn,
    answeredBy: opened('answeredBySealed'),
    answer: opened('answerSealed'),
    answeredOn: look.answeredOn,
    decidedBy: opened('decidedBySealed'),
    decision: opened('decisionSealed'),
    decidedOn: look.decidedOn,
    hasConcernHeld: hinted.has(look.personId),
    version: look.version,
    abilities: {
      answer: answerable.includes(look.state),
      decide: decidable.includes(look.state) && ctx.actor.role === 'politicalOfficeLeader',
    },
  }
}
