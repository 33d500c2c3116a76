import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import type { WeekLine } from '../../../platform/week-lines.ts'
import type { Texts } from '../contract.ts'
import { canPrepare } from '../policy.ts'
import { figuresAt, lockReport, recount } from '../queries.ts'
import { isClosed } from '../week.ts'
import { isPossible, transitions } from '../workflow.ts'

export type Taken = Awaited<ReturnType<typeof lockReport>>
export interface Seen {
  params: { id: string }
  body: { version: number }
}
interface Filling extends Seen {
  body: { version: number; texts: Texts }
}
interface Correcting extends Seen {
  body: { version: number; texts: Texts; reason: string }
}

/** The report of an act, locked, as it was seen, in a state from which the act is possible. */
export async function takeReport(ctx: CommandContext, { params, body }: Seen, act: keyof typeof transitions): Promise<Taken> {
  const taken = await lockReport(ctx, params.id)
  assertVersion(taken, body.version)
  if (isClosed(taken, arrivalOf(ctx)))
    throw new DomainError('conflict', 'weekClosed', '下一周已经截止，这一周不能再补报；确需补报的，请辅警办重新开放。')
  if (!isPossible(act, taken.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  return taken
}

export const subjectOf = (r: { id: string; unitSortKey: string }) => ({
  id: r.id,
  kind: 'weeklyReport',
  unitSortKey: r.unitSortKey,
})
/** When the request reached the server, before any queue. */
export const arrivalOf = (ctx: CommandContext): Date => ctx.arrivedAt ?? ctx.now

/** The report's row as it was taken: from-state and version once more. */
export const rowOf = (ctx: CommandContext, taken: Taken) =>
  ctx.tx
    .updateTable('weeklyReports')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', taken.state)
    .where('version', '=', taken.version)

/** 存草稿 — the clerk's words; the figures are not typed. */
export async function saveTexts(ctx: CommandContext, input: Filling): Promise<{ id: string }> {
  if (!canPrepare(ctx.actor)) throw forbidden()
  const taken = await takeReport(ctx, input, 'save')
  await rowOf(ctx, taken)
    .set({ texts: JSON.stringify(input.body.texts), version: taken.version + 1 })
    .execute()
  await recordEvent(ctx, { verb: 'weeklyReport.saved', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}

const preparedBy = ({ actor, now }: CommandContext) => ({
  preparedBy: actor.accountId,
  preparedByName: actor.name,
  preparedAt: now,
  confirmedBy: null,
  confirmedByName: null,
  confirmedAt: null,
})

/** 送领导审核 — with the figures as they stand now: what the head confirms is what the head sees. */
export const prepareReport =
  (lines: readonly WeekLine[]) =>
  async (ctx: CommandContext, input: Filling): Promise<{ id: string }> => {
    if (!canPrepare(ctx.actor)) throw forbidden()
    const taken = await takeReport(ctx, input, 'prepare')
    /* Returned by the office: the same span is counted again, records may have been put right. */
    const figures =
      taken.arrivedAt === null
        ? await figuresAt(ctx, taken, lines, arrivalOf(ctx))
        : { countedTo: taken.countedTo, lines: await recount(ctx, taken, lines, taken.countedTo) }
    await rowOf(ctx, taken)
      .set({
        ...preparedBy(ctx),
        state: transitions.prepare.to,
        texts: JSON.stringify(input.body.texts),
        lines: JSON.stringify(figures.lines),
        countedTo: figures.countedTo,
        isNil: false,
        version: taken.version + 1,
      })
      .execute()
    await recordEvent(ctx, { verb: 'weeklyReport.prepared', subjects: [subjectOf(taken)] })
    return { id: taken.id }
  }

/** 更正 — what was submitted is put right and confirmed anew; the same span is counted again, the first standing stays. */
export const correctReport =
  (lines: readonly WeekLine[]) =>
  async (ctx: CommandContext, input: Correcting): Promise<{ id: string }> => {
    if (!canPrepare(ctx.actor)) throw forbidden()
    const taken = await takeReport(ctx, input, 'correct')
    const counted = await recount(ctx, taken, lines, taken.countedTo)
    await rowOf(ctx, taken)
      .set({
        ...preparedBy(ctx),
        state: transitions.correct.to,
        texts: JSON.stringify(input.body.texts),
        lines: JSON.stringify(counted),
        isNil: false,
        correctionReason: input.body.reason,
        version: taken.version + 1,
      })
      .execute()
    await recordEvent(ctx, {
      verb: 'weeklyReport.corrected',
      subjects: [subjectOf(taken)],
      changes: [{ field: 'reason', after: input.body.reason }],
    })
    return { id: taken.id }
  }
