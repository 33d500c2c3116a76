import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { openAccounts as endpoint } from '../contract.ts'

type Asked = z.infer<NonNullable<(typeof endpoint)['body']>>

/** The people asked for who serve in the actor's units: named ones, or all below the named units. */
function peopleAsked(ctx: QueryContext, { unitIds, personIds }: Asked) {
  const named = sql<SqlBool>`p."id" = any(${personIds ?? []}::uuid[])`
  const below = sql<SqlBool>`exists (select 1 from "units" t where t."bureauId" = p."bureauId" and t."id" = any(${unitIds ?? []}::uuid[])
    and p."unitSortKey" >= t."unitSortKey" and p."unitSortKey" < t."unitSortKey" || '~')`
  return ctx.db
    .selectFrom('people as p')
    .leftJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'p.bureauId').onRef('a.personId', '=', 'p.id'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .where(sql<SqlBool>`p."voidedAt" is null and p."separatedOn" is null`)
    .where(personIds ? named : below)
}

/** Those asked for who have no account even now, and why. */
export async function findRefused(ctx: QueryContext, asked: Asked) {
  const rows = await peopleAsked(ctx, asked)
    .where('a.accountId', 'is', null)
    .orderBy('p.unitSortKey')
    .orderBy('p.numberSortKey')
    .select(['p.id', 'p.name', 'p.number', 'u.name as unitName'])
    .execute()
  return rows.map(({ id, name, unitName, number }) => {
    const reason = number === null ? ('noNumber' as const) : ('loginTaken' as const)
    return { id, name, unitName, reason }
  })
}

async function assertReached(ctx: QueryContext, { unitIds, personIds }: Asked): Promise<void> {
  const { bureauId } = ctx.actor
  const table = personIds ? ctx.db.selectFrom('people as t') : ctx.db.selectFrom('units as t')
  const ids = [...new Set(personIds ?? unitIds ?? [])]
  const { n } = await table
    .where('t.bureauId', '=', bureauId)
    .where('t.id', 'in', ids)
    .where(inScope(ctx.scope, 't.unitSortKey'))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  if (n !== ids.length) throw notFound()
}

/** 按花名册开通账号 — one pending account for everybody asked for who has none; login is the number in lower case. Ids of those made. */
export async function openAccounts(ctx: CommandContext, { body }: { body: Asked }): Promise<{ ids: string[] }> {
  await assertReached(ctx, body)
  const fresh = await peopleAsked(ctx, body)
    .where('a.accountId', 'is', null)
    .where('p.number', 'is not', null)
    .select('p.id')
    .execute()
  const personIds = fresh.map((p) => p.id)
  const accountIds = fresh.map(() => newId())
  const { bureauId, accountId } = ctx.actor
  const made = await sql<{ accountId: string; personId: string; unitSortKey: string }>`
    insert into "accounts" ("bureauId", "accountId", "login", "name", "personId", "unitId", "unitName", "unitSortKey", "state", "openedBy")
    select p."bureauId", w."accountId", lower(p."number"), p."name", p."id", u."id", u."name", u."unitSortKey", 'pending', ${accountId}
    from unnest(${personIds}::uuid[], ${accountIds}::uuid[]) as w("personId", "accountId")
    join "people" p on p."bureauId" = ${bureauId} and p."id" = w."personId" join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
    order by p."unitSortKey", p."numberSortKey"
    on conflict do nothing returning "accountId", "personId", "unitSortKey"`.execute(ctx.tx)
  const subjects = made.rows.flatMap((r) => [
    { id: r.accountId, kind: 'account', unitSortKey: r.unitSortKey },
    { id: r.personId, kind: 'person', unitSortKey: r.unitSortKey },
  ])
  await recordEvent(ctx, { verb: 'account.opened', subjects })
  return { ids: made.rows.map((r) => r.accountId) }
}
