import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { askSecondLook, isLookedAt, lookStateOf } from '../../second-looks/public.ts'
import type * as contract from '../contract.ts'
import type { HeldFile } from '../queries.ts'
import { enter, move, take } from './take-file.ts'

const filed = 'conductCaseFiled'

/** Filing a case on somebody waits for a second person outside the chain, whether or not anything was ever raised; true while it waits. */
async function awaitsLook(ctx: CommandContext, file: HeldFile): Promise<boolean> {
  const { id } = file.row
  if (await isLookedAt(ctx, filed, id)) return false
  const state = await lookStateOf(ctx, filed, id)
  if (state === 'stopped') throw new DomainError('conflict', 'stopped', '政治处领导已裁定不予办理，只能不予立案。')
  if (state) throw new DomainError('conflict', 'awaitingLook', '已提请第二人查看，查看以后再答复一次。')
  await askSecondLook(ctx, { act: filed, recordId: id, person: file.subject })
  await enter(ctx, file, { kind: 'lookAsked', lines: [['为什么', '立案前，由本人管理链条以外的第二人看一眼；每一件都这样办']] })
  await recordSealed(ctx, { fileId: id, verb: 'proceeding.lookAsked' })
  return true
}

/** 受理立案，或者不予立案 — by the chosen leader alone, the first time asking for the second look; not admitted closes the file, with the reason. */
export async function admit(ctx: CommandContext, input: InputOf<typeof contract.admit>): Promise<{ id: string }> {
  const file = await take(ctx, input, 'admit')
  const { isAdmitted, reason } = input.body
  if (isAdmitted && (await awaitsLook(ctx, file))) return move(ctx, file)
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
