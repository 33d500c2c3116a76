import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { followUnit } from '../../accounts/public.ts'
import type { renameUnit as endpoint } from '../contract.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** 单位改名 — the old name stays in the history with its dates. */
export async function renameUnit(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const unit = await lockUnit(ctx, params.id)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  assertVersion(unit, body.version)
  const { bureauId } = ctx.actor
  const names = ctx.tx.selectFrom('unitNames').where('bureauId', '=', bureauId).where('unitId', '=', unit.id)
  const current = await names.where('toOn', 'is', null).select('fromOn').executeTakeFirst()
  if (current && body.fromOn <= current.fromOn)
    throw invalid('fromOn', `现名自 ${current.fromOn} 起用，改名日期应在其后。`, 'tooEarly')
  if (body.fromOn > ctx.today) throw invalid('fromOn', '改名日期不能晚于今天；到了那天再改。', 'future')
  await ctx.tx
    .updateTable('unitNames')
    .set({ toOn: body.fromOn })
    .where('bureauId', '=', bureauId)
    .where('unitId', '=', unit.id)
    .where('toOn', 'is', null)
    .execute()
  await ctx.tx
    .insertInto('unitNames')
    .values({
      bureauId,
      unitId: unit.id,
      unitSortKey: unit.unitSortKey,
      name: body.name,
      shortName: body.shortName,
      fromOn: body.fromOn,
      toOn: null,
      reason: body.reason,
    })
    .execute()
  await ctx.tx
    .updateTable('units')
    .set({ name: body.name, shortName: body.shortName, version: body.version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.id)
    .where('version', '=', body.version)
    .execute()
  await followUnit(ctx, { id: unit.id, name: body.name })
  await recordEvent(ctx, {
    verb: 'unit.renamed',
    subjects: [{ id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey }],
    changes: [
      { field: 'name', before: unit.name, after: body.name },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id: unit.id }
}
