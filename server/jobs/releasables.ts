import { reportFile } from '../../modules/bureau-reports/documents.ts'
import { findBureau, findReport, findReports } from '../../modules/bureau-reports/queries.ts'
import { presentFigures } from '../../modules/superiors/presenter.ts'
import { findFiguresPage } from '../../modules/superiors/queries.ts'
import { figuresSheets } from '../../modules/superiors/sheet.ts'
import { notFound } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { ReleasableKind } from '../../platform/releasables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { superiorFigures } from '../superior-figures.ts'

/** 全局周报 — an issued one, as the official document it is. */
const bureauReports: ReleasableKind = {
  id: 'bureauReport',
  label: '全局周报',
  sources: async (ctx, limit) =>
    (await findReports(ctx, { state: 'issued', limit })).rows.map((r) => ({ id: r.id, title: `${r.title} ${r.dispatchNumber}` })),
  freeze: async (ctx, sourceId) => {
    const weekly = await findReport(ctx, sourceId)
    if (weekly.state !== 'issued') throw notFound()
    const printed = { report: weekly, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
    const file = async () => ({
      bytes: await reportFile(printed, 'pdf'),
      fileName: `${weekly.title}.pdf`,
      mediaType: mediaTypes.pdf,
    })
    return { title: weekly.title, file }
  },
}

/** 本局数字 — those of one day, as the superior sees them. */
const bureauFigures: ReleasableKind = {
  id: 'bureauFigures',
  label: '本局数字',
  sources: async (ctx, limit) => {
    const { days, own } = await findFiguresPage(ctx, undefined)
    return days.slice(0, limit).map((day) => ({ id: day, title: `${own.name} ${day} 的数字` }))
  },
  freeze: async (ctx, sourceId) => {
    const found = await findFiguresPage(ctx, undefined)
    if (!found.days.includes(sourceId)) throw notFound()
    const view = presentFigures(ctx, superiorFigures, await findFiguresPage(ctx, sourceId))
    const title = `${view.name} ${sourceId} 的数字`
    const file = async () => ({
      bytes: writeWorkbook({ sheets: figuresSheets(view, ctx.today) }),
      fileName: `${title}.xlsx`,
      mediaType: mediaTypes.xlsx,
    })
    return { title, file }
  },
}

/** What a bureau may give to its superior, once approved. */
export const releasables: readonly ReleasableKind[] = [bureauReports, bureauFigures]
