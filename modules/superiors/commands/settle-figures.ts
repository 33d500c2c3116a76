import { type Insertable, sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import { mintScope, type QueryContext, type Tx } from '../../../platform/context.ts'
import { settingsOf } from '../../../platform/database/transact.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { Counted, PublishedFigure } from '../../../platform/published-figure.ts'
import { hideFew } from '../published.ts'
import type { BureauFigureRow } from '../tables.ts'

interface At {
  readonly now: Date
  readonly keys: Keys
}
const system = { accountId: '', personId: null, name: '系统', unitId: null, sessionId: null, address: 'job' } as const

/** Counts under the application's own role with the reach of this one bureau, so that row-level security keeps every other out. */
async function countInside(tx: Tx, bureauId: string, { now, keys }: At, published: readonly PublishedFigure[]) {
  const actor = { ...system, bureauId, role: 'auxiliaryOffice' } as const
  const scope = mintScope({ kind: 'subtree', ranges: [{ from: '0', to: '~' }], personIds: [], policeLine: null })
  const settings = Object.entries(settingsOf(actor, scope, keys))
  const ctx: QueryContext = { db: tx, actor, scope, now, today: beijingDate(now), keys }
  await tx.selectNoFrom(settings.map(([name, value]) => sql`set_config(${`app.${name}`}, ${value}, true)`.as(name))).execute()
  await sql`set local role mingze_app`.execute(tx)
  const counted = new Map<string, Counted>()
  for (const figure of published) {
    const found = await figure.count(ctx)
    if (found) counted.set(figure.id, found)
  }
  await sql`reset role`.execute(tx)
  return counted
}

/** Sums what a tenant and the bureaus right below it show of a day; what is hidden is not counted, so nothing follows by subtraction. */
async function sumUp(tx: Tx, bureauId: string, onDay: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${bureauId} ${onDay}`}, 59))`.execute(tx)
  await tx
    .deleteFrom('bureauFigures')
    .where('bureauId', '=', bureauId)
    .where('onDay', '=', onDay)
    .where('reach', '=', 'all')
    .execute()
  await sql`insert into "bureauFigures" ("bureauId", "onDay", "reach", "figureId", "n", "whole", "isHidden", "bureaus", "hiddenBureaus")
    select ${bureauId}::uuid, ${onDay}::date, 'all', f."figureId", sum(f."n")::int, (sum(f."whole") filter (where f."n" is not null))::int, count(f."n") = 0, sum(f."bureaus")::int, sum(f."hiddenBureaus")::int
    from "bureauFigures" f where f."onDay" = ${onDay}::date and (f."bureauId" = ${bureauId}::uuid and f."reach" = 'own' or f."reach" = 'all' and f."bureauId" in (
      select p."bureauId" from "bureauPlacements" p where p."parentId" = ${bureauId}::uuid and p."fromOn" <= ${onDay}::date and (p."toOn" is null or p."toOn" > ${onDay}::date)))
    group by f."figureId"`.execute(tx)
}

const parentOn = (tx: Tx, bureauId: string, on: string) =>
  tx
    .selectFrom('bureauPlacements')
    .where('bureauId', '=', bureauId)
    .where('fromOn', '<=', on)
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', on)]))
    .select('parentId')
    .executeTakeFirst()

/** The tenant's sum and those of every tenant above it, from below upwards. */
export async function sumUpwards(tx: Tx, bureauId: string, onDay: string): Promise<void> {
  let next: string | undefined = bureauId
  for (let step = 0; next !== undefined && step < 3; step++) {
    await sumUp(tx, next, onDay)
    next = (await parentOn(tx, next, onDay))?.parentId
  }
}

/** 写对上数字 — once a day and bureau, from the registries of figures and measures, inside the bureau's own reach; done again it changes nothing. Runs as the owner. */
export async function settleFigures(tx: Tx, bureauId: string, at: At, published: readonly PublishedFigure[]): Promise<void> {
  const onDay = beijingDate(at.now)
  const own = { bureauId, onDay, reach: 'own' as const }
  const there = await tx
    .selectFrom('bureauFigures')
    .where((e) => e.and(own))
    .select('figureId')
    .limit(1)
    .executeTakeFirst()
  if (there) return
  const counted = await countInside(tx, bureauId, at, published)
  const hidden = hideFew(published, counted)
  const rows = [...counted].map(([figureId, { n, whole }]): Insertable<BureauFigureRow> => {
    const isHidden = hidden.has(figureId)
    const shown = isHidden ? { n: null, whole: null } : { n, whole }
    return { ...own, figureId, ...shown, isHidden, bureaus: isHidden ? 0 : 1, hiddenBureaus: isHidden ? 1 : 0 }
  })
  await tx.insertInto('bureauFigures').values(rows).execute()
  await sumUpwards(tx, bureauId, onDay)
  await recordEvent({ tx, actor: { ...system, bureauId, role: null } }, { verb: 'bureauFigures.settled' })
}
