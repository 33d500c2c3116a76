import { inScope, isWholeBureau, narrowedTo, withWholeBureau } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { keptByPlace } from '../../platform/database/kept-by-place.ts'
import { notFound } from '../../platform/errors.ts'
import type { FigureDefinition, FigurePlace } from '../../platform/figures.ts'
import type { MeasureDefinition, MeasurePlace, MeasureSpan } from '../../platform/measures.ts'
import type { Kind, Share } from './contract.ts'
import { lastMonths, sumOf } from './shares.ts'

export interface Counted extends MeasurePlace {
  readonly measureId: string
}
interface Monthly extends MeasurePlace {
  readonly month: string
}
/** As many readers' counts are kept. */
const mostKept = 24
/** With fewer units a sum of the whole bureau would tell of one of them. */
const leastUnits = 5

async function countAll(ctx: QueryContext, measures: readonly MeasureDefinition[], span: MeasureSpan): Promise<Counted[]> {
  const counted: Counted[] = []
  for (const { id, places } of measures) for (const place of await places(ctx, span)) counted.push({ ...place, measureId: id })
  return counted
}

async function countMonths(ctx: QueryContext, { places }: MeasureDefinition): Promise<Monthly[]> {
  const counted: Monthly[] = []
  for (const span of lastMonths(ctx.today))
    for (const place of await places(ctx, span)) counted.push({ ...place, month: span.from.slice(0, 7) })
  return counted
}

const byMonth = (
  { today }: QueryContext,
  counted: readonly Monthly[],
): { month: string; share: Share | null; units: number }[] => {
  const found = Map.groupBy(counted, (c) => c.month)
  return lastMonths(today).map(({ from }) => {
    const own = found.get(from.slice(0, 7)) ?? []
    return { month: from.slice(0, 7), share: own.length === 0 ? null : sumOf(own), units: own.length }
  })
}

/** Who reaches the whole bureau reads every sum of it; others those that tell of no unit. */
const isTold = ({ scope }: QueryContext, units: number): boolean => units > 0 && (isWholeBureau(scope) || units >= leastUnits)

/** Counts of all measures, each counted again only where something was written; of the whole bureau nothing but sums leaves here. */
export function keepMeasures(measures: readonly MeasureDefinition[]) {
  const [kept, keptMonths] = [keptByPlace<Counted>(mostKept), keptByPlace<Monthly>(mostKept)]
  const keyOf = ({ actor, scope, today }: QueryContext, of: unknown) =>
    JSON.stringify([actor.bureauId, actor.role, scope, today, of])
  const counted = (ctx: QueryContext, span: MeasureSpan) =>
    kept(ctx, keyOf(ctx, span), (narrow) => countAll(narrow, measures, span))
  return {
    measures,
    counted,
    ofUnit: (ctx: QueryContext, unitSortKey: string, span: MeasureSpan) =>
      countAll({ ...ctx, scope: narrowedTo(ctx.scope, [unitSortKey]) }, measures, span),
    monthsOfUnit: async (ctx: QueryContext, unitSortKey: string, measure: MeasureDefinition) =>
      byMonth(ctx, await countMonths({ ...ctx, scope: narrowedTo(ctx.scope, [unitSortKey]) }, measure)),
    bureauTotals: async (ctx: QueryContext, span: MeasureSpan) => {
      const found = Map.groupBy(await withWholeBureau(ctx, (wide) => counted(wide, span)), (c) => c.measureId)
      return measures.map(({ id }) => {
        const places = found.get(id) ?? []
        return { measureId: id, total: isTold(ctx, places.length) ? sumOf(places) : null }
      })
    },
    bureauMonths: async (ctx: QueryContext, measure: MeasureDefinition) => {
      const all = await withWholeBureau(ctx, (wide) =>
        keptMonths(wide, keyOf(wide, measure.id), (narrow) => countMonths(narrow, measure)),
      )
      return byMonth(ctx, all).map(({ month, share, units }) => ({ month, share: isTold(ctx, units) ? share : null }))
    },
  }
}
export type KeptMeasures = ReturnType<typeof keepMeasures>

export interface CountedFigure extends FigurePlace {
  readonly figureId: string
}
/** What the reader's figures of the front page count, place by place; of one place where the scope is narrowed. */
export async function countFigures(ctx: QueryContext, figures: readonly FigureDefinition[]): Promise<CountedFigure[]> {
  const counted: CountedFigure[] = []
  for (const { id, places } of figures.filter((f) => f.roles.includes(ctx.actor.role)))
    for (const place of await places(ctx)) counted.push({ ...place, figureId: id })
  return counted
}

/** The same of all in reach, kept. */
export function keepFigures(figures: readonly FigureDefinition[]) {
  const kept = keptByPlace<CountedFigure>(mostKept)
  return (ctx: QueryContext) =>
    kept(ctx, JSON.stringify([ctx.actor.bureauId, ctx.actor.role, ctx.scope, ctx.today]), (narrow) =>
      countFigures(narrow, figures),
    )
}

/** Units in reach in roster order, those that were closed among them. */
export function findUnits(ctx: QueryContext, kind: Kind | undefined) {
  const base = ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope))
    .orderBy('unitSortKey')
    .select(['id', 'name', 'shortName', 'parentId', 'closedOn'])
  return (kind ? base.where('kind', '=', kind) : base).execute()
}

/** One unit in reach; notFound otherwise. */
export const findUnit = (ctx: QueryContext, id: string) =>
  ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope))
    .select(['id', 'name', 'unitSortKey'])
    .executeTakeFirstOrThrow(notFound)
