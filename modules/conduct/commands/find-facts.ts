import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Attachment } from '../../../platform/files/attachment.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import type * as contract from '../contract.ts'
import { clearInvestigators, factsOf, gapsOf } from '../policy.ts'
import type { Entry, HeldFile } from '../queries.ts'
import type { ActName } from '../workflow.ts'
import { enter, move, notReady, ownMark, type Taking, take } from './take-file.ts'

/** The file for an investigator who has answered that nothing bars them. */
export async function takeAsInvestigator(ctx: CommandContext, input: Taking, name: ActName): Promise<HeldFile> {
  const file = await take(ctx, input, name)
  if (!clearInvestigators(file).some((l) => l.holder === ownMark(ctx))) throw notReady(['请先回答回避三问'])
  return file
}
function factIn(file: HeldFile, id: string): Entry {
  const found = factsOf(file).find(({ fact }) => fact.id === id)
  if (!found) throw notFound()
  return found.fact
}

/** 记事实 — what happened, and from where it is known. */
export async function addFact(ctx: CommandContext, input: InputOf<typeof contract.addFact>): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'addFact')
  const { text, source } = input.body
  await enter(ctx, file, {
    kind: 'fact',
    lines: [
      ['事实', text],
      ['来源', source],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.factAdded' })
  return move(ctx, file)
}

/** 撤下事实 — it stays readable, with the reason, and counts no longer. */
export async function withdrawFact(ctx: CommandContext, input: InputOf<typeof contract.withdrawFact>): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'withdrawFact')
  const fact = factIn(file, input.body.factId)
  await enter(ctx, file, { kind: 'factWithdrawal', lines: [['理由', input.body.reason]], ofId: fact.id })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.factWithdrawn' })
  return move(ctx, file)
}

/** 附证据 — a file with its digest, under the fact it proves. */
export async function addEvidence(
  ctx: CommandContext,
  input: InputOf<typeof contract.addEvidence>,
  attachment: Attachment | null,
): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'addEvidence')
  const fact = factIn(file, input.body.factId)
  await enter(ctx, file, { kind: 'evidence', lines: [['证据来源', input.body.source]], ofId: fact.id, attachment })
  await recordSealed(ctx, {
    fileId: file.row.id,
    verb: 'proceeding.evidenceAdded',
    changes: [{ field: 'digest', after: attachment?.digest ?? null }],
  })
  return move(ctx, file)
}

/** 核查结束 — every fact has evidence; what was found goes to the person. */
export async function concludeFacts(ctx: CommandContext, input: InputOf<typeof contract.concludeFacts>): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'concludeFacts')
  const missing = gapsOf(file, ctx.today)
  if (missing.length > 0) throw notReady(missing)
  await enter(ctx, file, { kind: 'conclusion', lines: [['核查意见', input.body.reason]] })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.factsConcluded' })
  return move(ctx, file, { state: 'notifying' })
}
