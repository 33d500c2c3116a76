import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { addRedLine as endpoint } from '../contract.ts'
import { canEditCatalogue } from '../policy.ts'

/** 新增红线 — from now on every duty that is saved is compared with it. */
export async function addRedLine(
  ctx: CommandContext,
  { body }: { body: z.infer<NonNullable<(typeof endpoint)['body']>> },
): Promise<{ id: string }> {
  if (!canEditCatalogue(ctx.actor)) throw forbidden('红线由辅警办维护。')
  const id = newId()
  await ctx.tx
    .insertInto('redLines')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      number: body.number,
      wording: body.wording,
      basis: body.basis,
      keywords: body.keywords,
      retiredOn: null,
    })
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'redLinesByNumber'))
        throw invalid('number', `已有第 ${body.number} 条，请换一个序号。`, 'duplicateNumber')
      throw error
    })
  await recordEvent(ctx, {
    verb: 'redLine.added',
    subjects: [{ id, kind: 'redLine' }],
    changes: [
      { field: 'wording', after: body.wording },
      { field: 'basis', after: body.basis },
      { field: 'keywords', after: body.keywords.join('、') },
    ],
  })
  return { id }
}
