import { recordEvent } from '../../platform/audit/record-event.ts'
import type { QueryContext } from '../../platform/context.ts'
import { keptByPlace } from '../../platform/database/kept-by-place.ts'
import type { FigureDefinition, FigurePlace } from '../../platform/figures.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { look, type Mount, read } from '../../platform/http/mount.ts'
import type { OwedDefinition } from '../../platform/owed.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { workingDaysOf } from '../calendar/public.ts'
import type { OwedRowView } from './contract.ts'
import * as contract from './contract.ts'
import { presentFigure, presentHealth, presentOwed } from './presenter.ts'
import { countPeople, countUnits, findOwingUnit, unitsInOrder } from './queries.ts'
import { healthSheet } from './sheet.ts'

/** What a figure counts in a place. */
interface Counted extends FigurePlace {
  readonly figureId: string
}
type Heads = Awaited<ReturnType<typeof countPeople>>[number]

/** As many readers' counts are kept: every unit's, and some of the whole bureau. */
const mostKept = 200

async function countFigures(ctx: QueryContext, figures: readonly FigureDefinition[]): Promise<Counted[]> {
  const counted: Counted[] = []
  for (const { id, places } of figures) for (const place of await places(ctx)) counted.push({ ...place, figureId: id })
  return counted
}

function addUp(heads: readonly Heads[]) {
  const sum = (key: Exclude<keyof Heads, 'unitSortKey'>): number => heads.reduce((n, h) => n + h[key], 0)
  return {
    auxiliaryCount: sum('auxiliaryCount'),
    patrolMembers: sum('patrolMembers'),
    policeAssistants: sum('policeAssistants'),
    officers: sum('officers'),
  }
}

/** Front page and data health: the registry of all modules' figures, filtered; each place counted once and again when it was written to. */
export function mountOverview(mount: Mount, figures: readonly FigureDefinition[]): void {
  const allowed = (ctx: QueryContext) => figures.filter((f) => f.roles.includes(ctx.actor.role))
  const keepFigures = keptByPlace<Counted>(mostKept)
  const keepHeads = keptByPlace<Heads>(mostKept)
  const keyOf = ({ actor, scope, today }: QueryContext) => JSON.stringify([actor.bureauId, actor.role, scope, today])
  const countedOf = (ctx: QueryContext) => keepFigures(ctx, keyOf(ctx), (narrow) => countFigures(narrow, allowed(ctx)))
  const computeHealth = async (ctx: QueryContext) => presentHealth(await unitsInOrder(ctx), await countedOf(ctx))

  read(mount, contract.frontPage, async (ctx) => {
    const byFigure = Map.groupBy(await countedOf(ctx), (c) => c.figureId)
    const calendar = await workingDaysOf(ctx)
    return {
      ...addUp(await keepHeads(ctx, keyOf(ctx), countPeople)),
      unitCount: await countUnits(ctx),
      figures: allowed(ctx).map((f) => presentFigure(ctx, calendar, f, byFigure.get(f.id) ?? [])),
      computedAt: ctx.now.toISOString(),
    }
  })
  read(mount, contract.dataHealth, async (ctx) => ({
    computedAt: ctx.now.toISOString(),
    rows: await computeHealth(ctx),
    figures: allowed(ctx).map(({ id, label, unit, rule, whoActs, href }) => ({ id, label, measure: unit, rule, whoActs, href })),
  }))
  look(mount, contract.exportHealth, async (ctx) => {
    const rows = await computeHealth(ctx)
    await recordEvent(ctx, { verb: 'dataHealth.exported' })
    return {
      bytes: await writeWorkbook(healthSheet(allowed(ctx), rows)),
      fileName: `数据健康 ${ctx.today}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
}

/** Of each kind so many are shown, the earliest day first. */
const mostOwed = 200
/** Without a day last. */
const byDay = (a: { dueOn: string | null }, b: { dueOn: string | null }) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')

/** 本单位应交: everything a unit owes anyone, of all modules. */
export function mountOwed(mount: Mount, owed: readonly OwedDefinition[]): void {
  read(mount, contract.listOwed, async (ctx, { query }) => {
    const unit = await findOwingUnit(ctx, query.unitId)
    const calendar = await workingDaysOf(ctx)
    const rows: OwedRowView[] = []
    for (const { label, find } of unit ? owed : [])
      for (const one of await find(ctx, unit?.id ?? '', mostOwed)) rows.push(presentOwed(ctx, calendar, label, one))
    return { unit: unit ?? null, rows: rows.toSorted(byDay) }
  })
}
