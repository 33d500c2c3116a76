import type { QueryContext } from '../../platform/context.ts'
import type { SecondLookView } from './contract.ts'
import { type LookFacts, openPerson, sealPlace } from './queries.ts'
import { answerable, decidable } from './workflow.ts'

export function presentLook(ctx: QueryContext, look: LookFacts, hinted: ReadonlySet<string>): SecondLookView {
  const opened = (column: 'answeredBySealed' | 'answerSealed' | 'decidedBySealed' | 'decisionSealed') => {
    const sealed = look[column]
    return sealed === null ? null : ctx.keys.open(sealed, sealPlace(column, look.id))
  }
  const person = openPerson(ctx, look)
  return {
    id: look.id,
    act: look.act,
    state: look.state,
    person: { name: person.name, unit: person.unitName },
    askedBy: ctx.keys.open(look.askedBySealed, sealPlace('askedBySealed', look.id)),
    askedOn: look.askedOn,
    answeredBy: opened('answeredBySealed'),
    answer: opened('answerSealed'),
    answeredOn: look.answeredOn,
    decidedBy: opened('decidedBySealed'),
    decision: opened('decisionSealed'),
    decidedOn: look.decidedOn,
    hasConcernHeld: hinted.has(person.id),
    version: look.version,
    abilities: {
      answer: answerable.includes(look.state),
      decide: decidable.includes(look.state) && ctx.actor.role === 'politicalOfficeLeader',
    },
  }
}
