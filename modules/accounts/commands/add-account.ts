import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { addAccount as endpoint } from '../contract.ts'

/** 开一个账号 — for somebody outside the roster (an administrator, the union, a superior); it can do nothing until two others grant it a role. */
export async function addAccount(ctx: CommandContext, { body }: { body: z.infer<NonNullable<(typeof endpoint)['body']>> }) {
  const { bureauId } = ctx.actor
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('id', '=', body.unitId)
    .select(['id', 'name', 'unitSortKey'])
    .executeTakeFirst()
  if (body.unitId !== null && !unit) throw invalid('unitId', '没有这个单位，请从单位表里选。', 'unknownUnit')
  const accountId = newId()
  const place = { unitId: unit?.id ?? null, unitName: unit?.name ?? '', unitSortKey: unit?.unitSortKey ?? '' }
  await ctx.tx
    .insertInto('accounts')
    .values({ bureauId, accountId, login: body.login, name: body.name, ...place, state: 'pending' })
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'accountsByLogin')) throw invalid('login', `账号 ${body.login} 已被使用，请换一个。`, 'loginTaken')
      throw error
    })
  const subject = { id: accountId, kind: 'account', unitSortKey: place.unitSortKey || null }
  await recordEvent(ctx, { verb: 'account.opened', subjects: [subject], changes: [{ field: 'login', after: body.login }] })
  return { id: accountId }
}
