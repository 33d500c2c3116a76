import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { openHazards } from '../../hazards/public.ts'
import { canAnswer } from '../policy.ts'
import type { Answer, ScreeningReturnRow } from '../tables.ts'
import { transitions } from '../workflow.ts'
import { type Answering, type Asked, checkAnswers, subjectOf, type Taken, takeReturn } from './save-answers.ts'

/** Every question is answered, and whatever was found is written down. */
export function assertComplete({ questions, openedOf }: Asked, answers: readonly Answer[]): void {
  const answerTo = new Map(answers.map((a) => [a.questionId, a]))
  const numbersOf = (isIncomplete: (answer: Answer | undefined, id: string) => boolean) =>
    questions.flatMap((q, i) => (isIncomplete(answerTo.get(q.id), q.id) ? [i + 1] : [])).join('、')
  const open = numbersOf((answer) => answer === undefined)
  if (open) throw new DomainError('invalid', 'unanswered', `第 ${open} 项还没有填，不能报送。没有隐患的选“没有”。`)
  const empty = numbersOf((answer, id) => answer?.isFound === true && answer.findings.length === 0 && !openedOf.has(id))
  if (empty) throw new DomainError('invalid', 'notDescribed', `第 ${empty} 项选了有隐患，还没有写是什么隐患。`)
}

/** Opens what was found in the ledger and keeps which question it came from. */
export async function openFound(
  ctx: CommandContext,
  taken: Taken,
  { questions }: Asked,
  answers: readonly Answer[],
): Promise<number> {
  const found = answers.flatMap((a) => a.findings.map((finding) => ({ ...finding, questionId: a.questionId })))
  if (found.length === 0) return 0
  const questionOf = new Map(questions.map((q) => [q.id, q]))
  const opened = await openHazards(
    ctx,
    found.map(({ questionId, title, description, subcategoryId }) => ({
      unitId: taken.unitId,
      category: questionOf.get(questionId)?.category ?? 'other',
      subcategoryId: subcategoryId ?? questionOf.get(questionId)?.subcategoryId ?? null,
      source: 'screening',
      sourceId: taken.id,
      title,
      description,
    })),
  )
  await ctx.tx
    .insertInto('screeningFindings')
    .values(
      found.map(({ questionId, title, description }, i) => ({
        bureauId: ctx.actor.bureauId,
        id: newId(),
        returnId: taken.id,
        unitSortKey: taken.unitSortKey,
        questionId,
        hazardId: opened[i]?.id ?? '',
        hazardNumber: opened[i]?.number ?? '',
        title,
        description,
      })),
    )
    .execute()
  return found.length
}

interface Submission {
  readonly answers: readonly Answer[]
  /** Hazards opened with it. */
  readonly opened: number
  /** Of an answer on paper: the signed page, and its confirmation. */
  readonly paper?: Pick<
    ScreeningReturnRow,
    'paperFileId' | 'paperFileName' | 'paperMediaType' | 'paperFileDigest' | 'paperSignedBy' | 'confirmedByName' | 'confirmedAt'
  > & { readonly state: 'confirmed'; readonly paperSignedOn: string }
}

/** What a submission writes: the day of the first one, on paper the day of the signature, decides whether it is late. */
export async function writeSubmission(ctx: CommandContext, taken: Taken, { answers, opened, paper }: Submission): Promise<void> {
  const found = answers.filter((a) => a.isFound).length
  const { bureauId, accountId, name } = ctx.actor
  const on = paper?.paperSignedOn ?? ctx.today
  const first = taken.firstSubmittedAt === null ? { firstSubmittedAt: ctx.now, isLate: on > taken.dueOn } : {}
  await ctx.tx
    .updateTable('screeningReturns')
    .set({
      ...first,
      state: transitions.submit.to,
      answers: JSON.stringify(answers.map(({ questionId, isFound }) => ({ questionId, isFound, findings: [] }))),
      isNil: found === 0,
      found,
      hazards: taken.hazards + opened,
      submittedBy: accountId,
      submittedByName: name,
      submittedAt: ctx.now,
      version: taken.version + 1,
      ...paper,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', taken.id)
    .where('state', 'in', [...transitions.submit.from])
    .where('version', '=', taken.version)
    .execute()
}

/** 报送 — what was found stands in the ledger from now on, each with its number. */
export async function submitReturn(ctx: CommandContext, { params, body }: Answering): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const taken = await takeReturn(ctx, params.id, body.version, 'submit')
  const asked = await checkAnswers(ctx, taken, body.answers)
  assertComplete(asked, body.answers)
  const opened = await openFound(ctx, taken, asked, body.answers)
  await writeSubmission(ctx, taken, { answers: body.answers, opened })
  await recordEvent(ctx, { verb: 'screeningReturn.submitted', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}

interface Nil {
  params: { id: string }
  body: { version: number }
}

/** 零报告 — one act says that nothing was found at all; not where hazards were opened already. */
export async function submitNil(ctx: CommandContext, { params, body }: Nil): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const taken = await takeReturn(ctx, params.id, body.version, 'submit')
  const { questions } = await checkAnswers(ctx, taken, [])
  if (taken.hazards > 0 || taken.answers.some((a) => a.isFound))
    throw new DomainError('conflict', 'hasFindings', '这张表里已经填了隐患，不能作零报告。')
  const answers = questions.map((q) => ({ questionId: q.id, isFound: false, findings: [] }))
  await writeSubmission(ctx, taken, { answers, opened: 0 })
  await recordEvent(ctx, { verb: 'screeningReturn.nilSubmitted', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}
