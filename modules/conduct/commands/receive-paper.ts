import { recordSealed } from '../../../platform/access/sealed-files.ts'
import { addMonths } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { findOutcomeKinds, putInForce } from '../../outcomes/public.ts'
import type * as contract from '../contract.ts'
import { last } from '../policy.ts'
import { dueAfter, findFile, type HeldFile } from '../queries.ts'
import type { EntryKindName } from '../rails.ts'
import type { ActName, ProceedingState } from '../workflow.ts'
import { enter, move, notReady, take } from './take-file.ts'

type Input = InputOf<typeof contract.receive>
interface Paper {
  readonly act: ActName
  readonly kind: EntryKindName
  /** How many must have seen it handed over. */
  readonly witnesses: number
}
const ofEnd: Paper = { act: 'receiveEnd', kind: 'endReceipt', witnesses: 1 }
const papers: Partial<Record<ProceedingState, Paper>> = {
  notifying: { act: 'receiveNotice', kind: 'noticeReceipt', witnesses: 1 },
  serving: { act: 'receiveDecision', kind: 'decisionReceipt', witnesses: 2 },
}

/** By the person in the system, or by hand before witnesses: which, in words. */
function receiptLines(file: HeldFile, { witnesses, note }: Input['body'], least: number): [string, string][] {
  const isOwn = file.capacities.includes('subject')
  if (!isOwn && witnesses.length < least) throw invalid('witnesses', `当面送达要写明 ${least} 名见证人。`, 'witnessesMissing')
  if (!isOwn && new Set(witnesses).size < witnesses.length) throw invalid('witnesses', '见证人要是不同的人。', 'witnessTwice')
  const how: [string, string][] = isOwn
    ? [['签收', '本人在系统内签收']]
    : [
        ['送达', '当面送达'],
        ['见证人', witnesses.join('、')],
      ]
  return [...how, ...(note === '' ? [] : [['说明', note] as [string, string]])]
}

/** The outcome stands from the day of service: where it has an influence period, it shows elsewhere until that ends. */
async function putOutcomeInForce(ctx: CommandContext, file: HeldFile): Promise<string | null> {
  const outcomeCode = last(file, 'decision')?.facts.outcomeCode
  const outcome = (await findOutcomeKinds(ctx)).find((k) => k.code === outcomeCode)
  if (!outcome?.influenceMonths) return null
  const untilOn = addMonths(ctx.today, outcome.influenceMonths)
  const { code, name, basis } = outcome
  const content = { code, name, basis, servedOn: ctx.today }
  await putInForce(ctx, { fileId: file.row.id, personId: file.subject.id, content, untilOn })
  return untilOn
}

/** 签收、送达 — of the notice, of the decision, or of how it ended. The window for what the person may do next begins. */
export async function receive(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { act, kind, witnesses } = papers[(await findFile(ctx, input.params.id)).row.state] ?? ofEnd
  const file = await take(ctx, input, act)
  if (kind === 'noticeReceipt' && !last(file, 'notice')) throw notReady(['还没有书面告知'])
  if (file.entries.some((e) => e.kind === kind && !e.isSetAside))
    throw new DomainError('conflict', 'alreadyReceived', '已经签收过。')
  await enter(ctx, file, { kind, lines: receiptLines(file, input.body, witnesses) })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.paperReceived' })
  if (file.row.state === 'notifying') return move(ctx, file, { state: 'hearing' })
  if (file.row.state !== 'serving') return move(ctx, file)
  const influenceUntil = await putOutcomeInForce(ctx, file)
  const remedyDueOn = await dueAfter(ctx, 'reviewAsking', ctx.today)
  return move(ctx, file, { state: 'served', servedOn: ctx.today, influenceUntil, remedyDueOn })
}
