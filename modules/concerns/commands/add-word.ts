import { sql } from 'kysely'
import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { lockOwn, sealPlace } from '../queries.ts'
import type { ConcernRow } from '../tables.ts'

/** Who stands in the event: whoever raised it under the own name, nobody otherwise. */
export const authorOf = (ctx: CommandContext, way: ConcernRow['way']): Parameters<typeof recordSealed>[0] =>
  way === 'named'
    ? ctx
    : {
        tx: ctx.tx,
        actor: { bureauId: ctx.actor.bureauId, accountId: '', personId: null, name: '保密', role: null, address: '' },
      }

/** Adds one line to what was said and done; the concern is locked or new. */
export async function addText(
  ctx: CommandContext,
  concernId: string,
  { act, side, name, text }: { act: string; side: 'raiser' | 'handler'; name: string | null; text: string },
): Promise<void> {
  const id = newId()
  const { bureauId } = ctx.actor
  const position = sql<number>`(select coalesce(max(t."position"), 0) + 1 from "concernTexts" t where t."bureauId" = ${bureauId} and t."concernId" = ${concernId})`
  await ctx.tx
    .insertInto('concernTexts')
    .values({
      bureauId,
      id,
      concernId,
      position,
      act,
      side,
      nameSealed: name === null ? null : ctx.keys.seal(name, sealPlace('nameSealed', id)),
      textSealed: ctx.keys.seal(text, sealPlace('textSealed', id)),
      on: ctx.today,
    })
    .execute()
}

interface Input {
  params: { id: string }
  body: { text: string }
}

/** 补充诉求 — another word of the raiser, whatever the state. */
export async function addWord(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const concern = await lockOwn(ctx, params.id)
  await addText(ctx, concern.id, { act: 'wordAdded', side: 'raiser', name: null, text: body.text })
  await recordSealed(authorOf(ctx, concern.way), { fileId: concern.id, verb: 'concern.wordAdded' })
  return { id: concern.id }
}
