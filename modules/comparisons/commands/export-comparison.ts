import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { WrittenSheet } from '../../../platform/spreadsheet/write-workbook.ts'
import { type Asked, presentComparison, presentDistribution } from '../presenter.ts'
import type { KeptMeasures } from '../queries.ts'
import { comparisonSheet, distributionSheet } from '../sheet.ts'

const changesOf = ({ from, to }: { from: string; to: string }) => [{ field: 'span', after: `${from} ${to}` }]

/** 导出 — the comparison as it stands on the page; the export leaves its event. */
export async function exportComparison(ctx: CommandContext, kept: KeptMeasures, asked: Asked): Promise<WrittenSheet> {
  const view = await presentComparison(ctx, kept, asked)
  await recordEvent(ctx, { verb: 'comparison.exported', changes: changesOf(view) })
  return comparisonSheet(view)
}

/** 导出 — how many units stand in which band. */
export async function exportDistribution(
  ctx: CommandContext,
  kept: Parameters<typeof presentDistribution>[1],
  asked: Asked,
): Promise<WrittenSheet> {
  const view = await presentDistribution(ctx, kept, asked)
  await recordEvent(ctx, { verb: 'distribution.exported', changes: changesOf(view) })
  return distributionSheet(view)
}
