import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { PublishedFigure } from '../../../platform/published-figure.ts'
import { presentFigures } from '../presenter.ts'
import { findFiguresPage } from '../queries.ts'

/** 导出各局数字 — exactly what the page shows. */
export async function exportFigures(ctx: CommandContext, published: readonly PublishedFigure[], on: string | undefined) {
  const view = presentFigures(ctx, published, await findFiguresPage(ctx, on))
  await recordEvent(ctx, { verb: 'bureauFigures.exported' })
  return { view, on: ctx.today }
}
