import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { LineDocumentRowView, LineDocumentView } from './contract.ts'
import { canAnswer, canLodge } from './policy.ts'
import type { DocumentFacts, findVersions } from './queries.ts'
import { type DocumentState, transitions } from './workflow.ts'

const isFrom = (from: readonly DocumentState[], state: DocumentState): boolean => from.includes(state)

/** One version of the list. */
export const presentDocument = (ctx: QueryContext, calendar: WorkingDays, d: DocumentFacts): LineDocumentRowView => ({
  id: d.id,
  number: d.number,
  policeLine: d.policeLine,
  kind: d.kind,
  title: d.title,
  file: d.fileName === null ? null : { name: d.fileName, size: d.fileSize ?? 0 },
  reviewOn: d.reviewOn,
  ...dueFrom(calendar, d.state === 'accepted' ? d.reviewOn : null, ctx.today),
  state: d.state,
  serialNumber: d.serialNumber,
  lodgedBy: d.lodgedByName,
  lodgedAt: d.lodgedAt.toISOString(),
  answeredBy: d.answeredByName,
  answeredAt: d.answeredAt?.toISOString() ?? null,
  answer: d.answer,
  version: d.version,
  abilities: {
    lodge: canLodge(ctx, d) && isFrom(transitions.lodge.from, d.state),
    review: canLodge(ctx, d) && isFrom(transitions.review.from, d.state),
    answer: canAnswer(ctx, d) && isFrom(transitions.accept.from, d.state),
  },
})

/** One version in full, with the others of the same document. */
export const presentInFull = (
  ctx: QueryContext,
  calendar: WorkingDays,
  d: DocumentFacts,
  versions: Awaited<ReturnType<typeof findVersions>>,
): LineDocumentView => ({
  ...presentDocument(ctx, calendar, d),
  body: d.body,
  fileId: d.fileId,
  reviewNote: d.reviewNote,
  versions: versions.map(({ id, number, state, serialNumber, lodgedAt }) => ({
    id,
    number,
    state,
    serialNumber,
    lodgedAt: lodgedAt.toISOString(),
  })),
})
