import { lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { findLookers, lockLook, openPerson, sealPlace } from '../queries.ts'
import { answerable } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: { version: number; state: 'clear' | 'held'; answer: string }
}

/** 答复查看 — no connection seen, and the act may go on; or held, and the political office leader decides. */
export async function answerSecondLook(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const look = await lockLook(ctx, params.id)
  assertVersion(look, body.version)
  if (!answerable.includes(look.state)) throw new DomainError('conflict', 'answered', '已经有人答复过，没有重复答复。')
  const { bureauId, name } = ctx.actor
  await ctx.tx
    .updateTable('secondLooks')
    .set({
      state: body.state,
      answeredBySealed: ctx.keys.seal(name, sealPlace('answeredBySealed', look.id)),
      answerSealed: ctx.keys.seal(body.answer, sealPlace('answerSealed', look.id)),
      answeredOn: ctx.today,
      version: look.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', look.id)
    .where('state', '=', look.state)
    .where('version', '=', look.version)
    .execute()
  if (body.state === 'held') {
    const leaders = (await findLookers(ctx, openPerson(ctx, look).id)).filter((l) => l.role === 'politicalOfficeLeader')
    await lendFile(
      ctx,
      look.id,
      leaders.map((l) => ({ to: l.accountId, name: l.name, capacity: l.role })),
    )
  }
  await recordSealed(ctx, { fileId: look.id, verb: 'secondLook.answered' })
  return { id: look.id }
}
