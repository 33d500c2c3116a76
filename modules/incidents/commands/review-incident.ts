import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { openHazards } from '../../hazards/public.ts'
import { incidentTracks } from '../contract.ts'
import { canConclude, canReview } from '../policy.ts'
import type { IncidentInFull } from '../queries.ts'
import { trackLabels } from '../words.ts'
import { takeIncident } from './add-step.ts'
import { subjectsOf } from './record-incident.ts'

function assertHandled({ tracks, taken }: IncidentInFull): void {
  const missing = incidentTracks.filter(
    (track) => !tracks.some((t) => t.track === track) || !taken.some((s) => s.track === track),
  )
  if (missing.length === 0) return
  const words = missing.map((track) => trackLabels[track]).join('、')
  throw new DomainError('conflict', 'notHandled', `${words}还没有负责人或者没有步骤，补齐再报处置完毕。`)
}

interface Concluding {
  params: { id: string }
  body: { version: number }
}

/** 处置完毕 — every track has an owner and a step; the office reviews next. */
export async function concludeIncident(ctx: CommandContext, input: Concluding): Promise<{ id: string }> {
  if (!canConclude(ctx.actor)) throw forbidden()
  const incident = await takeIncident(ctx, input, 'conclude')
  assertHandled(incident)
  await ctx.tx
    .updateTable('incidents')
    .set({ state: 'handled', version: input.body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', incident.id)
    .where('version', '=', input.body.version)
    .where('state', '=', 'open')
    .execute()
  await recordEvent(ctx, { verb: 'incident.handled', subjects: subjectsOf(incident) })
  return { id: incident.id }
}

type Finding = Pick<Parameters<typeof openHazards>[1][number], 'category' | 'title' | 'description'>
interface Reviewing {
  params: { id: string }
  body: { version: number; text: string; findings: Finding[] }
}

/** 复盘 — by the office; what it finds goes into the unit's ledger in the same transaction. */
export async function reviewIncident(ctx: CommandContext, input: Reviewing): Promise<{ id: string }> {
  const incident = await takeIncident(ctx, input, 'review')
  if (!canReview(ctx.actor, incident.tracks)) throw forbidden('自己负责过一路的事件，要由辅警办的另一个人复盘。')
  const { version, text, findings } = input.body
  const { id, unitId } = incident
  if (findings.length > 0)
    await openHazards(
      ctx,
      findings.map(({ category, title, description }) => ({
        unitId,
        category,
        title,
        description,
        source: 'ownFinding',
        sourceId: id,
      })),
    )
  await ctx.tx
    .updateTable('incidents')
    .set({ state: 'reviewed', reviewText: text, reviewedByName: ctx.actor.name, reviewedAt: ctx.now })
    .set({ findings: findings.length, version: version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'handled')
    .execute()
  await recordEvent(ctx, { verb: 'incident.reviewed', subjects: subjectsOf(incident), changes: [{ field: 'text', after: text }] })
  return { id }
}
