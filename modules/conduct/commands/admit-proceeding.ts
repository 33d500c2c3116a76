import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import type * as contract from '../contract.ts'
import { enter, move, take } from './take-file.ts'

/** 受理立案，或者不予立案 — by the chosen leader alone; not admitted closes the file, with the reason. */
export async function admit(ctx: CommandContext, input: InputOf<typeof contract.admit>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'admit')
  const { isAdmitted, reason } = input.body
  await enter(ctx, file, {
    kind: 'admission',
    lines: [
      ['决定', isAdmitted ? '立案核查' : '不予立案'],
      ['理由', reason],
    ],
  })
  await recordSealed(ctx, { fileId: file.row.id, verb: isAdmitted ? 'proceeding.admitted' : 'proceeding.notAdmitted' })
  if (!isAdmitted) return move(ctx, file, { state: 'notAdmitted', endedOn: ctx.today })
  const admitted = { ...file, row: { ...file.row, admittedOn: ctx.today } }
  return move(ctx, admitted, { state: 'naming', admittedOn: ctx.today })
}
