import { sql } from 'kysely'
import { acceptParts, returnPart } from '../../modules/collections/commands/answer-parts.ts'
import { openCollection } from '../../modules/collections/commands/open-collection.ts'
import { submitPart } from '../../modules/collections/commands/submit-part.ts'
import { freezeForm } from '../../modules/frozen-forms/public.ts'
import { annexOne } from '../../modules/hazard-lists/documents.ts'
import { annexFive } from '../../modules/staffing-settlement/documents.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope, type Tx } from '../../platform/context.ts'
import { settingsOf, transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { newId } from '../../platform/ids.ts'
import { subtreeRange } from '../../platform/sort-key.ts'
import type { Founded } from '../found-bureau.ts'
import { actingIn } from './wordings.ts'

/** One unit's two frozen forms, with the head who submits them. */
interface Owing {
  readonly unitId: string
  readonly unitSortKey: string
  readonly annexOne: string
  readonly annexFive: string
  readonly head: string
  readonly account: string | null
}

/** As the owner: accounts are not the office's to read. 柳河 still owes all of it. */
async function findOwing(tx: Tx, { bureauId }: Founded, collectionId: string, limit: number): Promise<Owing[]> {
  const { rows } = await sql<Owing>`
    select one."unitId", one."unitSortKey", one."id" as "annexOne", five."id" as "annexFive", h."name" as "head",
      (select a."accountId" from "accounts" a where a."bureauId" = one."bureauId" and a."personId" = h."id" limit 1) as "account"
    from "collectionParts" one
    join "collectionParts" five on five."bureauId" = one."bureauId" and five."collectionId" = one."collectionId" and five."unitId" = one."unitId" and five."kind" = 'annex5'
    join "units" u on u."bureauId" = one."bureauId" and u."id" = one."unitId" and u."name" <> '柳河派出所'
    cross join lateral (select p."id", p."name" from "unitAppointments" l join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId"
      where l."bureauId" = one."bureauId" and l."unitId" = one."unitId" and l."duty" = 'unitHead' and l."toOn" is null limit 1) h
    where one."bureauId" = ${bureauId} and one."collectionId" = ${collectionId} and one."kind" = 'annex1'
      and exists (select 1 from "people" a where a."bureauId" = one."bureauId" and a."unitId" = one."unitId" and a."kind" = 'auxiliary' and a."separatedOn" is null) order by one."unitSortKey" limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Acts as the head of a unit, at a moment. */
function asHead<T>(
  services: Services,
  { bureauId }: Founded,
  { of, at }: { of: Owing; at: Date },
  work: (ctx: CommandContext) => Promise<T>,
): Promise<T> {
  const scope = mintScope({ kind: 'subtree', ranges: [subtreeRange(of.unitSortKey)], personIds: [], policeLine: null })
  const who = { accountId: of.account ?? newId(), name: of.head, role: 'unitHead' as const, unitId: of.unitId }
  const actor = { bureauId, personId: null, sessionId: null, address: 'local', ...who }
  return transact(services.pool, 'mingze_app', settingsOf(actor, scope, services.keys), (tx) =>
    work({ db: tx, tx, actor, scope, now: at, today: beijingDate(at), keys: services.keys }),
  )
}

/** Annexes 1–5 asked of every unit and under way: a dozen units have submitted, the office has accepted some and returned one. */
export async function addDemoCollections(services: Services, founded: Founded): Promise<void> {
  const acting = actingIn(services, founded)
  const daysAgo = (days: number) => new Date(services.clock().getTime() - days * 86_400_000)
  const annexes = ['annex1', 'annex2', 'annex3', 'annex4', 'annex5'] as const
  const { id } = await acting('office', daysAgo(4), (ctx) =>
    openCollection(ctx, {
      body: { title: '附件1—5集中报送', annexes: [...annexes], papers: [], unitIds: [], dueOn: addDays(ctx.today, 7) },
    }),
  )
  const owing = await transact(services.pool, 'owner', {}, (tx) => findOwing(tx, founded, id, 12))
  for (const [i, of] of owing.entries())
    await asHead(services, founded, { of, at: daysAgo(1) }, async (ctx) => {
      const five = await freezeForm(ctx, annexFive, of.unitId, { on: ctx.today })
      await submitPart(ctx, { params: { id: of.annexFive }, body: { version: 1, snapshotId: five.id } })
      if (i % 2 === 1) return
      const one = await freezeForm(ctx, annexOne, of.unitId, { from: ctx.today, to: ctx.today })
      await submitPart(ctx, { params: { id: of.annexOne }, body: { version: 1, snapshotId: one.id } })
    })
  const accepted = owing.slice(0, 5).map((of) => ({ id: of.annexFive, version: 2 }))
  if (accepted.length > 0) await acting('office', daysAgo(0), (ctx) => acceptParts(ctx, { body: { parts: accepted } }))
  const [returned] = owing.slice(5, 6)
  if (returned)
    await acting('office', daysAgo(0), (ctx) =>
      returnPart(ctx, {
        params: { id: returned.annexFive },
        body: { version: 2, reason: '两名新进人员还没有登记责任民警，补齐后重新定稿。' },
      }),
    )
}
