import { recordSealed } from '../../../platform/access/sealed-files.ts'
import { addMonths, formatDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import {
  findLimits,
  findOutcomeKinds,
  type OutcomeKindView,
  putInForce,
  suspendOutcome,
  takeOutOfForce,
} from '../../outcomes/public.ts'
import type * as contract from '../contract.ts'
import { decided, last, standing } from '../policy.ts'
import { dueAfter, type HeldFile } from '../queries.ts'
import { limitWords } from './give-notice.ts'
import { enter, move, ownMark, take } from './take-file.ts'

const names = { review: '复核', appeal: '申诉' } as const
type Remedy = keyof typeof names

/** 申请复核、申诉 — within its window: a review once, an appeal against the review or directly. */
export async function askRemedy(ctx: CommandContext, input: InputOf<typeof contract.askRemedy>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'askRemedy')
  const { kind, reason } = input.body
  const { remedy, remedyDueOn } = file.row
  const isOpen = remedy === null || (kind === 'appeal' && remedy === 'reviewDecided')
  if (!isOpen) throw new DomainError('conflict', 'alreadyAsked', `已经申请过，不能再申请${names[kind]}。`)
  if (remedyDueOn !== null && remedyDueOn < ctx.today)
    throw new DomainError('conflict', 'windowOver', `申请${names[kind]}的期限已过；属于劳动争议的，仍可以依法申请劳动仲裁。`)
  await enter(ctx, file, {
    kind: 'remedyRequest',
    lines: [
      ['申请', names[kind]],
      ['理由', reason],
    ],
    facts: { remedy: kind },
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.remedyAsked' })
  return move(ctx, file, {
    remedy: `${kind}Asked`,
    remedyDueOn: await dueAfter(ctx, `${kind}Deciding`, ctx.today),
  })
}

/** What is under way, for who decides it and has not decided in this file before. */
function pendingOf(ctx: CommandContext, file: HeldFile): Remedy {
  const { remedy } = file.row
  if (remedy !== 'reviewAsked' && remedy !== 'appealAsked')
    throw new DomainError('conflict', 'nothingAsked', '没有待决定的复核、申诉。')
  if (standing(file, 'remedyDecision').some((e) => e.facts.mark === ownMark(ctx)))
    throw new DomainError('conflict', 'decidedBefore', '您已决定过本件的复核，申诉要由另一个人决定。')
  return remedy === 'reviewAsked' ? 'review' : 'appeal'
}

/** The outcome in place of the one that stood, lighter than it; refused when it is not. */
async function lighterOutcome(ctx: CommandContext, file: HeldFile, code: string | null): Promise<OutcomeKindView> {
  const stands = decided(file)?.facts
  const outcome = (await findOutcomeKinds(ctx)).find((k) => k.code === code && k.of === file.row.kind && !k.isRetired)
  if (!outcome) throw invalid('outcomeCode', '请选改为哪种处理。', 'unknownOutcome')
  if (outcome.rank >= (stands?.rank ?? 0))
    throw new DomainError('conflict', 'aggravated', '复核、申诉不得加重，也不得同样；只能改为更轻的处理，或者维持、撤销。')
  return outcome
}
const appealWords = async (ctx: CommandContext): Promise<string> =>
  `对本决定不服的，自收到之日起${limitWords((await findLimits(ctx)).find((l) => l.code === 'appealAsking'))}内可以申诉。不因申诉加重处理。`
const results = { upheld: '维持原决定', lighter: '变更为较轻的处理', withdrawn: '撤销原决定，恢复名誉和待遇' } as const

/** 复核、申诉决定 — upheld, lighter, or withdrawn; never heavier. Withdrawn, it stands nowhere any longer. */
export async function decideRemedy(ctx: CommandContext, input: InputOf<typeof contract.decideRemedy>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'decideRemedy')
  const remedy = pendingOf(ctx, file)
  const { result, outcomeCode, reason } = input.body
  const outcome = result === 'lighter' ? await lighterOutcome(ctx, file, outcomeCode) : undefined
  const { id } = file.row
  await enter(ctx, file, {
    kind: 'remedyDecision',
    lines: [
      [names[remedy], results[result]],
      ...(outcome ? [['改为', outcome.name] as const] : []),
      ['理由', reason],
      ...(remedy === 'review' && result !== 'withdrawn' ? [['救济途径和期限', await appealWords(ctx)] as const] : []),
      ['决定人', ctx.actor.name],
    ],
    facts: { mark: ownMark(ctx), remedy, ...(outcome ? { outcomeCode: outcome.code, rank: outcome.rank } : {}) },
  })
  await recordSealed(ctx, { fileId: id, verb: 'proceeding.remedyDecided' })
  if (result !== 'upheld') await takeOutOfForce(ctx, id)
  if (result === 'withdrawn') return move(ctx, file, { state: 'withdrawn', endedOn: ctx.today, influenceUntil: null })
  const next = {
    remedy: `${remedy}Decided` as const,
    remedyDueOn: remedy === 'review' ? await dueAfter(ctx, 'appealAsking', ctx.today) : null,
  }
  return move(ctx, file, outcome ? { ...next, influenceUntil: await replace(ctx, file, outcome) } : next)
}

/** The lighter outcome counts from the day on which the first was served. */
async function replace(ctx: CommandContext, file: HeldFile, outcome: OutcomeKindView): Promise<string | null> {
  const servedOn = file.row.servedOn ?? ctx.today
  if (outcome.influenceMonths === null) return null
  const untilOn = addMonths(servedOn, outcome.influenceMonths)
  const { code, name, basis } = outcome
  const content = { code, name, basis, servedOn }
  if (untilOn > ctx.today) await putInForce(ctx, { fileId: file.row.id, personId: file.subject.id, content, untilOn })
  return untilOn
}

/** 延长申诉办理期限 — once. */
export async function extendRemedy(ctx: CommandContext, input: InputOf<typeof contract.extendRemedy>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'extendRemedy')
  if (pendingOf(ctx, file) !== 'appeal') throw new DomainError('conflict', 'nothingAsked', '只有申诉可以延长。')
  if (last(file, 'remedyExtension')) throw new DomainError('conflict', 'extendedBefore', '已经延长过一次。')
  const dueOn = file.row.remedyDueOn
  const remedyDueOn = dueOn === null ? null : await dueAfter(ctx, 'appealExtending', dueOn)
  await enter(ctx, file, {
    kind: 'remedyExtension',
    lines: [
      ['延长至', remedyDueOn === null ? '未定' : formatDate(remedyDueOn)],
      ['理由', input.body.reason],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.remedyExtended' })
  return move(ctx, file, { remedyDueOn })
}

/** 暂停执行、恢复执行 — while nobody decides so, execution goes on. */
export async function suspend(ctx: CommandContext, input: InputOf<typeof contract.suspend>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'suspend')
  const { isSuspended, reason } = input.body
  await enter(ctx, file, {
    kind: 'suspension',
    lines: [
      ['决定', isSuspended ? '复核、申诉期间暂停执行' : '恢复执行'],
      ['理由', reason],
    ],
  })
  await suspendOutcome(ctx, file.row.id, isSuspended)
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.suspensionDecided' })
  return move(ctx, file)
}
