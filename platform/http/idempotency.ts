import type { CommandContext } from '../context.ts'
import { DomainError } from '../errors.ts'
import { sha256 } from '../keys.ts'
import type { Reference } from './tables.ts'

export interface Act {
  readonly key: string
  readonly digest: string
}

/** Reads the key of a write; 400 without one. The digest binds it to method, path and body. */
export function actOf(key: string | undefined, method: string, path: string, body: string): Act {
  if (!key || !/^[\w-]{8,100}$/.test(key)) {
    throw new DomainError(
      'badRequest',
      'idempotencyKeyMissing',
      '这次提交缺少防重号（Idempotency-Key，8 到 100 位字母、数字、横线），没有办理。',
    )
  }
  return { key, digest: sha256(`${method} ${path}\n${body}`) }
}

/** Runs a write once: the first caller runs it and keeps its reference; a repeat gets the reference back and writes nothing. */
export async function once(ctx: CommandContext, act: Act, run: () => Promise<Reference>): Promise<Reference> {
  const { tx, actor } = ctx
  const mine = { bureauId: actor.bureauId, accountId: actor.accountId, key: act.key }
  const fresh = await tx
    .insertInto('idempotencyKeys')
    .values({ ...mine, digest: act.digest, status: 200, reference: '{}' })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  const row = tx
    .selectFrom('idempotencyKeys')
    .where('bureauId', '=', mine.bureauId)
    .where('accountId', '=', mine.accountId)
    .where('key', '=', mine.key)
  if (!fresh) {
    const known = await row.select(['digest', 'reference']).executeTakeFirstOrThrow()
    if (known.digest !== act.digest)
      throw new DomainError('invalid', 'idempotencyKeyReused', '这个防重号已用于另一次提交，内容不同，没有办理。')
    return known.reference
  }
  const reference = await run()
  await tx
    .updateTable('idempotencyKeys')
    .set({ reference: JSON.stringify(reference) })
    .where('bureauId', '=', mine.bureauId)
    .where('accountId', '=', mine.accountId)
    .where('key', '=', mine.key)
    .execute()
  return reference
}
