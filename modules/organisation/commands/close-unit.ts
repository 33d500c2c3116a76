import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'
import { endDuties } from './merge-unit.ts'

interface Input {
  params: { id: string }
  body: { version: number; closedOn: string; reason: string }
}

/** 撤销单位 — only an empty one: its people are moved or the unit is merged first. Nothing is deleted. */
export async function closeUnit(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const unit = await lockUnit(ctx, params.id)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  assertVersion(unit, body.version)
  if (body.closedOn > ctx.today) throw invalid('closedOn', '撤销日期不能晚于今天；到了那天再办。', 'future')
  const { bureauId } = ctx.actor
  const people = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where((e) => e.or([e('unitId', '=', unit.id), e('secondedUnitId', '=', unit.id)]))
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (people.n > 0)
    throw new DomainError(
      'conflict',
      'unitHasPeople',
      `单位里还有 ${people.n} 人（含借调来的）。先把人员调走，或者把单位并入别的单位。`,
    )
  const child = await ctx.tx
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('parentId', '=', unit.id)
    .where('closedOn', 'is', null)
    .select('name')
    .executeTakeFirst()
  if (child) throw new DomainError('conflict', 'unitHasChildren', `下面还有单位（${child.name}），先处理下级单位。`)
  await endDuties(ctx, unit, body.closedOn)
  await ctx.tx
    .updateTable('units')
    .set({ closedOn: body.closedOn, version: body.version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'unit.closed',
    subjects: [{ id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey }],
    changes: [
      { field: 'closedOn', after: body.closedOn },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id: unit.id }
}
