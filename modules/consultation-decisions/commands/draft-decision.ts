import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canServe, inReach, isMeetingInReach, type Reach } from '../../task-forces/public.ts'

type CommandReach = Reach<CommandContext>
interface Drafting {
  params: { id: string }
  body: {
    version: number
    text: string
    pointId: string | null
    hazardId: string | null
    unitId: string | null
    ownerId: string | null
    dueOn: string
  }
}

/** The meeting, locked, while its minutes are written; for its office alone. */
async function takeMeeting(reach: CommandReach, id: string) {
  const { ctx } = reach
  const meeting = ctx.tx
    .selectFrom('consultations as c')
    .where('c.bureauId', '=', ctx.actor.bureauId)
    .where('c.id', '=', id)
    .where(isMeetingInReach(reach))
    .select(['c.id', 'c.taskForceId', 'c.state', 'c.version'])
  const seen = await meeting.executeTakeFirst()
  if (!seen) throw notFound()
  if (!canServe(ctx.actor, reach, seen.taskForceId)) throw forbidden('您可以看这次会商；决定由专班办公室拟。')
  return meeting.forUpdate().executeTakeFirstOrThrow()
}
const assertWriting = (state: string): void => {
  if (state !== 'held') throw new DomainError('conflict', 'wrongState', '只有已召开、纪要还没有审定的会商能拟决定。')
}

/** The place of a decision: the unit of its hazard, which must be open, or the unit that is named. */
async function findPlace(ctx: CommandContext, { hazardId, unitId }: Drafting['body']) {
  if (hazardId === null && unitId === null) throw invalid('unitId', '请选承办的单位。', 'noUnit')
  const hazard = hazardId
    ? await ctx.db
        .selectFrom('hazards')
        .where('bureauId', '=', ctx.actor.bureauId)
        .where('id', '=', hazardId)
        .where(inScope(ctx.scope))
        .select(['id', 'number', 'state', 'unitId'])
        .executeTakeFirst()
    : null
  if (hazard === undefined) throw notFound()
  if (hazard?.state === 'closed') throw invalid('hazardId', `隐患 ${hazard.number} 已销号，请改为任务。`, 'hazardClosed')
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', hazard?.unitId ?? unitId ?? '')
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .select(['id', 'name', 'unitSortKey'])
    .executeTakeFirst()
  if (!unit) throw notFound()
  const of = { unitId: unit.id, unitName: unit.name, unitSortKey: unit.unitSortKey }
  return { ...of, hazardId: hazard?.id ?? null, hazardNumber: hazard?.number ?? null }
}

async function findOwner(ctx: CommandContext, { ownerId, hazardId }: Drafting['body']) {
  if (ownerId === null && hazardId !== null) throw invalid('ownerId', '整改措施要有责任人，请从名册里选。', 'noOwner')
  if (ownerId === null) return { ownerId: null, ownerName: null }
  const owner = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', ownerId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select(['id', 'name'])
    .executeTakeFirst()
  if (!owner) throw invalid('ownerId', '名册里没有这位在岗的民警，请从名册里选。', 'unknownOfficer')
  return { ownerId: owner.id, ownerName: owner.name }
}

async function assertPoint(ctx: CommandContext, consultationId: string, pointId: string | null): Promise<void> {
  if (pointId === null) return
  const point = await ctx.db
    .selectFrom('consultationPoints')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('consultationId', '=', consultationId)
    .where('id', '=', pointId)
    .select('id')
    .executeTakeFirst()
  if (!point) throw notFound()
}

const touchMeeting = (ctx: CommandContext, id: string) =>
  ctx.tx
    .updateTable('consultations')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .execute()

/** 拟会商决定 — what is to be done, by which unit and whom, until when; in force with the approved minutes. */
export const draftDecision = (narrow: CommandContext, { params, body }: Drafting): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const meeting = await takeMeeting(reach, params.id)
    assertVersion(meeting, body.version)
    assertWriting(meeting.state)
    await assertPoint(ctx, meeting.id, body.pointId)
    if (body.dueOn < ctx.today) throw invalid('dueOn', '期限不能早于今天。', 'tooEarly')
    const { bureauId } = ctx.actor
    const place = await findPlace(ctx, body)
    const owner = await findOwner(ctx, body)
    const last = await ctx.db
      .selectFrom('consultationDecisions')
      .where('bureauId', '=', bureauId)
      .where('consultationId', '=', meeting.id)
      .select((e) => e.fn.max('number').as('number'))
      .executeTakeFirst()
    const id = newId()
    const { text, pointId, dueOn } = body
    const kind = place.hazardId ? 'measure' : 'task'
    const of = { bureauId, id, consultationId: meeting.id, taskForceId: meeting.taskForceId, pointId }
    await ctx.tx
      .insertInto('consultationDecisions')
      .values({ ...of, number: (last?.number ?? 0) + 1, kind, text, ...place, ...owner, dueOn, measureId: null })
      .execute()
    await touchMeeting(ctx, meeting.id)
    await recordEvent(ctx, {
      verb: 'consultationDecision.drafted',
      subjects: [{ id, kind: 'consultationDecision', unitSortKey: place.unitSortKey }],
    })
    return { id }
  })

/** Drafts are the office's alone; in force they are read by the unit too. */
const isSeen = ({ ctx, own, isWhole, served }: CommandReach) =>
  isWhole
    ? sql<SqlBool>`true`
    : sql<SqlBool>`("taskForceId" = any(${served}::uuid[]) or ("state" <> 'draft' and (${inScope(own)} or "ownerId" = ${ctx.actor.personId}::uuid)))`

interface Removing {
  params: { id: string }
  body: { version: number }
}

/** 撤去拟定的决定 — until the minutes are approved. */
export const removeDecision = (narrow: CommandContext, { params, body }: Removing): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const decision = await ctx.tx
      .selectFrom('consultationDecisions')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', params.id)
      .where(isSeen(reach))
      .select(['id', 'consultationId', 'unitSortKey', 'version', 'text'])
      .forUpdate()
      .executeTakeFirst()
    if (!decision) throw notFound()
    const meeting = await takeMeeting(reach, decision.consultationId)
    assertVersion(decision, body.version)
    assertWriting(meeting.state)
    await ctx.tx
      .deleteFrom('consultationDecisions')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', decision.id)
      .where('state', '=', 'draft')
      .execute()
    await touchMeeting(ctx, meeting.id)
    await recordEvent(ctx, {
      verb: 'consultationDecision.removed',
      subjects: [{ id: decision.id, kind: 'consultationDecision', unitSortKey: decision.unitSortKey }],
      changes: [{ field: 'text', before: decision.text }],
    })
    return { id: decision.id }
  })
