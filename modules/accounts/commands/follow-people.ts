import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'

/** 账号随人 — accounts take over name and unit of their persons; those who have separated are disabled, from the next request on. For whoever moves, renames or separates people. */
export async function followPeople(ctx: CommandContext, personIds: readonly string[]): Promise<void> {
  const changed = await sql<{ accountId: string; personId: string; unitSortKey: string }>`
    update "accounts" a set "name" = p."name", "unitId" = u."id", "unitName" = u."name", "unitSortKey" = u."unitSortKey",
      "state" = case when p."separatedOn" <= ${ctx.today}::date or p."voidedAt" is not null then 'disabled' else a."state" end, "version" = a."version" + 1
    from "people" p join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
    where a."bureauId" = ${ctx.actor.bureauId} and p."bureauId" = a."bureauId" and p."id" = a."personId" and a."personId" = any(${[...personIds]}::uuid[])
    returning a."accountId", p."id" as "personId", u."unitSortKey"`.execute(ctx.tx)
  if (changed.rows.length === 0) return
  const subjects = changed.rows.flatMap((r) => [
    { id: r.accountId, kind: 'account', unitSortKey: r.unitSortKey },
    { id: r.personId, kind: 'person', unitSortKey: r.unitSortKey },
  ])
  await recordEvent(ctx, { verb: 'account.followedPerson', subjects })
}

/** 账号随单位 — accounts say the new name of their unit; for whoever renames one, whose event it is. */
export async function followUnit(ctx: CommandContext, unit: { id: string; name: string }): Promise<void> {
  await ctx.tx
    .updateTable('accounts')
    .set({ unitName: unit.name })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('unitId', '=', unit.id)
    .execute()
}
