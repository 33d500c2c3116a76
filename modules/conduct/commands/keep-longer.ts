import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import type * as contract from '../contract.ts'
import { enter, move, take } from './take-file.ts'

/** 继续保存 — at the end of the bureau's years somebody by name says until when, and why. */
export async function keepLonger(ctx: CommandContext, input: InputOf<typeof contract.keepLonger>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'keepLonger')
  const { untilOn, reason } = input.body
  const { retainUntil } = file.row
  if (retainUntil === null || retainUntil > ctx.today) throw new DomainError('conflict', 'notOver', '保存期还没有满。')
  if (untilOn <= ctx.today) throw invalid('untilOn', '继续保存到的日期要在今天以后。', 'past')
  await enter(ctx, file, {
    kind: 'keeping',
    lines: [
      ['继续保存到', untilOn],
      ['理由', reason],
      ['决定人', ctx.actor.name],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: 'proceeding.keptLonger' })
  return move(ctx, file, { retainUntil: untilOn, isKeptLonger: true })
}
