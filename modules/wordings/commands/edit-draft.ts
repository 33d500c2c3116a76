import type { z } from 'zod'
import { type EventChange, recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { faultSentence, faultsIn } from '../body-check.ts'
import type { editDraft as endpoint } from '../contract.ts'
import { assertMay } from '../policy.ts'
import { lockVersion } from '../queries.ts'
import type { TextSource } from '../shown-text.ts'
import type { WordingBlock } from '../tables.ts'
import { stateOn } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** Throws what is wrong with a text, block by block. */
export function assertSound(source: TextSource): void {
  const faults = faultsIn(source)
  if (faults.length === 0) return
  const errors = faults.map((fault) => ({ path: `body.${fault.block}`, code: 'text', message: faultSentence(fault) }))
  throw new DomainError('invalid', 'text', `有 ${faults.length} 处要改，还没有存。`, errors)
}

const written = (block: WordingBlock | undefined): string | null => (block ? `${block.kind} ${block.text}` : null)

function changesOf(before: TextSource, after: TextSource): EventChange[] {
  const places = Array.from({ length: Math.max(before.body.length, after.body.length) }, (_, i) => i)
  const pairs = [
    ['title', before.title, after.title] as const,
    ...places.map((i) => [`block${i + 1}`, written(before.body[i]), written(after.body[i])] as const),
  ]
  return pairs.filter(([, old, fresh]) => old !== fresh).map(([field, old, fresh]) => ({ field, before: old, after: fresh }))
}

/** 修改草稿 — title and all blocks; who wrote on it can't approve it. */
export async function editDraft(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const row = await lockVersion(ctx, params.id)
  assertMay('edit', ctx.actor, { ...row, state: stateOn(row, ctx.today) })
  assertVersion(row, body.version)
  const fresh = { kind: row.kind, title: body.title, body: body.body.map((b) => (b.kind === 'chain' ? { ...b, text: '' } : b)) }
  assertSound(fresh)
  const { bureauId, accountId } = ctx.actor
  await ctx.tx
    .updateTable('wordingVersions')
    .set({
      title: fresh.title,
      body: JSON.stringify(fresh.body),
      editedBy: [...new Set([...row.editedBy, accountId])],
      returnedAt: null,
      returnedByName: null,
      returnRemark: null,
      version: body.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', row.id)
    .where('version', '=', body.version)
    .where('approvedAt', 'is', null)
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.edited',
    subjects: [{ id: row.id, kind: 'wordingVersion' }],
    changes: changesOf(row, fresh),
  })
  return { id: row.id }
}
