import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { canEditCatalogue } from '../policy.ts'

interface Input {
  params: { id: string }
  body: { version: number; retiredOn: string; reason: string }
}

/** 停用红线 — duties are no longer compared with it; it stays readable with its date. */
export async function retireRedLine(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('红线由辅警办维护。')
  const { bureauId } = ctx.actor
  const line = await ctx.tx
    .selectFrom('redLines')
    .where('bureauId', '=', bureauId)
    .where('id', '=', params.id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!line) throw notFound()
  if (line.retiredOn !== null) throw new DomainError('conflict', 'redLineRetired', `这一条已于 ${line.retiredOn} 停用。`)
  assertVersion(line, body.version)
  if (body.retiredOn > ctx.today) throw invalid('retiredOn', '停用日期不能晚于今天；到了那天再办。', 'future')
  await ctx.tx
    .updateTable('redLines')
    .set({ retiredOn: body.retiredOn, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', line.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'redLine.retired',
    subjects: [{ id: line.id, kind: 'redLine' }],
    changes: [
      { field: 'retiredOn', after: body.retiredOn },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id: line.id }
}
