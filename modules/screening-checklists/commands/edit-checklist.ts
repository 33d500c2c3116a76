import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canWord } from '../policy.ts'
import { findSubcategories, lockChecklist } from '../queries.ts'
import type { Question } from '../tables.ts'
import { transitions } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number; questions: (Omit<Question, 'id'> & { id: string | null })[]; note: string }
}

/** Each question once, and each opens hazards of a kind that exists in its category. */
async function assertQuestions(ctx: CommandContext, questions: readonly Question[]): Promise<void> {
  if (new Set(questions.map((q) => q.id)).size < questions.length)
    throw invalid('questions', '有一项重复了，请删去一项。', 'duplicate')
  const categoryOf = new Map((await findSubcategories(ctx)).map((s) => [s.id, s.category]))
  const wrong = questions.findIndex((q) => q.subcategoryId !== null && categoryOf.get(q.subcategoryId) !== q.category)
  if (wrong >= 0)
    throw invalid(
      `questions.${wrong}.subcategoryId`,
      `第 ${wrong + 1} 项的隐患子类不在所选类别里，请重选。`,
      'unknownSubcategory',
    )
}

/** 改排查清单 — only a draft; the whole of it is saved. */
export async function editChecklist(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canWord(ctx.actor)) throw forbidden()
  const before = await lockChecklist(ctx, params.id)
  assertVersion(before, body.version)
  if (before.state !== transitions.edit.from) throw new DomainError('conflict', 'wrongState', transitions.edit.otherwise)
  const questions = body.questions.map((q) => ({ ...q, id: q.id ?? newId() }))
  await assertQuestions(ctx, questions)
  await ctx.tx
    .updateTable('screeningChecklists')
    .set({ questions: JSON.stringify(questions), note: body.note, version: before.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', before.id)
    .where('state', '=', transitions.edit.from)
    .where('version', '=', before.version)
    .execute()
  const said = (questions: readonly Question[]): string => questions.map((q, i) => `${i + 1}．${q.words}`).join('\n')
  await recordEvent(ctx, {
    verb: 'screeningChecklist.edited',
    subjects: [{ id: before.id, kind: 'screeningChecklist' }],
    changes: [{ field: 'questions', before: said(before.questions), after: said(questions) }],
  })
  return { id: before.id }
}
