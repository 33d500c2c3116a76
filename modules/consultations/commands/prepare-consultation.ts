import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canServe, inReach, type Reach } from '../../task-forces/public.ts'
import { findAskable } from '../filters.ts'
import { type LockedMeeting, lockMeeting } from '../queries.ts'
import { transitions } from '../workflow.ts'

type CommandReach = Reach<CommandContext>
interface Arrangement {
  readonly meetingOn: string
  readonly place: string
  readonly chairId: string
  readonly unitIds: readonly string[]
}
interface Chosen {
  params: { id: string }
  body: { version: number }
}

const officeMay = '您可以看这次会商；筹备、登记、写纪要由专班办公室办。'

/** The meeting as it was seen, in a state from which the act is possible, for whoever serves in the office of its task force. */
export async function takeMeeting(
  reach: CommandReach,
  { params, body }: Chosen,
  act: keyof typeof transitions,
): Promise<LockedMeeting> {
  const meeting = await lockMeeting(reach, params.id, officeMay)
  if (!canServe(reach.ctx.actor, reach, meeting.taskForceId)) throw forbidden(officeMay)
  assertVersion(meeting, body.version)
  const { from, otherwise } = transitions[act]
  if (meeting.state !== from) throw new DomainError('conflict', 'wrongState', otherwise)
  return meeting
}

/** Writes to a meeting that stands as it was taken. */
export const updateMeeting = (ctx: CommandContext, taken: LockedMeeting) =>
  ctx.tx
    .updateTable('consultations')
    .set({ version: taken.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', taken.state)
    .where('version', '=', taken.version)

/** What a meeting's acts are about. */
export const subjectOf = (id: string) => [{ id, kind: 'consultation' }]

const findForce = (ctx: CommandContext, id: string) =>
  ctx.db
    .selectFrom('taskForces')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .select(['id', 'dissolvedOn', 'joinWords', 'joinFrom'])
    .executeTakeFirst()

async function findChair(ctx: CommandContext, chairId: string) {
  const chair = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', chairId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select(['id', 'name', 'title'])
    .executeTakeFirst()
  if (!chair) throw invalid('chairId', '名册里没有这位在岗的民警，请从名册里选主持人。', 'unknownOfficer')
  return { chairId: chair.id, chairName: chair.name, chairTitle: chair.title }
}

/** Asks the chosen units anew; notFound for a unit out of reach. */
async function askUnits(
  ctx: CommandContext,
  consultationId: string,
  taskForceId: string,
  unitIds: readonly string[],
): Promise<void> {
  const rule = await findForce(ctx, taskForceId)
  const known = new Map((await findAskable(ctx, rule ?? { joinWords: [], joinFrom: 1 })).map((u) => [u.id, u]))
  const units = [...new Set(unitIds)].map((id) => known.get(id))
  const { bureauId } = ctx.actor
  await ctx.tx
    .deleteFrom('consultationParticipants')
    .where('bureauId', '=', bureauId)
    .where('consultationId', '=', consultationId)
    .execute()
  await ctx.tx
    .insertInto('consultationParticipants')
    .values(
      units.map((u) => {
        if (!u) throw notFound()
        const { unitSortKey, basis = 'chosen' } = u
        return { bureauId, consultationId, unitId: u.id, unitName: u.name, unitSortKey, basis, absenceReason: null }
      }),
    )
    .execute()
}

interface Preparing {
  body: Arrangement & { taskForceId: string }
}

/** 筹备会商 — day, place, chair, units; the agenda draws itself from the ledger. */
export const prepareConsultation = (narrow: CommandContext, { body }: Preparing): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const force = await findForce(ctx, body.taskForceId)
    if (!force) throw notFound()
    if (!canServe(ctx.actor, reach, force.id)) throw forbidden()
    if (force.dissolvedOn !== null)
      throw new DomainError('conflict', 'dissolved', `专班已于 ${force.dissolvedOn} 撤销，不再会商。`)
    const { bureauId, accountId, name } = ctx.actor
    const id = newId()
    const { meetingOn, place } = body
    const by = { preparedBy: accountId, preparedByName: name, preparedAt: ctx.now }
    await ctx.tx
      .insertInto('consultations')
      .values({ bureauId, id, taskForceId: force.id, meetingOn, place, ...(await findChair(ctx, body.chairId)), ...by })
      .execute()
    await askUnits(ctx, id, force.id, body.unitIds)
    await recordEvent(ctx, { verb: 'consultation.prepared', subjects: subjectOf(id) })
    return { id }
  })

interface Changing extends Chosen {
  body: { version: number } & Arrangement
}

/** 改会商安排 — until the meeting is held. */
export const changeConsultation = (narrow: CommandContext, input: Changing): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const before = await takeMeeting(reach, input, 'change')
    const { meetingOn, place, chairId, unitIds } = input.body
    await updateMeeting(ctx, before)
      .set({ meetingOn, place, ...(await findChair(ctx, chairId)) })
      .execute()
    await askUnits(ctx, before.id, before.taskForceId, unitIds)
    await recordEvent(ctx, {
      verb: 'consultation.changed',
      subjects: subjectOf(before.id),
      changes: (['meetingOn', 'place', 'chairId'] as const)
        .filter((field) => before[field] !== input.body[field])
        .map((field) => ({ field, before: before[field], after: input.body[field] })),
    })
    return { id: before.id }
  })

interface Cancelling extends Chosen {
  body: { version: number; reason: string }
}

/** 取消会商 — before it is held, with the reason. */
export const cancelConsultation = (narrow: CommandContext, input: Cancelling): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await takeMeeting(reach, input, 'cancel')
    await updateMeeting(ctx, meeting)
      .set({
        state: transitions.cancel.to,
        cancelReason: input.body.reason,
        cancelledByName: ctx.actor.name,
        cancelledAt: ctx.now,
      })
      .execute()
    await recordEvent(ctx, {
      verb: 'consultation.cancelled',
      subjects: subjectOf(meeting.id),
      changes: [{ field: 'reason', after: input.body.reason }],
    })
    return { id: meeting.id }
  })
