import { sql } from 'kysely'
import { setFilingRule } from '../../modules/filings/commands/set-filing-rule.ts'
import { settleFilings } from '../../modules/filings/commands/settle-filings.ts'
import { assign } from '../../modules/personnel/public.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { CommandContext, Tx } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

const unitsWithChanges = ['柳河派出所', '柳河派出所', '青桥派出所', '城关派出所', '北关派出所']
const daysAgo = 12

interface Pair {
  readonly personId: string
  readonly officerId: string
}

/** Auxiliaries of the units named, each with another officer of the unit than the one who leads now. */
async function pairs(ctx: CommandContext): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    select p."id" as "personId", o."id" as "officerId" from unnest(${unitsWithChanges}::text[]) with ordinality as n("name", "turn")
    join "units" u on u."bureauId" = ${ctx.actor.bureauId} and u."name" = n."name"
    cross join lateral (select * from "people" p where p."bureauId" = u."bureauId" and p."unitId" = u."id" and p."kind" = 'auxiliary' and p."leadOfficerId" is not null
      order by p."numberSortKey" desc offset n."turn" limit 1) p
    cross join lateral (select * from "people" o where o."bureauId" = u."bureauId" and o."unitId" = u."id" and o."kind" = 'officer' and o."id" <> p."leadOfficerId"
      order by o."namePinyin" limit 1) o`.execute(ctx.tx)
  return rows
}

/** What was arranged before the bureau kept filings needs none. */
const keepFrom = (tx: Tx, { bureauId }: Founded, now: Date) =>
  sql`with "past" as (update "assignments" set "recordedAt" = least("recordedAt", "fromOn"::timestamptz) where "bureauId" = ${bureauId} and "eventId" is not null)
    update "bureaus" set "filingsFrom" = ${now}::timestamptz - interval '13 days' where "bureauId" = ${bureauId}`.execute(tx)

/** Some changes of the lead officer, twelve days ago and today, as the unit clerk finds them: some are late on any day. */
export async function addDemoFilings(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const now = services.clock()
  const { bureauId } = founded
  await transact(services.pool, 'owner', {}, (tx) => keepFrom(tx, founded, now))
  await acting('office', now, async (ctx) => {
    const { version } = await ctx.db
      .selectFrom('bureaus')
      .where('bureauId', '=', bureauId)
      .select('version')
      .executeTakeFirstOrThrow()
    await setFilingRule(ctx, { body: { version, filingDays: 5 } })
    const [first, ...others] = await pairs(ctx)
    for (const { personId, officerId } of first ? [first] : [])
      await assign(ctx, {
        personIds: [personId],
        aspect: 'leadOfficer',
        targetId: officerId,
        fromOn: ctx.today,
        reason: '带辅民警轮换',
      })
    for (const { personId, officerId } of others)
      await assign(ctx, {
        personIds: [personId],
        aspect: 'leadOfficer',
        targetId: officerId,
        fromOn: addDays(ctx.today, -daysAgo),
        reason: '带辅民警轮换',
      })
  })
  await transact(services.pool, 'owner', {}, async (tx) => {
    await sql`update "assignments" set "recordedAt" = "fromOn"::timestamptz + interval '9 hours' where "bureauId" = ${bureauId} and "reason" = '带辅民警轮换' and "fromOn" < ${now}::date`.execute(
      tx,
    )
    await settleFilings(tx, bureauId)
  })
}
