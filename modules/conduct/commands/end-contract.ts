import { lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { formatDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { endingBars, endingGrounds, findOutcomeKinds } from '../../outcomes/public.ts'
import type * as contract from '../contract.ts'
import { gapsOf, last } from '../policy.ts'
import type { HeldFile } from '../queries.ts'
import { fittingAccount } from './name-handlers.ts'
import { enter, move, notReady, take } from './take-file.ts'

type Grounds = InputOf<typeof contract.verifyEnding>

async function isReturn(ctx: CommandContext, file: HeldFile): Promise<boolean> {
  const code = last(file, 'notice')?.facts.outcomeCode
  return (await findOutcomeKinds(ctx)).find((k) => k.code === code)?.effect === 'returnToCompany'
}

/** Each bar of art. 42, answered once and in order, with where the answer is from. */
function barLines({ body }: Grounds): (readonly [string, string])[] {
  return endingBars.map(({ code, words }) => {
    const answers = body.bars.filter((b) => b.bar === code)
    if (answers.length !== 1) throw invalid('bars', '法定限制要逐项核对，每项写明有没有、依据什么材料。', 'barsOpen')
    return [words, `${answers[0]?.applies ? '有' : '没有'}（依据：${answers[0]?.source}）`] as const
  })
}

/** 核对解除依据和法定限制 — a bar stands against every ground but the worker's own fault; dispatched staff go back to their company. */
export async function verifyEnding(ctx: CommandContext, input: Grounds): Promise<{ id: string }> {
  const file = await take(ctx, input, 'verifyEnding')
  if (last(file, 'endingGrounds')) throw new DomainError('conflict', 'alreadyVerified', '已经核对过；要改，先退回上一步。')
  const isSentBack = await isReturn(ctx, file)
  const ground = endingGrounds.find((g) => g.code === input.body.ground)
  if (!ground || (ground.by === 'returnToCompany') !== isSentBack)
    throw invalid('ground', isSentBack ? '退回派遣单位按第六十五条选依据。' : '解除合同按条例第三十二条选依据。', 'wrongGround')
  const lines = barLines(input)
  if (input.body.bars.some((b) => b.applies) && !ground.isByFault)
    throw new DomainError(
      'conflict',
      'barred',
      '有《劳动合同法》第四十二条的情形，不能按这一依据解除或者退回；请退回，改拟别的处理。',
    )
  await enter(ctx, file, {
    kind: 'endingGrounds',
    lines: [['依据', ground.words], ['说明', input.body.words], ...lines],
    facts: { isReturn: isSentBack },
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.endingVerified' })
  return move(ctx, file, isSentBack ? { state: 'deciding' } : {})
}

/** 书面告知工会 — the reasons, before a contract ends; the union holds the file from now on and answers in it. */
export async function tellUnion(ctx: CommandContext, input: InputOf<typeof contract.tellUnion>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'tellUnion')
  if (!last(file, 'endingGrounds')) throw notReady(['先逐项核对依据和法定限制'])
  if (last(file, 'unionLetter')) throw new DomainError('conflict', 'alreadyTold', '已经告知工会。')
  const { accountId, name } = await fittingAccount(ctx, file, { handlerId: input.body.handlerId, capacity: 'unionist' })
  const { dueOn } = file.row
  const until = dueOn !== null && dueOn >= ctx.today ? `，于${formatDate(dueOn)}以前` : '，'
  await lendFile(ctx, file.row.id, [{ to: accountId, name, capacity: 'unionist' }])
  await enter(ctx, file, {
    kind: 'unionLetter',
    lines: [
      ['致', name],
      ['拟解除劳动合同的人', `${file.subject.name}（${file.subject.unitName}）`],
      ['理由', input.body.reason],
      ['请求', `依照《劳动合同法》第四十三条，请研究${until}书面答复。`],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.unionTold' })
  return move(ctx, file)
}

/** 工会意见 — by the union itself. */
export async function answerUnion(ctx: CommandContext, input: InputOf<typeof contract.answerUnion>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'answerUnion')
  if (last(file, 'unionOpinion')) throw new DomainError('conflict', 'alreadyAnswered', '工会已经答复。')
  await enter(ctx, file, {
    kind: 'unionOpinion',
    lines: [
      ['意见', input.body.hasObjection ? '有异议，要求纠正' : '没有异议'],
      ['内容', input.body.opinion],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.unionAnswered' })
  return move(ctx, file)
}

/** 研究工会意见并书面回复 — in writing, as the law asks; only then a decision is possible. */
export async function considerUnion(ctx: CommandContext, input: InputOf<typeof contract.considerUnion>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'considerUnion')
  const missing = gapsOf(file, ctx.today).filter((gap) => !gap.includes('研究工会意见'))
  if (missing.length > 0) throw notReady(missing)
  await enter(ctx, file, { kind: 'unionReply', lines: [['研究结果和书面回复', input.body.reason]] })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.unionConsidered' })
  return move(ctx, file, { state: 'deciding' })
}
