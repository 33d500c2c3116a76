import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import type { changeRedLine as endpoint } from '../contract.ts'
import { canEditCatalogue } from '../policy.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}
const words = (value: string | number | readonly string[] | undefined): string =>
  typeof value === 'object' ? value.join('、') : String(value ?? '')

/** 修改红线 — number, wording, basis or keywords; what it said before stays in the trail. */
export async function changeRedLine(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
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
  if (line.retiredOn !== null)
    throw new DomainError('conflict', 'redLineRetired', `这一条已于 ${line.retiredOn} 停用，不再修改。`)
  const { version, ...fields } = body
  assertVersion(line, version)
  await ctx.tx
    .updateTable('redLines')
    .set({ ...fields, version: version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', line.id)
    .where('version', '=', version)
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'redLinesByNumber'))
        throw invalid('number', `已有第 ${fields.number} 条，请换一个序号。`, 'duplicateNumber')
      throw error
    })
  const changes = Object.entries(fields)
    .map(([field, after]) => ({ field, before: words(line[field as keyof typeof fields]), after: words(after) }))
    .filter((c) => c.before !== c.after)
  await recordEvent(ctx, { verb: 'redLine.changed', subjects: [{ id: line.id, kind: 'redLine' }], changes })
  return { id: line.id }
}
