import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { newSealKey } from '../../../platform/signing/seal-key.ts'

/** 更换签章密钥 — from now on a new key seals; what the former ones sealed stays verifiable. */
export async function replaceSealKey(ctx: CommandContext, { body }: { body: { reason: string } }): Promise<{ id: string }> {
  const { bureauId } = ctx.actor
  const retired = await ctx.tx
    .updateTable('sealKeys')
    .set({ retiredAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('retiredAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  const key = newSealKey(ctx.keys)
  await ctx.tx
    .insertInto('sealKeys')
    .values({ bureauId, ...key, madeAt: ctx.now })
    .execute()
  const id = await recordEvent(ctx, {
    verb: 'sealKey.replaced',
    changes: [
      { field: 'sealKey', before: retired?.id ?? null, after: key.id },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id }
}
