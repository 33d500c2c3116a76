import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canAddStep, canRecord } from '../policy.ts'
import { type IncidentInFull, lockIncident } from '../queries.ts'
import type { IncidentStepRow } from '../tables.ts'
import { assertFrom, type IncidentAct } from '../workflow.ts'
import { momentOf, subjectsOf } from './record-incident.ts'

interface Versioned {
  params: { id: string }
  body: { version: number }
}

/** An incident in scope as it was seen, in a state from which the act is possible. */
export async function takeIncident(ctx: CommandContext, { params, body }: Versioned, act: IncidentAct): Promise<IncidentInFull> {
  const incident = await lockIncident(ctx, params.id)
  assertVersion(incident, body.version)
  assertFrom(act, incident.state)
  return incident
}

/** Whoever saw the incident before has to look again. */
export async function touch(ctx: CommandContext, { id, version }: IncidentInFull): Promise<void> {
  await ctx.tx
    .updateTable('incidents')
    .set({ version: version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('version', '=', version)
    .execute()
}

interface Assigning {
  params: { id: string }
  body: { version: number; track: IncidentStepRow['track']; ownerId: string }
}

/** 定负责人 — of one track, an officer in the caller's reach. */
export async function assignTrack(ctx: CommandContext, input: Assigning): Promise<{ id: string }> {
  if (!canRecord(ctx.actor)) throw forbidden()
  const incident = await takeIncident(ctx, input, 'add')
  const { track, ownerId } = input.body
  const { bureauId } = ctx.actor
  const officer = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', ownerId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select('name')
    .executeTakeFirst()
  if (!officer) throw invalid('ownerId', '您的范围里没有这位在岗的民警，请从名册里选。', 'unknownOfficer')
  const owner = { ownerId, ownerName: officer.name }
  await ctx.tx
    .insertInto('incidentTracks')
    .values({ bureauId, incidentId: incident.id, unitSortKey: incident.unitSortKey, track, ...owner })
    .onConflict((c) => c.columns(['bureauId', 'incidentId', 'track']).doUpdateSet(owner))
    .execute()
  await touch(ctx, incident)
  await recordEvent(ctx, {
    verb: 'incident.trackAssigned',
    subjects: subjectsOf(incident),
    changes: [{ field: track, before: incident.tracks.find((t) => t.track === track)?.ownerId ?? null, after: ownerId }],
  })
  return { id: incident.id }
}

interface Stepping {
  params: { id: string }
  body: { version: number; track: IncidentStepRow['track']; takenOn: string; takenTime: string; text: string }
}

/** 记一步 — what was done on a track, and when. */
export async function addStep(ctx: CommandContext, input: Stepping): Promise<{ id: string }> {
  const { track, takenOn, takenTime, text } = input.body
  const incident = await takeIncident(ctx, input, 'add')
  if (
    !canAddStep(
      ctx.actor,
      incident.tracks.find((t) => t.track === track),
    )
  )
    throw forbidden('这一路由别人负责，您只记自己负责的一路。')
  const takenAt = momentOf(ctx, takenOn, takenTime, 'takenOn')
  const { bureauId, accountId, name } = ctx.actor
  const place = { bureauId, incidentId: incident.id, unitSortKey: incident.unitSortKey }
  await ctx.tx
    .insertInto('incidentSteps')
    .values({ ...place, id: newId(), track, takenAt, text, byName: name, accountId, recordedAt: ctx.now })
    .execute()
  await touch(ctx, incident)
  await recordEvent(ctx, { verb: 'incident.stepAdded', subjects: subjectsOf(incident), changes: [{ field: track, after: text }] })
  return { id: incident.id }
}
