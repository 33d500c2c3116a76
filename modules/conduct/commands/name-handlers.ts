import { endLending, endLent, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid, notFound } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import type * as contract from '../contract.ts'
import { clearInvestigators, isApart, mayEverBe } from '../policy.ts'
import { type Candidate, findAccounts, type HeldFile, marksOf } from '../queries.ts'
import { capacityLabels } from '../words.ts'
import type { Capacity } from '../workflow.ts'
import { enter, move, ownMark, take } from './take-file.ts'

/** The account, if it may have that part in this file; refused otherwise with what stands against it. */
export async function fittingAccount(
  ctx: CommandContext,
  file: HeldFile,
  { handlerId, capacity }: { handlerId: string; capacity: Capacity },
): Promise<Candidate> {
  const candidate = (await findAccounts(ctx)).find((a) => a.accountId === handlerId)
  const words = capacityLabels[capacity]
  if (!candidate || !mayEverBe(candidate, capacity)) throw invalid('handlerId', `这个账号不能作${words}，请另选。`, 'notFitting')
  if (!isApart(file, { candidate, marks: marksOf(ctx, candidate), capacity }))
    throw invalid('handlerId', `这个人在本件里另有身份，或者就是本人，不能再作${words}，请另选。`, 'notApart')
  return candidate
}

/** Ends what others hold in a capacity of which there is one at a time. */
async function endOthers(ctx: CommandContext, file: HeldFile, capacity: Capacity): Promise<void> {
  for (const { holder } of file.lendings.filter((l) => l.capacity === capacity && l.endedAt === null))
    await endLent(ctx, file.row.id, { holder, capacity })
}

/** 指定经办人 — two investigators, a reviewer, a decider, who decides a review or an appeal, who keeps the papers. */
export async function nameHandler(ctx: CommandContext, input: InputOf<typeof contract.nameHandler>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'nameHandler')
  const { capacity, handlerId } = input.body
  if (capacity === 'investigator' && file.lendings.filter((l) => l.capacity === 'investigator' && l.endedAt === null).length >= 2)
    throw new DomainError('conflict', 'twoAlready', '核查人已有两名；有人回避以后才能另选。')
  const { accountId, name } = await fittingAccount(ctx, file, { handlerId, capacity })
  if (capacity !== 'investigator') await endOthers(ctx, file, capacity)
  await lendFile(ctx, file.row.id, [{ to: accountId, name, capacity }])
  await enter(ctx, file, { kind: 'naming', lines: [[capacityLabels[capacity], name]] })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.handlerNamed' })
  return move(ctx, file)
}

/** 回答回避三问 — each investigator for themselves; whom a ground bars gives the file back, and another is named. */
export async function answerRecusal(ctx: CommandContext, input: InputOf<typeof contract.answerRecusal>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'answerRecusal')
  const { isRelative, hasInterest, hasOther, note } = input.body
  const mark = ownMark(ctx)
  if (clearInvestigators(file).some((l) => l.holder === mark))
    throw new DomainError('conflict', 'alreadyAnswered', '您已经回答过回避。')
  const isRecused = isRelative || hasInterest || hasOther
  if (isRecused && note === '') throw invalid('note', '请写明回避的情形。', 'noteMissing')
  const words = (is: boolean) => (is ? '是' : '否')
  await enter(ctx, file, {
    kind: 'recusal',
    lines: [
      ['核查人', ctx.actor.name],
      ['是本件当事人或者其近亲属', words(isRelative)],
      ['与本件有利害关系', words(hasInterest)],
      ['有其他关系，可能影响公正办理', words(hasOther)],
      ['结论', isRecused ? `回避：${note}` : '没有应当回避的情形'],
    ],
    facts: { mark, isRecused },
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.recusalAnswered' })
  const isComplete = !isRecused && file.row.state === 'naming' && clearInvestigators(file).length === 1
  await move(ctx, file, isComplete ? { state: 'finding' } : {})
  if (isRecused) await endLending(ctx, file.row.id, { to: ctx.actor.accountId, capacity: 'investigator' })
  return { id: file.row.id }
}

const findInvestigator = ({ lendings }: HeldFile, mark: string | undefined) =>
  lendings.find((l) => l.holder === mark && l.capacity === 'investigator' && l.endedAt === null)

/** 要求回避 — by the person, of one of the investigators. */
export async function askRecusal(ctx: CommandContext, input: InputOf<typeof contract.askRecusal>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'askRecusal')
  const investigator = findInvestigator(file, input.body.mark)
  if (!investigator) throw invalid('mark', '请选一名核查人。', 'notInvestigator')
  await enter(ctx, file, {
    kind: 'recusalRequest',
    lines: [
      ['要求回避的核查人', investigator.name],
      ['理由', input.body.reason],
    ],
    facts: { mark: input.body.mark },
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.recusalAsked' })
  return move(ctx, file)
}

/** 决定回避 — by the leader; granted, the investigator gives the file back and another is named. */
export async function decideRecusal(ctx: CommandContext, input: InputOf<typeof contract.decideRecusal>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'decideRecusal')
  const { requestId, isGranted, reason } = input.body
  const request = file.entries.find((e) => e.id === requestId && e.kind === 'recusalRequest')
  if (!request) throw notFound()
  if (file.entries.some((e) => e.kind === 'recusalDecision' && e.ofId === requestId))
    throw new DomainError('conflict', 'alreadyDecided', '这一次回避申请已经决定。')
  await enter(ctx, file, {
    kind: 'recusalDecision',
    lines: [
      ['决定', isGranted ? '准予，另行指定核查人' : '不准'],
      ['理由', reason],
    ],
    ofId: requestId,
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.recusalDecided' })
  if (isGranted) await endLent(ctx, file.row.id, { holder: request.facts.mark ?? '', capacity: 'investigator' })
  return move(ctx, file)
}
