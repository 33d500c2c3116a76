import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read } from '../../platform/http/mount.ts'
import type { MeasureDefinition } from '../../platform/measures.ts'
import { type WrittenSheet, writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { exportComparison, exportDistribution } from './commands/export-comparison.ts'
import { exportUnit } from './commands/export-unit.ts'
import * as contract from './contract.ts'
import * as present from './presenter.ts'
import { keepFigures, keepMeasures } from './queries.ts'
import { spanOf } from './shares.ts'

/** So many units are shown until all are asked for. */
const shownAtFirst = 100

const fileOf = (sheet: WrittenSheet) => ({
  bytes: writeWorkbook({ sheets: [sheet] }),
  fileName: `${sheet.title ?? sheet.name}.xlsx`,
  mediaType: mediaTypes.xlsx,
})

/** Units compared, the bureau at one look, one unit in full; of the measures and figures of all modules. */
export function mountComparisons(mount: Mount, measures: readonly MeasureDefinition[], registries: present.Registries): void {
  const { services } = mount
  const kept = { ...keepMeasures(measures), ...registries, zeros: keepFigures(registries.figures) }
  read(mount, contract.readComparison, async (ctx, { query: { all, ...asked } }) => {
    const view = await present.presentComparison(ctx, kept, asked)
    return { ...view, rows: all ? view.rows : view.rows.slice(0, shownAtFirst) }
  })
  read(mount, contract.readDistribution, (ctx, { query }) => present.presentDistribution(ctx, kept, query))
  read(mount, contract.bureauTotals, async (ctx, { query }) => {
    const span = spanOf(ctx.today, query)
    return { from: span.from, to: span.to, on: ctx.today, rows: await kept.bureauTotals(ctx, span) }
  })
  read(mount, contract.bureauTrend, (ctx, { query }) => present.presentBureauTrend(ctx, kept, query.measure))
  read(mount, contract.unitPerformance, (ctx, { params, query }) => present.presentUnit(ctx, kept, { ...query, ...params }))
  read(mount, contract.unitTrend, (ctx, { params, query }) => present.presentUnitTrend(ctx, kept, { ...query, ...params }))
  act(mount, contract.exportComparison, async (session, { query }) =>
    fileOf(await asActor(services, session, (ctx) => exportComparison(ctx, kept, query))),
  )
  act(mount, contract.exportDistribution, async (session, { query }) =>
    fileOf(await asActor(services, session, (ctx) => exportDistribution(ctx, kept, query))),
  )
  act(mount, contract.exportUnit, async (session, { params, query }) =>
    fileOf(await asActor(services, session, (ctx) => exportUnit(ctx, kept, { ...query, ...params }))),
  )
}
