import type { QueryContext } from '../../platform/context.ts'
import type { ChecklistRowView, ChecklistView, QuestionView, SubcategoryView } from './contract.ts'
import { canWord } from './policy.ts'
import type { FoundChecklist, findChecklist, findSubcategories } from './queries.ts'
import { type DifferenceLine, differenceOf } from './question-difference.ts'
import type { Question } from './tables.ts'

const presentQuestion = (q: Question): QuestionView => ({
  id: q.id,
  section: q.section,
  category: q.category,
  subcategoryId: q.subcategoryId,
  words: q.words,
  hint: q.hint,
})
const presentSubcategory = (s: Awaited<ReturnType<typeof findSubcategories>>[number]): SubcategoryView => ({
  id: s.id,
  category: s.category ?? 'other',
  name: s.name,
})
const presentLine = (line: DifferenceLine) => ({
  change: line.change,
  numberBefore: line.numberBefore,
  numberAfter: line.numberAfter,
  before: line.before && presentQuestion(line.before),
  after: line.after && presentQuestion(line.after),
})

/** One version as the list shows it. */
const presentRow = (ctx: QueryContext, c: FoundChecklist): ChecklistRowView => ({
  id: c.id,
  number: c.number,
  state: c.state,
  questionCount: c.questions.length,
  note: c.note,
  draftedByName: c.draftedByName,
  draftedAt: c.draftedAt.toISOString(),
  inForceOn: c.inForceOn,
  inForceByName: c.inForceByName,
  version: c.version,
  abilities: { edit: canWord(ctx.actor) && c.state === 'draft' },
})

export const presentList = (ctx: QueryContext, rows: readonly FoundChecklist[]) => ({
  rows: rows.map((c) => presentRow(ctx, c)),
  abilities: { draft: canWord(ctx.actor) && rows[0]?.state !== 'draft' },
})

/** One version with its questions and the difference to the version before. */
export function presentChecklist(ctx: QueryContext, found: Awaited<ReturnType<typeof findChecklist>>): ChecklistView {
  const { checklist, previous, subcategories } = found
  return {
    ...presentRow(ctx, checklist),
    questions: checklist.questions.map(presentQuestion),
    subcategories: subcategories.map(presentSubcategory),
    differences: previous ? differenceOf(previous.questions, checklist.questions).map(presentLine) : [],
  }
}
