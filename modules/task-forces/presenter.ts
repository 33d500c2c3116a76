import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { TaskForceRowView, TaskForceView } from './contract.ts'
import { canForm, canServe, type OfficeReach } from './policy.ts'
import type { ListedTaskForce, TaskForceFacts } from './queries.ts'
import type { TaskForceRow } from './tables.ts'

type Cycled = Pick<TaskForceRow, 'everyCount' | 'everyUnit' | 'firstDueOn'> & { readonly nextDueOn: string | null }

const cycleOf = (ctx: QueryContext, calendar: WorkingDays, f: Cycled): TaskForceRowView['cycle'] =>
  f.everyCount === null || f.everyUnit === null || f.firstDueOn === null || f.nextDueOn === null
    ? null
    : {
        everyCount: f.everyCount,
        everyUnit: f.everyUnit,
        firstDueOn: f.firstDueOn,
        nextDueOn: f.nextDueOn,
        ...dueFrom(calendar, f.nextDueOn, ctx.today),
      }

/** One task force of the list. */
export const presentRow = (
  ctx: QueryContext,
  calendar: WorkingDays,
  f: ListedTaskForce,
  reach: OfficeReach,
): TaskForceRowView => ({
  id: f.id,
  name: f.name,
  reference: f.reference,
  foundedOn: f.foundedOn,
  dissolvedOn: f.dissolvedOn,
  cycle: cycleOf(ctx, calendar, f),
  version: f.version,
  head: f.head,
  officeDirector: f.officeDirector,
  namedMembers: f.namedMembers,
  abilities: { serve: f.dissolvedOn === null && canServe(ctx.actor, reach, f.id) },
})

/** A task force on a day, with what may be done with it now. */
export const presentTaskForce = (ctx: QueryContext, f: TaskForceFacts, reach: OfficeReach): TaskForceView => {
  const mayForm = canForm(ctx)
  return {
    id: f.id,
    name: f.name,
    reference: f.reference,
    foundedOn: f.foundedOn,
    dissolvedOn: f.dissolvedOn,
    cycle: cycleOf(ctx, f.calendar, f),
    version: f.version,
    on: f.on,
    appointments: f.appointments.map((a) => ({
      id: a.id,
      person: { id: a.personId, name: a.personName, title: a.personTitle },
      duty: a.duty,
      fromOn: a.fromOn,
      toOn: a.toOn,
      isInForce: a.isInForce,
      version: a.version,
    })),
    unitHeads: f.unitHeads.map((h) => ({ unit: { id: h.id, name: h.name }, personName: h.head })),
    joinWords: f.joinWords,
    joinFrom: f.joinFrom,
    abilities: {
      change: mayForm,
      appoint: mayForm && f.dissolvedOn === null,
      serve: f.dissolvedOn === null && canServe(ctx.actor, reach, f.id),
    },
  }
}
