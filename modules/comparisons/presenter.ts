import { isWholeBureau, narrowedTo } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { type FigureDefinition, sumOf as sumOfFigure } from '../../platform/figures.ts'
import type { MeasureDefinition } from '../../platform/measures.ts'
import type { OwedDefinition } from '../../platform/owed.ts'
import type { areas, ComparisonView, DistributionView, FigureCount, Kind, MeasureHead, Share, TrendView } from './contract.ts'
import { type CountedFigure, countFigures, findUnit, findUnits, type KeptMeasures, type keepFigures } from './queries.ts'
import { bandOf, spanOf, sumOf } from './shares.ts'
import { wordsOf } from './words.ts'

type Period = Parameters<typeof spanOf>[1]
export interface Asked extends Period {
  readonly area?: (typeof areas)[number] | undefined
  readonly measure?: string | undefined
  readonly kind?: Kind | undefined
  readonly sort?: string | undefined
}

const headOf = (m: MeasureDefinition): MeasureHead => ({
  id: m.id,
  label: m.label,
  part: m.part,
  whole: m.whole,
  unit: m.unit,
  rule: m.rule,
  href: m.href,
  area: m.area,
  isOfToday: m.of === 'day',
})
const shareOf = ({ part, whole }: Share): Share => ({ part, whole })

const chosen = ({ measures }: KeptMeasures, { area, measure }: Asked): readonly MeasureDefinition[] =>
  measures.filter((m) => (area === undefined || m.area === area) && (measure === undefined || m.id === measure))

