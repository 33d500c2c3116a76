import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { WrittenSheet } from '../../../platform/spreadsheet/write-workbook.ts'
import type { pictures } from '../contract.ts'
import { type Asked, presentAging, presentBurnDown, presentCauses, presentHeatMap, presentUnitFigures } from '../presenter.ts'
import type { PictureQuery } from '../queries.ts'
import { agingSheet, burnDownSheet, causesSheet, heatMapSheet, unitFiguresSheet } from '../sheet.ts'

type Picture = (typeof pictures)[number]
const sheets: Record<Picture, (ctx: CommandContext, asked: Asked) => Promise<WrittenSheet>> = {
  heatMap: async (ctx, asked) => heatMapSheet(await presentHeatMap(ctx, asked)),
  aging: async (ctx, asked) => agingSheet(await presentAging(ctx, asked)),
  burnDown: async (ctx, asked) => burnDownSheet(await presentBurnDown(ctx, asked)),
  causes: async (ctx, asked) => causesSheet(await presentCauses(ctx, asked)),
  units: async (ctx, asked) => unitFiguresSheet(await presentUnitFigures(ctx, asked)),
}

interface Exporting extends Asked {
  readonly query: PictureQuery & { readonly picture: Picture }
}

/** 导出 — the numbers of one picture as a sheet; the export leaves its event. */
export async function exportPicture(ctx: CommandContext, asked: Exporting): Promise<WrittenSheet> {
  const { picture } = asked.query
  const sheet = await sheets[picture](ctx, asked)
  await recordEvent(ctx, { verb: 'hazardPicture.exported', changes: [{ field: 'picture', after: picture }] })
  return sheet
}
