import { addDays, daysBetween } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { AgingView, BurnDownView, CausesView, HeatMapView, UnitFiguresView } from './contract.ts'
import * as queries from './queries.ts'
import { agingSentence, burnDownSentence, causesSentence, heatMapSentence, unitsSentence } from './sentences.ts'

type Category = HeatMapView['columns'][number]['category']
const categories = ['teamManagement', 'publicReputation', 'other'] as const

const columnKey = (category: Category, subcategoryId: string | null) => `${category} ${subcategoryId ?? ''}`

/** The columns that the counts need: each category, its subcategories in the bureau's order, and what has none. */
function columnsOf(counts: readonly queries.OpenCount[], terms: Awaited<ReturnType<typeof queries.findTerms>>) {
  const used = new Set(counts.map((c) => columnKey(c.category, c.subcategoryId)))
  return categories.flatMap((category) => {
    const named = terms.filter((t) => used.has(columnKey(category, t.id)))
    const columns = named.map((t) => ({ category, subcategoryId: t.id as string | null, label: t.name }))
    const isPlain = named.length === 0
    const rest = { category, subcategoryId: null, label: isPlain ? '全部' : '未分子类' }
    return isPlain || used.has(columnKey(category, null)) ? [...columns, rest] : columns
  })
}

/** What was asked, and the counts that are kept between requests. */
export interface Asked {
  readonly query: queries.PictureQuery
  readonly kept: queries.KeptCounts
}

export async function presentHeatMap(ctx: QueryContext, { query, kept }: Asked): Promise<HeatMapView> {
  const frame = await queries.frameOf(ctx, query)
  const counts = await kept.open(ctx, frame)
  const columns = columnsOf(counts, await queries.findTerms(ctx))
  const at = new Map(columns.map((c, i) => [columnKey(c.category, c.subcategoryId), i]))
  const byUnit = Map.groupBy(counts, (c) => c.unitId)
  const places = await queries.findPlaces(ctx, frame)
  const rows = places.flatMap(({ id, name }) => {
    const own = byUnit.get(id)
    if (!own) return []
    const [open, overdue] = [columns.map(() => 0), columns.map(() => 0)]
    for (const c of own) {
      const i = at.get(columnKey(c.category, c.subcategoryId)) ?? 0
      open[i] = c.open
      overdue[i] = c.overdue
    }
    return [{ unit: { id, name }, open, overdue }]
  })
  const unitsWithout = places.length - rows.length
  return { sentence: heatMapSentence({ rows, unitsWithout }), on: ctx.today, since: frame.since, columns, rows, unitsWithout }
}

const bandLabels = ['7 天以内', '8—30 天', '31—90 天', '91—180 天', '180 天以上']

export async function presentAging(ctx: QueryContext, { query }: Asked): Promise<AgingView> {
  const frame = await queries.frameOf(ctx, query)
  const counted = await queries.countByAge(ctx, frame)
  const rows = bandLabels.map((label, band) => {
    const { open = 0, overdue = 0 } = counted.find((c) => c.band === band) ?? {}
    return { label, open, overdue }
  })
  const oldest = counted.map((c) => c.oldestOn).reduce((one, other) => (other < one ? other : one), ctx.today)
  return { sentence: agingSentence(rows, daysBetween(oldest, ctx.today)), on: ctx.today, since: frame.since, rows }
}

export async function presentBurnDown(ctx: QueryContext, { query, kept }: Asked): Promise<BurnDownView> {
  const frame = await queries.frameOf(ctx, query)
  const sums = { found: Array<number>(frame.weeks).fill(0), closed: Array<number>(frame.weeks).fill(0) }
  for (const { kind, weeks, counts } of await kept.byWeek(ctx, frame))
    for (const [i, week] of weeks.entries()) sums[kind][week] = (sums[kind][week] ?? 0) + (counts[i] ?? 0)
  let open = (await kept.open(ctx, frame)).reduce((total, c) => total + c.open, 0)
  const rows: BurnDownView['rows'] = []
  for (let week = frame.weeks - 1; week >= 0; week--) {
    const [found = 0, closed = 0] = [sums.found[week], sums.closed[week]]
    rows.unshift({ from: addDays(frame.since, 7 * week), found, closed, open })
    open += closed - found
  }
  return { sentence: burnDownSentence(rows), on: ctx.today, since: frame.since, rows }
}

export async function presentCauses(ctx: QueryContext, { query }: Asked): Promise<CausesView> {
  const frame = await queries.frameOf(ctx, query)
  const counted = await queries.countByCause(ctx, frame)
  const names = new Map((await queries.findTerms(ctx)).map((t) => [t.id, t.name]))
  const rows = counted
    .map(({ causeId, found, units, open, relapses }) => ({
      causeId,
      name: causeId === null ? '没有写明' : (names.get(causeId) ?? ''),
      found,
      units,
      open,
      relapses,
    }))
    .sort((a, b) => Number(a.causeId === null) - Number(b.causeId === null) || b.found - a.found || (a.name < b.name ? -1 : 1))
  return { sentence: causesSentence(rows, frame.weeks), on: ctx.today, since: frame.since, rows }
}

export async function presentUnitFigures(ctx: QueryContext, { query, kept }: Asked): Promise<UnitFiguresView> {
  const frame = await queries.frameOf(ctx, query)
  const openBy = Map.groupBy(await kept.open(ctx, frame), (c) => c.unitId)
  const closedBy = new Map((await kept.closed(ctx, frame)).map((c) => [c.unitSortKey, c]))
  const rows = (await queries.findPlaces(ctx, frame)).map(({ id, name, unitSortKey }) => {
    const own = openBy.get(id) ?? []
    const { closed = 0, late = 0, relapsed = 0, reopened = 0 } = closedBy.get(unitSortKey) ?? {}
    return {
      unit: { id, name },
      open: own.reduce((total, c) => total + c.open, 0),
      overdue: own.reduce((total, c) => total + c.overdue, 0),
      closed,
      closedInTime: closed - late,
      everClosed: closed + reopened,
      relapsed: relapsed + reopened,
    }
  })
  return { sentence: unitsSentence(rows, frame.weeks), on: ctx.today, since: frame.since, rows }
}
