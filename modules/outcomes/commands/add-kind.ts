import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { addOutcome as endpoint } from '../contract.ts'
import { heaviest, rankPenalty } from '../law.ts'
import { canSetKinds } from '../policy.ts'
import { findOutcomeKinds } from '../queries.ts'

type Body = z.infer<NonNullable<(typeof endpoint)['body']>>
const endings: readonly string[] = ['endContract', 'returnToCompany']

/** What the weight must be: what ends a contract is the heaviest, alone; officers who answer for others lose neither pay nor contract. */
function assertLawful({ of, name, rank, effect, influenceMonths }: Body): void {
  if (rankPenalty.test(name)) throw invalid('name', '降级、撤职、开除等职级类处分对辅警没有依据，不能设。', 'rankPenalty')
  if (of === 'accountability' && effect !== 'none')
    throw invalid('effect', '追责问责只针对民警，不能扣减工资、解除合同或者退回。', 'effectWrong')
  const isEnding = endings.includes(effect)
  if (isEnding !== (rank === heaviest))
    throw invalid('rank', `解除、退回的轻重是 ${heaviest}，别的处理比 ${heaviest} 轻。`, 'rankWrong')
  if (isEnding && influenceMonths !== null) throw invalid('influenceMonths', '解除、退回没有影响期。', 'influenceWrong')
}

/** 增加处理种类 — for notices and decisions to come, on the same rails as every other. */
export async function addOutcome(ctx: CommandContext, { body }: { body: Body }): Promise<Record<string, never>> {
  if (!canSetKinds(ctx.actor)) throw forbidden()
  assertLawful(body)
  const { of, name, basis, rank, effect, influenceMonths, deciders } = body
  if ((await findOutcomeKinds(ctx)).some((k) => k.of === of && k.name === name))
    throw new DomainError('conflict', 'nameTaken', `已有“${name}”，不用再加；停用了的，改为不停用。`)
  await ctx.tx
    .insertInto('outcomeKinds')
    .values({
      ...{ bureauId: ctx.actor.bureauId, code: newId(), of, name, basis, rank, effect, influenceMonths },
      deciders: `{${deciders.join(',')}}`,
      isRetired: false,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'outcome.kindAdded',
    changes: [
      { field: 'name', after: name },
      { field: 'basis', after: basis },
      { field: 'rank', after: String(rank) },
      { field: 'effect', after: effect },
      { field: 'influenceMonths', after: influenceMonths === null ? null : String(influenceMonths) },
      { field: 'deciders', after: deciders.join() },
    ],
  })
  return {}
}
