import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import type { changeUnit as endpoint } from '../contract.ts'
import { canChangeContacts, canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}
const officeFields = ['code', 'policeLine', 'kind'] as const

/** 修改单位资料 — contacts by the unit itself, code, line and kind by the office. */
export async function changeUnit(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const unit = await lockUnit(ctx, params.id)
  if (!canChangeContacts(ctx.actor, unit)) throw forbidden()
  const { version, ...fields } = body
  if (officeFields.some((f) => fields[f] !== undefined) && !canRestructure(ctx.actor, unit))
    throw forbidden('编码、警种和类型由辅警办修改。')
  assertVersion(unit, version)
  await ctx.tx
    .updateTable('units')
    .set({ ...fields, version: version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unit.id)
    .where('version', '=', version)
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'unitsByCode')) throw invalid('code', `已有单位使用编码 ${fields.code}，请换一个。`, 'duplicateCode')
      throw error
    })
  const changes = Object.entries(fields)
    .filter(([f, after]) => after !== undefined && after !== unit[f as keyof typeof fields])
    .map(([field, after]) => ({ field, before: unit[field as keyof typeof fields], after }))
  await recordEvent(ctx, {
    verb: 'unit.changed',
    subjects: [{ id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey }],
    changes,
  })
  return { id: unit.id }
}
