import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { draftChecklist } from './commands/draft-checklist.ts'
import { editChecklist } from './commands/edit-checklist.ts'
import { putChecklistInForce } from './commands/put-checklist-in-force.ts'
import { findSubcategories } from './queries.ts'
import type { Question } from './tables.ts'

export interface ExampleQuestion extends Pick<Question, 'section' | 'category' | 'words' | 'hint'> {
  /** Name of the kind of hazard that a finding opens; the bureau has it already. */
  readonly subcategory: string
}

/** Puts the checklist that a bureau begins with in force as version 1. */
export async function addExampleChecklist(
  ctx: CommandContext,
  examples: readonly ExampleQuestion[],
  note: string,
): Promise<void> {
  const ids = new Map((await findSubcategories(ctx)).map((s) => [`${s.category} ${s.name}`, s.id]))
  const { id } = await draftChecklist(ctx)
  const questions = examples.map(({ subcategory, ...q }) => ({
    id: newId(),
    section: q.section,
    category: q.category,
    subcategoryId: ids.get(`${q.category} ${subcategory}`) ?? null,
    words: q.words,
    hint: q.hint,
  }))
  await editChecklist(ctx, { params: { id }, body: { version: 1, questions, note } })
  await putChecklistInForce(ctx, { params: { id }, body: { version: 2 } })
}
