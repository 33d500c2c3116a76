import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canForm } from '../policy.ts'
import { lockTaskForce } from '../queries.ts'
import type { TaskForceAppointmentRow, TaskForceRow } from '../tables.ts'

interface Appointing {
  params: { id: string }
  body: { version: number; personId: string; duty: TaskForceAppointmentRow['duty']; fromOn: string }
}
const single: readonly string[] = ['head', 'officeDirector']

const appointmentsOf = (ctx: CommandContext, taskForceId: string) =>
  ctx.tx.selectFrom('taskForceAppointments').where('bureauId', '=', ctx.actor.bureauId).where('taskForceId', '=', taskForceId)

/** Head and office director are one at a time: the former ends on the day the new one begins. */
async function endFormer(ctx: CommandContext, force: TaskForceRowSeen, { duty, personId, fromOn }: Appointing['body']) {
  const held = await appointmentsOf(ctx, force.id).where('duty', '=', duty).select(['id', 'personId', 'fromOn', 'toOn']).execute()
  if (held.some((a) => a.personId === personId && a.toOn === null))
    throw new DomainError('conflict', 'alreadyAppointed', '这个人已担任这一职务，不用再任命。')
  const rivals = held.filter((a) => single.includes(duty) || a.personId === personId)
  const former = rivals.find((a) => a.toOn === null)
  if (former && fromOn <= former.fromOn) throw invalid('fromOn', `现任自 ${former.fromOn} 起任职，新任日期应在其后。`, 'tooEarly')
  const last = rivals.map((a) => a.toOn ?? '').reduce((a, b) => (a > b ? a : b), '')
  if (fromOn < last) throw invalid('fromOn', `前任到 ${last} 为止，新任日期不能早于这天。`, 'overlaps')
  if (!former) return
  await ctx.tx
    .updateTable('taskForceAppointments')
    .set((e) => ({ toOn: fromOn, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', former.id)
    .execute()
}
type TaskForceRowSeen = Pick<TaskForceRow, 'id' | 'foundedOn' | 'dissolvedOn'>

const touch = (ctx: CommandContext, id: string) =>
  ctx.tx
    .updateTable('taskForces')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .execute()

/** 任命专班组成人员 — an officer, to a duty, from a day on. */
export async function appointToTaskForce(ctx: CommandContext, { params, body }: Appointing): Promise<{ id: string }> {
  if (!canForm(ctx)) throw forbidden()
  const force = await lockTaskForce(ctx, params.id)
  assertVersion(force, body.version)
  if (force.dissolvedOn !== null)
    throw new DomainError('conflict', 'dissolved', `专班已于 ${force.dissolvedOn} 撤销，不能再任命。`)
  if (body.fromOn < force.foundedOn) throw invalid('fromOn', `专班于 ${force.foundedOn} 成立，任职不能早于这天。`, 'tooEarly')
  const { bureauId } = ctx.actor
  const person = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', body.personId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where((e) => e.or([e('separatedOn', 'is', null), e('separatedOn', '>', body.fromOn)]))
    .select(['id', 'name', 'title'])
    .executeTakeFirst()
  if (!person) throw invalid('personId', '名册里没有这位在岗的民警，请从名册里选。', 'unknownOfficer')
  await endFormer(ctx, force, body)
  await ctx.tx
    .insertInto('taskForceAppointments')
    .values({
      bureauId,
      id: newId(),
      taskForceId: force.id,
      personId: person.id,
      personName: person.name,
      personTitle: person.title,
      duty: body.duty,
      fromOn: body.fromOn,
      toOn: null,
    })
    .execute()
  await touch(ctx, force.id)
  await recordEvent(ctx, {
    verb: 'taskForce.appointed',
    subjects: [{ id: force.id, kind: 'taskForce' }],
    changes: [{ field: body.duty, after: person.id }],
  })
  return { id: force.id }
}

interface Ending {
  params: { id: string; appointmentId: string }
  body: { version: number; toOn: string }
}

/** 结束专班任职 — the duty may stay vacant. */
export async function endTaskForceAppointment(ctx: CommandContext, { params, body }: Ending): Promise<{ id: string }> {
  if (!canForm(ctx)) throw forbidden()
  const force = await lockTaskForce(ctx, params.id)
  const held = await appointmentsOf(ctx, force.id)
    .where('id', '=', params.appointmentId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw notFound()
  assertVersion(held, body.version)
  if (held.toOn !== null) throw new DomainError('conflict', 'alreadyEnded', `这一任职已于 ${held.toOn} 结束。`)
  if (body.toOn <= held.fromOn) throw invalid('toOn', `任职自 ${held.fromOn} 起，结束日期应在其后。`, 'tooEarly')
  await ctx.tx
    .updateTable('taskForceAppointments')
    .set({ toOn: body.toOn, version: body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', held.id)
    .where('version', '=', body.version)
    .execute()
  await touch(ctx, force.id)
  await recordEvent(ctx, {
    verb: 'taskForce.appointmentEnded',
    subjects: [{ id: force.id, kind: 'taskForce' }],
    changes: [{ field: held.duty, before: held.personId }],
  })
  return { id: force.id }
}
