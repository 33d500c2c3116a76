import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { AnswerRowView, RoundView } from '../contract.ts'
import { presentAnswer, presentRound } from '../presenter.ts'
import { findAllAnswers, findRound } from '../queries.ts'

interface Input {
  params: { id: string }
}

/** 导出签订情况 — everybody of the round in reach; who took the list out is on the trail. */
export async function exportAnswers(
  ctx: CommandContext,
  { params }: Input,
): Promise<{ round: RoundView; rows: AnswerRowView[]; on: string }> {
  const round = await findRound(ctx, params.id)
  const rows = await findAllAnswers(ctx, round.id)
  await recordEvent(ctx, {
    verb: 'round.exported',
    subjects: [
      { id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey },
      ...rows.map((r) => ({ id: r.personId, kind: 'person', unitSortKey: r.unitSortKey })),
    ],
  })
  return { round: presentRound(ctx, round, await workingDaysOf(ctx)), rows: rows.map(presentAnswer), on: ctx.today }
}

/** 签订情况汇总 — numbers by unit, no names. */
export async function summariseRound(ctx: CommandContext, { params }: Input) {
  const round = await findRound(ctx, params.id)
  await recordEvent(ctx, {
    verb: 'round.summarised',
    subjects: [{ id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey }],
  })
  return {
    round: presentRound(ctx, round, await workingDaysOf(ctx)),
    bureau: await findBureau(ctx),
    on: ctx.today,
    by: ctx.actor.name,
  }
}
