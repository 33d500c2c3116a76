import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { findLimits } from '../../outcomes/public.ts'
import type * as contract from '../contract.ts'
import { last } from '../policy.ts'
import { findEmployer, type HeldFile } from '../queries.ts'
import { findOutcome, limitWords, outcomeWords } from './give-notice.ts'
import { enter, move, take } from './take-file.ts'

/** Open to who works under a labour contract, not to an officer. */
const arbitration = '属于劳动争议的，可以自知道权利被侵害之日起一年内申请劳动仲裁。'
const effects = ['endContract', 'returnToCompany']

/** To whom a dispatched worker goes back; nothing for other outcomes. */
async function companyLine(ctx: CommandContext, file: HeldFile, effect: string): Promise<(readonly [string, string])[]> {
  if (effect !== 'returnToCompany') return []
  return [['派遣单位', (await findEmployer(ctx, file.subject.id)).employer ?? '']]
}

/** 处理决定 — facts, kind, basis, appeal route and time, by who has the power for that kind; never heavier than what was noticed. */
export async function decide(ctx: CommandContext, input: InputOf<typeof contract.decide>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'decide')
  const { facts, basis, share } = input.body
  const outcome = await findOutcome(ctx, file, input.body)
  if (!outcome.deciders.some((role) => role === ctx.actor.role))
    throw forbidden('这种处理不由您现在的身份决定，请退回，或者另行指定决定人。')
  const noticed = last(file, 'notice')?.facts
  if (outcome.rank > (noticed?.rank ?? 0))
    throw new DomainError('conflict', 'heavierThanNoticed', '不能重于已告知的拟处理；要加重，先退回，重新告知、重新听取陈述。')
  if (effects.includes(outcome.effect) && outcome.code !== noticed?.outcomeCode)
    throw new DomainError('conflict', 'notNoticed', '解除、退回要和已告知、已核对的一致。')
  const limits = await findLimits(ctx)
  const within = (code: string) => limitWords(limits.find((l) => l.code === code))
  await enter(ctx, file, {
    kind: 'decision',
    lines: [
      ['事实', facts],
      ['处理种类', outcomeWords(outcome, share)],
      ['依据', basis],
      ...(await companyLine(ctx, file, outcome.effect)),
      [
        '救济途径和期限',
        `自收到本决定之日起${within('reviewAsking')}内可以申请复核；对复核决定不服的，自收到之日起${within('appealAsking')}内可以申诉；也可以不经复核，直接申诉。不因申请复核、申诉加重处理。${file.row.kind === 'conduct' ? arbitration : ''}`,
      ],
      ['决定人', ctx.actor.name],
    ],
    facts: { outcomeCode: outcome.code, rank: outcome.rank, ...(outcome.effect === 'endContract' ? { isEnding: true } : {}) },
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.decided' })
  return move(ctx, file, { state: 'serving' })
}
