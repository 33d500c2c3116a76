import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { InspectionRowView, InspectionView, SuggestionRowView } from './contract.ts'
import { canAnswer, canInspect, canJudge, canSetRules } from './policy.ts'
import type {
  findInspectedUnits,
  findLineDocuments,
  findRules,
  InspectionFacts,
  InspectionInFull,
  SuggestionFacts,
} from './queries.ts'
import { inspectionActs, isFrom, suggestionActs } from './workflow.ts'

/** One inspection of the list, with what may be done with it now. */
export const presentRow = (ctx: QueryContext, i: InspectionFacts): InspectionRowView => ({
  id: i.id,
  number: i.number,
  policeLine: i.policeLine,
  unit: { id: i.unitId, name: i.unitName },
  inspectedOn: i.inspectedOn,
  state: i.state,
  inspector: i.inspectorName,
  asked: i.asked,
  found: i.found,
  suggested: i.suggested,
  unanswered: i.unanswered,
  version: i.version,
  abilities: { edit: canInspect(ctx, i) && isFrom(inspectionActs.edit, i.state) },
})

const isWaiting = (s: SuggestionFacts): boolean => isFrom(suggestionActs.answer, s.state)

/** One suggestion, with what may be done with it now. */
export const presentSuggestion = (ctx: QueryContext, calendar: WorkingDays, s: SuggestionFacts): SuggestionRowView => ({
  id: s.id,
  inspection: { id: s.inspectionId, number: s.inspectionNumber },
  policeLine: s.policeLine,
  unit: { id: s.unitId, name: s.unitName },
  text: s.text,
  state: s.state,
  askedOn: s.askedOn,
  dueOn: s.dueOn,
  ...dueFrom(calendar, isWaiting(s) ? s.dueOn : null, ctx.today),
  isLate: s.isLate || (isWaiting(s) && s.dueOn !== null && s.dueOn < ctx.today),
  answer: s.answer,
  answeredBy: s.answeredByName,
  answeredAt: s.answeredAt?.toISOString() ?? null,
  judgedBy: s.judgedByName,
  judgedAt: s.judgedAt?.toISOString() ?? null,
  returnReason: s.returnReason,
  version: s.version,
  abilities: {
    answer: canAnswer(ctx.actor) && isWaiting(s),
    judge: canJudge(ctx, s) && isFrom(suggestionActs.judge, s.state),
  },
})

/** An inspection with its items and suggestions. */
export const presentInspection = (ctx: QueryContext, i: InspectionInFull): InspectionView => ({
  ...presentRow(ctx, i),
  companions: i.companions,
  checklistVersion: i.checklistVersion,
  concludedAt: i.concludedAt?.toISOString() ?? null,
  cancelReason: i.cancelReason,
  items: i.items.map((item) => ({
    id: item.id,
    question: item.question,
    answer: item.answer,
    words: item.words,
    category: item.category,
    hazard: item.hazardId === null ? null : { id: item.hazardId, number: item.hazardNumber ?? '' },
  })),
  suggestions: i.suggestions.map((s) => presentSuggestion(ctx, i.calendar, s)),
})

type Found<F extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>

/** Where the line's auxiliaries are, and its documents. */
export const presentLine = (units: Found<typeof findInspectedUnits>, documents: Found<typeof findLineDocuments>) => ({
  units: units.map(({ id, name, auxiliaries }) => ({ id, name, auxiliaries })),
  documents: documents.map(({ id, title, number, reviewOn }) => ({ id, title, number, reviewOn })),
})

/** The bureau's own number of working days, and the checklist of the caller's line. */
export const presentRules = (ctx: QueryContext, { suggestionDays, version, checklist }: Found<typeof findRules>) => {
  const { policeLine } = ctx.scope
  const isLine = policeLine !== null && canInspect(ctx, { policeLine })
  const own = { questions: checklist?.questions ?? [], savedBy: checklist?.savedByName ?? null, version: checklist?.version ?? 1 }
  return {
    suggestionDays,
    version,
    checklist: isLine ? { policeLine, ...own } : null,
    abilities: { set: canSetRules(ctx.actor), saveChecklist: isLine },
  }
}
