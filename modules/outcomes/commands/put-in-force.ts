import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { type OutcomeContent, sealOutcome } from '../queries.ts'

interface Serving {
  readonly fileId: string
  readonly personId: string
  readonly content: OutcomeContent
  readonly untilOn: string
}

/** An outcome begins to stand; the caller, who holds the file, records the event. */
export async function putInForce(ctx: CommandContext, { fileId, personId, content, untilOn }: Serving): Promise<void> {
  const id = newId()
  const contentSealed = sealOutcome(ctx, id, content)
  await ctx.tx
    .insertInto('outcomes')
    .values({ bureauId: ctx.actor.bureauId, id, fileId, personId, contentSealed, untilOn })
    .execute()
}

/** It stands no longer: withdrawn, or another takes its place. The caller records the event. */
export const takeOutOfForce = (ctx: CommandContext, fileId: string) =>
  ctx.tx.deleteFrom('outcomes').where('bureauId', '=', ctx.actor.bureauId).where('fileId', '=', fileId).execute()

/** Its execution rests, or goes on. The caller records the event. */
export const suspendOutcome = (ctx: CommandContext, fileId: string, isSuspended: boolean) =>
  ctx.tx
    .updateTable('outcomes')
    .set({ isSuspended })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('fileId', '=', fileId)
    .execute()

/** 影响期满 — what lapsed is gone from the day on; done again it changes nothing. Runs as the owner; the files that lapsed. */
export async function lapseOutcomes(tx: Tx, bureauId: string, today: string): Promise<void> {
  const { rows } = await sql<{ fileId: string }>`
    delete from "outcomes" where "bureauId" = ${bureauId} and "untilOn" <= ${today}::date returning "fileId"`.execute(tx)
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  for (const { fileId } of rows)
    await recordEvent({ tx, actor }, { verb: 'outcome.lapsed', subjects: [{ id: fileId, kind: 'sealedFile' }] })
}
