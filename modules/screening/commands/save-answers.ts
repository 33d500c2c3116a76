import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { canAnswer } from '../policy.ts'
import { findOpened, findQuestions, findSubcategories, lockReturns } from '../queries.ts'
import type { Answer } from '../tables.ts'
import { isPossible, transitions } from '../workflow.ts'

export interface Answering {
  params: { id: string }
  body: { version: number; answers: Answer[] }
}
export type Taken = Awaited<ReturnType<typeof lockReturns>>[number]

interface Seen {
  readonly id: string
  readonly version: number
}

/** The returns of an act, locked, each as it was seen, in a state from which the act is possible. */
export async function takeReturns(ctx: CommandContext, seen: readonly Seen[], act: keyof typeof transitions): Promise<Taken[]> {
  const all = await lockReturns(
    ctx,
    seen.map((s) => s.id),
  )
  const versionOf = new Map(seen.map((s) => [s.id, s.version]))
  for (const taken of all) {
    if (taken.closedAt !== null) throw new DomainError('conflict', 'roundClosed', '这一批已经结束，不能再填、再改。')
    assertVersion(taken, versionOf.get(taken.id) ?? 0)
    if (!isPossible(act, taken.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  }
  return all
}

/** The return of an act, locked, as it was seen, in a state from which the act is possible. */
export async function takeReturn(
  ctx: CommandContext,
  id: string,
  version: number,
  act: keyof typeof transitions,
): Promise<Taken> {
  const [taken] = await takeReturns(ctx, [{ id, version }], act)
  if (!taken) throw notFound()
  return taken
}

type Question = Awaited<ReturnType<typeof findQuestions>>[number]
export interface Asked {
  readonly questions: readonly Question[]
  /** Questions whose findings stand in the ledger already. */
  readonly openedOf: ReadonlySet<string>
}

function faultOf(answer: Answer, { questions, openedOf }: Asked, categoryOf: ReadonlyMap<string, string | null>) {
  const at = questions.findIndex((q) => q.id === answer.questionId)
  const question = questions[at]
  if (!question) return '填的项里有一项不在这版清单里，请重新打开再填。'
  if (!answer.isFound && openedOf.has(question.id)) return `第 ${at + 1} 项已经开了隐患，不能改成没有；隐患在台账里办。`
  if (!answer.isFound && answer.findings.length > 0) return `第 ${at + 1} 项填了没有隐患，又写了隐患，请删去一样。`
  const isStrange = answer.findings.some((f) => f.subcategoryId !== null && categoryOf.get(f.subcategoryId) !== question.category)
  return isStrange ? `第 ${at + 1} 项的隐患子类不在这一类里，请重选。` : undefined
}

/** What the return asks; answers that do not fit it are refused. */
export async function checkAnswers(ctx: CommandContext, taken: Taken, answers: readonly Answer[]): Promise<Asked> {
  const questions = await findQuestions(ctx, taken.roundId)
  const asked = { questions, openedOf: new Set((await findOpened(ctx, taken.id)).map((f) => f.questionId)) }
  const categoryOf = new Map((await findSubcategories(ctx)).map((s) => [s.id, s.category]))
  if (new Set(answers.map((a) => a.questionId)).size < answers.length) throw invalid('answers', '有一项填了两次。', 'duplicate')
  for (const answer of answers) {
    const fault = faultOf(answer, asked, categoryOf)
    if (fault) throw invalid('answers', fault, 'wrongAnswer')
  }
  return asked
}

export const subjectOf = (r: { id: string; unitSortKey: string }) => ({
  id: r.id,
  kind: 'screeningReturn',
  unitSortKey: r.unitSortKey,
})

/** 存填报草稿 — nothing stands in the ledger before the return is submitted. */
export async function saveAnswers(ctx: CommandContext, { params, body }: Answering): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const taken = await takeReturn(ctx, params.id, body.version, 'save')
  await checkAnswers(ctx, taken, body.answers)
  await ctx.tx
    .updateTable('screeningReturns')
    .set({ answers: JSON.stringify(body.answers), version: taken.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.save.from])
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, { verb: 'screeningReturn.saved', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}
