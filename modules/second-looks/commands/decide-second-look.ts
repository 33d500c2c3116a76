import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { lockLook, sealPlace } from '../queries.ts'
import { decidable } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number; state: 'released' | 'stopped'; decision: string }
}

/** 裁定 — the political office leader lets what was held go on, or stops it, with reasons. */
export async function decideSecondLook(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const look = await lockLook(ctx, params.id)
  assertVersion(look, body.version)
  if (!decidable.includes(look.state)) throw new DomainError('conflict', 'notHeld', '没有暂缓，或者已经裁定过。')
  await ctx.tx
    .updateTable('secondLooks')
    .set({
      state: body.state,
      decidedBySealed: ctx.keys.seal(ctx.actor.name, sealPlace('decidedBySealed', look.id)),
      decisionSealed: ctx.keys.seal(body.decision, sealPlace('decisionSealed', look.id)),
      decidedOn: ctx.today,
      version: look.version + 1,
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', look.id)
    .where('state', '=', look.state)
    .where('version', '=', look.version)
    .execute()
  await recordSealed(ctx, { fileId: look.id, verb: 'secondLook.decided' })
  return { id: look.id }
}
