import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { addWording as endpoint } from '../contract.ts'
import { canWrite } from '../policy.ts'
import { findLastWording } from '../queries.ts'

interface Input {
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** 新增范本 — a wording of the bureau's own, with an empty first draft. */
export async function addWording(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!canWrite(ctx.actor)) throw forbidden('范本由辅警办起草。')
  const { bureauId, accountId, name: actorName } = ctx.actor
  const { position, owned } = await findLastWording(ctx)
  const [id, versionId] = [newId(), newId()]
  await ctx.tx
    .insertInto('wordings')
    .values({
      bureauId,
      id,
      kind: body.kind,
      code: `own${owned + 1}`,
      title: body.name,
      formLabel: body.formLabel,
      position: position + 1,
    })
    .execute()
  await ctx.tx
    .insertInto('wordingVersions')
    .values({
      bureauId,
      id: versionId,
      wordingId: id,
      number: 1,
      title: body.name,
      body: '[]',
      draftedBy: accountId,
      draftedByName: actorName,
      draftedAt: ctx.now,
      editedBy: [accountId],
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.added',
    subjects: [{ id, kind: 'wording' }],
    changes: [{ field: 'name', after: body.name }],
  })
  return { id }
}
