import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import type * as contract from '../contract.ts'
import { standing } from '../policy.ts'
import { stateBefore, stepOf, steps } from '../rails.ts'
import { enter, move, setAside, take } from './take-file.ts'

/** 退回上一步 — with the reason; what was done stays readable, and is done again. */
export async function stepBack(ctx: CommandContext, input: InputOf<typeof contract.stepBack>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'stepBack')
  const state = stateBefore(file.row.state, standing(file, 'endingGrounds').length > 0) ?? 'finding'
  const label = (number: number): string => steps[number - 1]?.label ?? ''
  await setAside(ctx, file, stepOf(state))
  await enter(ctx, file, {
    kind: 'stepBack',
    lines: [
      ['退回', `从“${label(stepOf(file.row.state))}”退回“${label(stepOf(state))}”`],
      ['原因', input.body.reason],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.steppedBack' })
  return move(ctx, file, { state })
}

/** 查否，终结 — not proven: the file closes, and nothing of it shows anywhere. */
export async function close(ctx: CommandContext, input: InputOf<typeof contract.close>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'close')
  await enter(ctx, file, {
    kind: 'closing',
    lines: [
      ['结论', '反映的事实没有证实，终结办理，不作任何处理和记载'],
      ['理由', input.body.reason],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.closedUnproven' })
  return move(ctx, file, { state: 'unproven', endedOn: ctx.today })
}

/** 涉嫌犯罪，移送 — recorded; the internal handling waits until it is resumed. */
export async function refer(ctx: CommandContext, input: InputOf<typeof contract.refer>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'refer')
  await enter(ctx, file, {
    kind: 'referral',
    lines: [
      ['移送机关', input.body.organ],
      ['情况', input.body.reason],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.referred' })
  return move(ctx, file, { waitingSince: ctx.now })
}

/** 恢复内部办理 — where it stood when it was referred. */
export async function resume(ctx: CommandContext, input: InputOf<typeof contract.resume>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'resume')
  await enter(ctx, file, { kind: 'resumption', lines: [['恢复的原因', input.body.reason]] })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.resumed' })
  return move(ctx, file, { waitingSince: null })
}
