import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { WeekLine } from '../../../platform/week-lines.ts'
import { canConfirm, canPrepare } from '../policy.ts'
import { figuresAt, recount } from '../queries.ts'
import type { WeeklyReportRow } from '../tables.ts'
import { isBlank } from '../week.ts'
import { transitions } from '../workflow.ts'
import { arrivalOf, rowOf, type Seen, subjectOf, type Taken, takeReport } from './prepare-report.ts'

type Figures = Awaited<ReturnType<typeof figuresAt>>

/** By the arrival of the first submission: 12:00:00.000 is in time; what came first stays. */
function standingOf(taken: Taken, arrivedAt: Date): WeeklyReportRow['standing'] {
  if (taken.arrivedAt !== null) return taken.standing
  return arrivedAt <= taken.cutOffAt ? 'onTime' : 'late'
}

/** Writes a submission: the row, and the version that stays as it is. */
async function writeSubmission(ctx: CommandContext, taken: Taken, figures: Figures, isNil: boolean): Promise<void> {
  const { bureauId, accountId, name } = ctx.actor
  const arrivedAt = arrivalOf(ctx)
  const number = taken.number + 1
  const lines = JSON.stringify(figures.lines)
  await rowOf(ctx, taken)
    .set({
      state: transitions.submit.to,
      standing: standingOf(taken, arrivedAt),
      arrivedAt: taken.arrivedAt ?? arrivedAt,
      countedTo: figures.countedTo,
      lines,
      isNil,
      number,
      ...(isNil ? { preparedBy: null, preparedByName: null, preparedAt: null } : {}),
      confirmedBy: accountId,
      confirmedByName: name,
      confirmedAt: ctx.now,
      correctionReason: null,
      version: taken.version + 1,
    })
    .execute()
  await ctx.tx
    .insertInto('weeklyVersions')
    .values({
      bureauId,
      id: newId(),
      reportId: taken.id,
      unitSortKey: taken.unitSortKey,
      number,
      lines,
      texts: JSON.stringify(taken.texts),
      countedTo: figures.countedTo,
      isNil,
      reason: taken.correctionReason ?? (taken.number > 0 ? taken.returnReason : null),
      preparedByName: isNil ? null : taken.preparedByName,
      confirmedByName: name,
      submittedAt: arrivedAt,
    })
    .execute()
}

/** 报送 — the head confirms what the clerk prepared; in time or late by when the request arrived, and that stays. */
export const submitReport =
  (lines: readonly WeekLine[]) =>
  async (ctx: CommandContext, input: Seen): Promise<{ id: string }> => {
    if (!canConfirm(ctx.actor, { preparedBy: null })) throw forbidden()
    const taken = await takeReport(ctx, input, 'submit')
    if (!canConfirm(ctx.actor, taken)) throw forbidden('自己送审的周报，要由本单位领导审核报送。')
    await writeSubmission(ctx, taken, await figuresAt(ctx, taken, lines, arrivalOf(ctx)), false)
    await recordEvent(ctx, { verb: 'weeklyReport.submitted', subjects: [subjectOf(taken)] })
    return { id: taken.id }
  }

/** 本周无变化 — one act, only where nothing at all was recorded up to this very moment and nothing was typed. */
export const submitNil =
  (lines: readonly WeekLine[]) =>
  async (ctx: CommandContext, input: Seen): Promise<{ id: string }> => {
    if (!canPrepare(ctx.actor)) throw forbidden()
    const taken = await takeReport(ctx, input, 'nil')
    const now = arrivalOf(ctx)
    const counted = await recount(ctx, taken, lines, now < taken.cutOffAt ? now : taken.cutOffAt)
    if (counted.some((l) => l.n > 0)) throw new DomainError('conflict', 'hasChanges', '本周有新记录，不能按“无变化”报送。')
    if (!isBlank(taken.texts)) throw new DomainError('conflict', 'hasTexts', '已经写了文字，不能按“无变化”报送；送领导审核。')
    const { countedTo } = await figuresAt(ctx, taken, [], now)
    await writeSubmission(ctx, taken, { lines: counted, countedTo }, true)
    await recordEvent(ctx, { verb: 'weeklyReport.nilSubmitted', subjects: [subjectOf(taken)] })
    return { id: taken.id }
  }
