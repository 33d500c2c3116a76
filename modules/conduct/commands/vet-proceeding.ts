import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { findOutcomeKinds } from '../../outcomes/public.ts'
import type * as contract from '../contract.ts'
import { last } from '../policy.ts'
import { enter, move, take } from './take-file.ts'

/** 复审同意 — by who neither investigated nor admitted; where a contract would end, that is looked at before the decision. */
export async function agree(ctx: CommandContext, input: InputOf<typeof contract.agree>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'agree')
  await enter(ctx, file, {
    kind: 'vettingOpinion',
    lines: [
      ['复审意见', '同意'],
      ['理由', input.body.reason],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.vetted' })
  const noticed = last(file, 'notice')?.facts.outcomeCode
  const effect = (await findOutcomeKinds(ctx)).find((k) => k.code === noticed)?.effect
  const isEnding = effect === 'endContract' || effect === 'returnToCompany'
  return move(ctx, file, { state: isEnding ? 'ending' : 'deciding' })
}
