import { lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { findLimits, findOutcomeKinds, type OutcomeKindView, type TimeLimitView } from '../../outcomes/public.ts'
import type * as contract from '../contract.ts'
import { factsOf, gapsOf, last } from '../policy.ts'
import { findEmployer, type HeldFile } from '../queries.ts'
import { takeAsInvestigator } from './find-facts.ts'
import { enter, move, notReady } from './take-file.ts'

interface Judged {
  readonly outcomeCode: string
  readonly basis: string
  readonly share: number | null
}
const units: Record<TimeLimitView['unit'], string> = { workingDays: '个工作日', days: '日', months: '个月', years: '年' }
export const limitWords = (limit: TimeLimitView | undefined): string =>
  limit && limit.number !== null ? `${limit.number}${units[limit.unit]}` : '未定天数'

/** The kind of outcome that a notice or a decision names: of this kind of proceeding, still in use, of the right way to end a contract. */
export async function findOutcome(ctx: CommandContext, file: HeldFile, judged: Judged): Promise<OutcomeKindView> {
  const outcome = (await findOutcomeKinds(ctx)).find((k) => k.code === judged.outcomeCode && k.of === file.row.kind)
  if (!outcome || outcome.isRetired) throw invalid('outcomeCode', '没有这种处理，请另选。', 'unknownOutcome')
  if ((outcome.effect === 'deduction') !== (judged.share !== null))
    throw invalid('share', '扣减当月工资要写明百分比（不超过 20），别的处理不写。', 'shareWrong')
  if (outcome.effect !== 'endContract' && outcome.effect !== 'returnToCompany') return outcome
  const { isDispatched } = await findEmployer(ctx, file.subject.id)
  if (isDispatched === null)
    throw new DomainError('conflict', 'employerUnknown', '一人一档里没有劳动关系单位，先请辅警办登记，再拟解除或者退回。')
  if (isDispatched !== (outcome.effect === 'returnToCompany'))
    throw invalid(
      'outcomeCode',
      isDispatched ? '劳务派遣人员只能退回派遣单位，不能由本局解除合同。' : '本局的劳动合同，不能按退回派遣单位办。',
      'wrongEnding',
    )
  return outcome
}
/** The outcome in words, with its share or its influence period. */
export const outcomeWords = ({ name, influenceMonths }: OutcomeKindView, share: number | null): string =>
  [name, share === null ? '' : `（当月工资的${share}%）`, influenceMonths === null ? '' : `，影响期${influenceMonths}个月`].join(
    '',
  )

/** 书面告知 — facts with their evidence, basis and outcome proposed, and what the person may do; frozen, and lent to the person from now on. */
export async function giveNotice(ctx: CommandContext, input: InputOf<typeof contract.giveNotice>): Promise<{ id: string }> {
  const file = await takeAsInvestigator(ctx, input, 'giveNotice')
  if (last(file, 'notice')) throw new DomainError('conflict', 'alreadyNoticed', '已经告知；要改，先退回再告知一次。')
  const missing = gapsOf(file, ctx.today).filter((gap) => gap.includes('核查人'))
  if (missing.length > 0) throw notReady(missing)
  const outcome = await findOutcome(ctx, file, input.body)
  const limits = await findLimits(ctx)
  const facts = factsOf(file).map(({ fact, evidence }, i) => {
    const words = fact.lines
      .map(([label, text]) => (label === '来源' ? `（来源：${text}；证据${evidence.length}件）` : text))
      .join('')
    return [`事实 ${i + 1}`, words] as const
  })
  const { id } = file.row
  await lendFile(ctx, id, [{ to: file.subject.id, name: file.subject.name, capacity: 'subject' }])
  await enter(ctx, file, {
    kind: 'notice',
    lines: [
      ...facts,
      ['拟适用依据', input.body.basis],
      ['拟作处理', outcomeWords(outcome, input.body.share)],
      [
        '您的权利',
        `自签收之日起${limitWords(limits.find((l) => l.code === 'statement'))}内可以陈述、申辩，可以书面或者当面；可以要求核查人回避；不因申辩加重处理。`,
      ],
    ],
    facts: { outcomeCode: outcome.code, rank: outcome.rank },
  })
  await recordSealed(ctx, { fileId: id, verb: 'proceeding.noticeGiven' })
  return move(ctx, file)
}
