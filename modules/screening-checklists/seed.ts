import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { draftChecklist } from './commands/draft-checklist.ts'
import { editChecklist } from './commands/edit-checklist.ts'
import { putChecklistInForce } from './commands/put-checklist-in-force.ts'
import { findSubcategories } from './queries.ts'
import type { Question } from './tables.ts'

export interface ExampleQuestion extends Pick<Question, 'section' | 'category' | 'words' | 'hint'> {
  /** Name of the kind of hazard that a finding opens. */
  readonly subcategory: string
}

/** Kinds of hazards that the questions name and the bureau does not have yet. */
async function addSubcategories({ tx, actor }: CommandContext, questions: readonly ExampleQuestion[]): Promise<void> {
  const named = new Map(questions.map((q) => [`${q.category} ${q.subcategory}`, q]))
  await tx
    .insertInto('hazardTerms')
    .values(
      [...named.values()].map((q, i) => ({
        bureauId: actor.bureauId,
        id: newId(),
        kind: 'subcategory' as const,
        category: q.category,
        name: q.subcategory,
        position: i + 1,
        retiredOn: null,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Puts the checklist that a bureau begins with in force as version 1. */
export async function addExampleChecklist(
  ctx: CommandContext,
  examples: readonly ExampleQuestion[],
  note: string,
): Promise<void> {
  await addSubcategories(ctx, examples)
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