/** Rows by one measure, the least done first or last; whoever has nothing to do comes last, equals stay in roster order. */
function sorted(rows: ComparisonView['rows'], heads: readonly MeasureDefinition[], sort: string | undefined) {
  const at = heads.findIndex((m) => m.id === sort?.replace('-', ''))
  if (at < 0) return rows
  const direction = sort?.startsWith('-') ? -1 : 1
  const rate = (row: ComparisonView['rows'][number]): number | null => {
    const cell = row.cells[at]
    return cell ? cell.part / cell.whole : null
  }
  return rows.toSorted((a, b) => {
    const [one, other] = [rate(a), rate(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return direction * (one - other)
  })
}

async function gather(ctx: QueryContext, kept: KeptMeasures, asked: Asked) {
  const span = spanOf(ctx.today, asked)
  const heads = chosen(kept, asked)
  const byUnit = Map.groupBy(await kept.counted(ctx, span), (c) => c.unitId)
  const rows = (await findUnits(ctx, asked.kind)).flatMap((u) => {
    const own = new Map((byUnit.get(u.id) ?? []).map((c) => [c.measureId, shareOf(c)]))
    const cells = heads.map((m) => own.get(m.id) ?? null)
    /* The bureau itself, and a unit that was closed, only where there is something of theirs. */
    const isShown = (u.closedOn === null && u.parentId !== null) || cells.some((c) => c !== null)
    return isShown ? [{ unit: { id: u.id, name: u.shortName, isClosed: u.closedOn !== null }, cells }] : []
  })
  const totals = heads.map((_, i) => {
    const cells = rows.flatMap((r) => r.cells[i] ?? [])
    return { ...sumOf(cells), units: cells.length }
  })
  return { from: span.from, to: span.to, on: ctx.today, heads, rows, totals }
}

function sentenceOf({ heads, rows, totals }: Awaited<ReturnType<typeof gather>>): string {
  const idle = rows.filter((r) => r.cells.every((c) => c === null)).length
  const rest = idle === 0 ? `${rows.length} 个单位都有应办事项。` : `${rows.length} 个单位里 ${idle} 个无应办事项。`
  const [only, total] = [heads[0], totals[0]]
  if (heads.length === 1 && only && total) return total.whole === 0 ? `没有${only.whole}。` : `${wordsOf(only, total)}；${rest}`
  const counted = totals.filter((t) => t.whole > 0).length
  return `${heads.length} 项里 ${counted} 项有应办事项；${rest}`
}

export async function presentComparison(ctx: QueryContext, kept: KeptMeasures, asked: Asked): Promise<ComparisonView> {
  const found = await gather(ctx, kept, asked)
  return {
    from: found.from,
    to: found.to,
    on: found.on,
    sentence: sentenceOf(found),
    measures: found.heads.map(headOf),
    rows: sorted(found.rows, found.heads, asked.sort),
    unitCount: found.rows.length,
    totals: found.totals,
  }
}

export async function presentDistribution(
  ctx: QueryContext,
  kept: KeptMeasures & Registries & { readonly zeros: ReturnType<typeof keepFigures> },
  asked: Asked,
): Promise<DistributionView> {
  const { from, to, on, heads, rows, totals } = await gather(ctx, kept, asked)
  const noUnits = { part: 0, whole: 0, units: 0 }
  return {
    from,
    to,
    on,
    isWhole: isWholeBureau(ctx.scope),
    unitCount: rows.length,
    figures: presentFigures(ctx, kept, await kept.zeros(ctx)),
    rows: heads.map((m, i) => {
      const shares = rows.flatMap((r) => r.cells[i] ?? [])
      const found = shares.map(bandOf)
      const count = (band: (typeof found)[number]) => found.filter((b) => b === band).length
      const inBands = { all: count('all'), most: count('most'), half: count('half'), less: count('less') }
      const total = totals[i] ?? noUnits
      return { measure: headOf(m), total, bands: inBands, few: count(null), without: rows.length - shares.length }
    }),
  }
}

/** One measure by id; those of today have no months. */
function measureOf({ measures }: KeptMeasures, id: string): MeasureDefinition {
  const measure = measures.find((m) => m.id === id)
  if (!measure) throw notFound()
  if (measure.of === 'day') throw invalid('measure', '这一项只有今天的数，没有走势。')
  return measure
}

export async function presentBureauTrend(ctx: QueryContext, kept: KeptMeasures, id: string): Promise<TrendView> {
  const measure = measureOf(kept, id)
  return { measure: headOf(measure), months: await kept.bureauMonths(ctx, measure) }
}

export async function presentUnitTrend(ctx: QueryContext, kept: KeptMeasures, asked: { id: string; measure: string }) {
  const unit = await findUnit(ctx, asked.id)
  const measure = measureOf(kept, asked.measure)
  const months = await kept.monthsOfUnit(ctx, unit.unitSortKey, measure)
  return { measure: headOf(measure), months: months.map(({ month, share }) => ({ month, share })) }
}

/** The unit alone, without those below it. */
export async function presentUnitMeasures(ctx: QueryContext, kept: KeptMeasures, asked: Period & { id: string }) {
  const unit = await findUnit(ctx, asked.id)
  const { from, to } = spanOf(ctx.today, asked)
  const own = new Map((await kept.ofUnit(ctx, unit.unitSortKey, { from, to })).map((c) => [c.measureId, shareOf(c)]))
  const measures = kept.measures.map((m) => ({ measure: headOf(m), share: own.get(m.id) ?? null }))
  return { unit, from, to, on: ctx.today, measures }
}

/** What a module's registries tell of a unit. */
export interface Registries {
  readonly figures: readonly FigureDefinition[]
  readonly owed: readonly OwedDefinition[]
}
/** Of each kind so many are looked at. */
const mostOwed = 200

const countOf = (figure: FigureDefinition, n: number, href: string): FigureCount => ({
  id: figure.id,
  label: figure.label,
  measure: figure.unit,
  rule: figure.rule,
  n,
  href,
})
/** How much of each figure, in the order in which figures are known. */
function presentFigures(ctx: QueryContext, { figures }: Registries, counted: readonly CountedFigure[], narrow = '') {
  const found = Map.groupBy(counted, (c) => c.figureId)
  return figures
    .filter((f) => f.roles.includes(ctx.actor.role))
    .map((f) =>
      countOf(f, sumOfFigure(found.get(f.id) ?? []), narrow ? `${f.href}${f.href.includes('?') ? '&' : '?'}${narrow}` : f.href),
    )
}

/** Its measures, its figures of the front page, what it owes. */
export async function presentUnit(ctx: QueryContext, kept: KeptMeasures & Registries, asked: Period & { id: string }) {
  const { unit, from, to, on, measures } = await presentUnitMeasures(ctx, kept, asked)
  const narrow = { ...ctx, scope: narrowedTo(ctx.scope, [unit.unitSortKey]) }
  const days: (string | null)[] = []
  for (const { find } of kept.owed) days.push(...(await find(ctx, unit.id, mostOwed)).map((o) => o.dueOn))
  const figures = presentFigures(ctx, kept, await countFigures(narrow, kept.figures), `unitId=${unit.id}&below=false`)
  const overdue = days.filter((day) => day !== null && day < ctx.today).length
  return { from, to, on, measures, figures, owed: { n: days.length, overdue } }
}
