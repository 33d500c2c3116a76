import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { WrittenSheet } from '../../../platform/spreadsheet/write-workbook.ts'
import type { pictures } from '../contract.ts'
import { presentAging, presentBurnDown, presentCauses, presentHeatMap, presentUnitFigures } from '../presenter.ts'
import type { PictureQuery } from '../queries.ts'
import { agingSheet, burnDownSheet, causesSheet, heatMapSheet, unitFiguresSheet } from '../sheet.ts'

type Picture = (typeof pictures)[number]
const sheets: Record<Picture, (ctx: CommandContext, query: PictureQuery) => Promise<WrittenSheet>> = {
  heatMap: async (ctx, query) => heatMapSheet(await presentHeatMap(ctx, query)),
  aging: async (ctx, query) => agingSheet(await presentAging(ctx, query)),
  burnDown: async (ctx, query) => burnDownSheet(await presentBurnDown(ctx, query)),
  causes: async (ctx, query) => causesSheet(await presentCauses(ctx, query)),
  units: async (ctx, query) => unitFiguresSheet(await presentUnitFigures(ctx, query)),
}

/** 导出 — the numbers of one picture as a sheet; the export leaves its event. */
export async function exportPicture(ctx: CommandContext, query: PictureQuery & { picture: Picture }): Promise<WrittenSheet> {
  const sheet = await sheets[query.picture](ctx, query)
  await recordEvent(ctx, { verb: 'hazardPicture.exported', changes: [{ field: 'picture', after: query.picture }] })
  return sheet
}
