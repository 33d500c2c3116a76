import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, notFound, stale } from '../../../platform/errors.ts'
import { closeLetters, subjectsOf } from '../closing.ts'
import { canIssue } from '../policy.ts'

interface Input {
  body: { letters: { id: string; version: number }[]; reason: string }
}

/** 终止责任书 — nobody answers under it from today on; what was signed stays. */
export async function endLetters(ctx: CommandContext, { body }: Input): Promise<{ ids: string[] }> {
  const seen = new Map(body.letters.map((l) => [l.id, l.version]))
  const letters = await ctx.tx
    .selectFrom('letters')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${[...seen.keys()]}::uuid[])`)
    .where(inScope(ctx.scope))
    .orderBy('id')
    .selectAll()
    .forUpdate()
    .execute()
  if (letters.length !== seen.size) throw notFound()
  if (letters.some((l) => !canIssue(ctx.actor, l.holderDuty))) throw forbidden('所选的里有局里签发给单位的责任书，由辅警办终止。')
  if (letters.some((l) => l.version !== seen.get(l.id))) throw stale()
  if (letters.some((l) => l.endedOn !== null)) throw new DomainError('conflict', 'ended', '所选的里有已经终止的责任书。')
  const { bureauId, name } = ctx.actor
  await closeLetters(ctx.tx, bureauId, letters, { on: ctx.today, reason: body.reason, byName: name })
  await recordEvent(ctx, {
    verb: 'letter.ended',
    subjects: subjectsOf(letters),
    changes: letters.map((l) => ({ subjectId: l.id, field: 'reason', after: body.reason })),
  })
  return { ids: letters.map((l) => l.id) }
}
