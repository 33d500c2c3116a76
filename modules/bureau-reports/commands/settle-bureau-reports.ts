import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingDate } from '../../../platform/calendar/dates.ts'
import { mintScope, type QueryContext, type Tx } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { Keys } from '../../../platform/keys.ts'
import { findClosedWeek, weekName } from '../../weekly-reports/public.ts'
import { draftText } from '../draft-text.ts'
import { findBureau, findFigures } from '../queries.ts'

/** Title, text and figures of a week, from what the units have reported up to now. */
export async function draftOf(ctx: QueryContext, weekOn: string, cutOffAt: Date) {
  const [{ figures, weeks }, bureau] = [await findFigures(ctx, weekOn, cutOffAt), await findBureau(ctx)]
  return {
    title: `${bureau.name}辅警管理工作周报（${weekName(weekOn)}）`,
    text: draftText(figures, weeks),
    figures: JSON.stringify(figures),
    draftedAt: ctx.now,
  }
}

/** 起草全局周报 — once the cut-off of a week is past, from the units' reports; done again it changes nothing. Runs as the owner. */
export async function settleBureauReports(tx: Tx, bureauId: string, at: { now: Date; keys: Keys }): Promise<void> {
  const system = { bureauId, accountId: '', personId: null, name: '系统', address: 'job' } as const
  const scope = mintScope({ kind: 'subtree', ranges: [{ from: '0', to: '~' }], personIds: [], policeLine: null })
  const actor = { ...system, role: 'auxiliaryOffice', unitId: null, sessionId: null } as const
  const ctx = { db: tx, actor, scope, now: at.now, today: beijingDate(at.now), keys: at.keys }
  const week = await findClosedWeek(ctx)
  if (!week) return
  const { weekOn, cutOffAt } = week
  const root = await tx
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('parentId', 'is', null)
    .select('unitSortKey')
    .executeTakeFirstOrThrow()
  const place = { bureauId, unitSortKey: root.unitSortKey, weekOn }
  const there = await tx
    .selectFrom('bureauReports')
    .where((e) => e.and(place))
    .select('id')
    .executeTakeFirst()
  if (there) return
  const id = newId()
  await tx
    .insertInto('bureauReports')
    .values({ ...place, id, ...(await draftOf(ctx, weekOn, cutOffAt)) })
    .onConflict((c) => c.doNothing())
    .execute()
  await recordEvent(
    { tx, actor: { ...system, role: null } },
    { verb: 'bureauReport.drafted', subjects: [{ id, kind: 'bureauReport', unitSortKey: root.unitSortKey }] },
  )
}
