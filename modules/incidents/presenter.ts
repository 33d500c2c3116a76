import type { QueryContext } from '../../platform/context.ts'
import { type IncidentRowView, type IncidentView, incidentTracks } from './contract.ts'
import { canAddStep, canApprove, canConclude, canRecord, canReview } from './policy.ts'
import type { IncidentFacts, IncidentInFull } from './queries.ts'
import { isFrom } from './workflow.ts'

/** One incident of the list, with what may be done with it now. */
export const presentRow = ({ actor }: QueryContext, i: IncidentFacts): IncidentRowView => ({
  id: i.id,
  number: i.number,
  unit: { id: i.unitId, name: i.unitName },
  title: i.title,
  place: i.place,
  happenedAt: i.happenedAt.toISOString(),
  state: i.state,
  owned: i.owned,
  steps: i.steps,
  approvedVersion: i.approvedVersion,
  version: i.version,
  abilities: {
    record: canRecord(actor) && isFrom('add', i.state),
    conclude: canConclude(actor) && isFrom('conclude', i.state),
  },
})

/** An incident with its tracks, steps and statements. */
export const presentIncident = (ctx: QueryContext, i: IncidentInFull): IncidentView => {
  const row = presentRow(ctx, i)
  return {
    ...row,
    abilities: { ...row.abilities, review: canReview(ctx.actor, i.tracks) && isFrom('review', i.state) },
    summary: i.summary,
    recordedBy: i.recordedByName,
    tracks: incidentTracks.map((track) => {
      const owned = i.tracks.find((t) => t.track === track)
      const taken = i.taken.filter((s) => s.track === track)
      return {
        track,
        owner: owned ? { id: owned.ownerId, name: owned.ownerName } : null,
        steps: taken.map((s) => ({ id: s.id, takenAt: s.takenAt.toISOString(), text: s.text, by: s.byName })),
        abilities: { addStep: canAddStep(ctx.actor, owned) && isFrom('add', i.state) },
      }
    }),
    statements: i.statements.map((s) => ({
      id: s.id,
      number: s.number,
      text: s.text,
      isPublic: s.isPublic,
      state: s.state,
      draftedBy: s.draftedByName,
      draftedAt: s.draftedAt.toISOString(),
      approvedBy: s.approvedByName,
      approvedAt: s.approvedAt?.toISOString() ?? null,
      abilities: { approve: s.state === 'draft' && canApprove(ctx.actor, s) && isFrom('add', i.state) },
    })),
    review:
      i.reviewedAt === null
        ? null
        : { text: i.reviewText ?? '', by: i.reviewedByName ?? '', at: i.reviewedAt.toISOString(), findings: i.findings },
  }
}
