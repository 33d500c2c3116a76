import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { findAskedUnits } from '../../organisation/public.ts'
import { canScreen } from '../policy.ts'
import { findInForce } from '../queries.ts'

interface Input {
  body: { title: string; checklistId: string; unitIds: string[]; dueOn: string }
}

/** Rounds ask the version in force, so that nobody answers what the bureau no longer asks. */
async function assertInForce(ctx: CommandContext, checklistId: string): Promise<void> {
  if ((await findInForce(ctx))?.id !== checklistId)
    throw new DomainError('conflict', 'notInForce', '这一版排查清单没有施行，不能用来发起。请选施行的一版。')
}

/** 发起排查批次 — one return for each unit that uses auxiliaries. */
export async function openRound(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  const { bureauId, name } = ctx.actor
  const place = ctx.scope.ranges[0]?.from
  if (!canScreen(ctx.actor) || place === undefined) throw forbidden()
  const units = await findAskedUnits(ctx, body.unitIds)
  if (body.dueOn < ctx.today) throw invalid('dueOn', '截止日期不能早于今天。', 'past')
  if (units.length === 0) throw invalid('unitIds', '所选范围里没有要填报的单位，批次没有发起。', 'nobody')
  await assertInForce(ctx, body.checklistId)
  const round = {
    bureauId,
    id: newId(),
    serialNumber: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '排'),
    title: body.title,
    checklistId: body.checklistId,
    unitSortKey: place,
    openedOn: ctx.today,
    dueOn: body.dueOn,
    openedByName: name,
  }
  await ctx.tx.insertInto('screeningRounds').values(round).execute()
  const returns = units.map((unit) => ({
    bureauId,
    id: newId(),
    roundId: round.id,
    unitId: unit.id,
    unitSortKey: unit.unitSortKey,
    answers: '[]',
    openedOn: ctx.today,
    dueOn: body.dueOn,
  }))
  for (let i = 0; i < returns.length; i += 1000)
    await ctx.tx
      .insertInto('screeningReturns')
      .values(returns.slice(i, i + 1000))
      .execute()
  await recordEvent(ctx, {
    verb: 'screeningRound.opened',
    subjects: [
      { id: round.id, kind: 'screeningRound', unitSortKey: place },
      ...returns.map((r) => ({ id: r.id, kind: 'screeningReturn', unitSortKey: r.unitSortKey })),
    ],
    changes: [{ subjectId: round.id, field: 'title', after: body.title }],
  })
  return { id: round.id }
}
