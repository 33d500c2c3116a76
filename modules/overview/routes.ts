import { recordEvent } from '../../platform/audit/record-event.ts'
import type { QueryContext } from '../../platform/context.ts'
import { whileUnchanged } from '../../platform/database/while-unchanged.ts'
import type { FigureDefinition } from '../../platform/figures.ts'
import { look, type Mount, read } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import * as contract from './contract.ts'
import { presentFigure, presentHealth } from './presenter.ts'
import { countHeads, unitsInOrder } from './queries.ts'
import { healthSheet } from './sheet.ts'

async function computeFrontPage(ctx: QueryContext, figures: readonly FigureDefinition[]) {
  const views: contract.FigureView[] = []
  for (const figure of figures) views.push(presentFigure(ctx, figure, await figure.places(ctx)))
  return { ...(await countHeads(ctx)), figures: views }
}

async function computeHealth(ctx: QueryContext, figures: readonly FigureDefinition[]) {
  const counts = new Map<string, Record<string, number>>()
  for (const figure of figures) {
    for (const { unitId, n } of await figure.places(ctx)) counts.set(unitId, { ...counts.get(unitId), [figure.id]: n })
  }
  return presentHealth(await unitsInOrder(ctx), counts)
}

/** Front page and data health: the registry of all modules' figures, filtered. */
export function mountOverview(mount: Mount, figures: readonly FigureDefinition[]): void {
  const allowed = (ctx: QueryContext) => figures.filter((f) => f.roles.includes(ctx.actor.role))
  const keep = whileUnchanged<Awaited<ReturnType<typeof computeFrontPage>>>(500)
  read(mount, contract.frontPage, async (ctx) => {
    const whose = JSON.stringify([ctx.actor, ctx.scope, ctx.today])
    return { ...(await keep(ctx, whose, () => computeFrontPage(ctx, allowed(ctx)))), computedAt: ctx.now.toISOString() }
  })
  read(mount, contract.dataHealth, async (ctx) => ({
    computedAt: ctx.now.toISOString(),
    rows: await computeHealth(ctx, allowed(ctx)),
    figures: allowed(ctx).map(({ id, label, unit, rule, whoActs, href }) => ({ id, label, measure: unit, rule, whoActs, href })),
  }))
  look(mount, contract.exportHealth, async (ctx) => {
    const rows = await computeHealth(ctx, allowed(ctx))
    await recordEvent(ctx, { verb: 'dataHealth.exported' })
    return {
      bytes: await writeWorkbook(healthSheet(allowed(ctx), rows)),
      fileName: `数据健康 ${ctx.today}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
}
