import type { QueryContext } from '../../platform/context.ts'
import { keptByPlace } from '../../platform/database/kept-by-place.ts'
import type { FigurePlace } from '../../platform/figures.ts'
import { figures } from '../../server/figures.ts'
import { measures } from '../../server/measures.ts'
import type { TestApp } from '../harness/app.ts'
import { as } from '../harness/database.ts'
import { office } from './story-kit.ts'

interface Counted extends FigurePlace {
  readonly figureId: string
}
const wholeYear = { from: '2026-01-01', to: '2026-12-31' }
/** Every figure of the front page and every measure, counted from the rows. */
export async function countFigures(ctx: QueryContext): Promise<Counted[]> {
  const rows: Counted[] = []
  for (const { id, places } of figures) for (const place of await places(ctx)) rows.push({ ...place, figureId: id })
  for (const { id, places } of measures)
    for (const { part, whole, ...place } of await places(ctx, wholeYear))
      rows.push({ ...place, n: part, figureId: `${id} part` }, { ...place, n: whole, figureId: `${id} whole` })
  return rows
}
const inOrder = (rows: readonly Counted[]): string =>
  rows
    .map((r) => `${r.figureId} ${r.unitSortKey} ${r.unitName} ${r.n} ${r.dueOn ?? ''}`)
    .sort()
    .join('\n')

/** Looks at the figures as the office does: as they are kept, and counted anew; `reach` tells how often all was counted again. */
export function keptFigures(app: TestApp) {
  const keep = keptByPlace<Counted>(1)
  const reach = { whole: 0, narrow: 0 }
  const look = (): Promise<{ kept: string; anew: string }> =>
    as(app.services, office, async (ctx) => {
      const counted = await keep(ctx, 'office', (narrow) => {
        reach[narrow.scope === ctx.scope ? 'whole' : 'narrow'] += 1
        return countFigures(narrow)
      })
      return { kept: inOrder(counted), anew: inOrder(await countFigures(ctx)) }
    })
  return { look, reach }
}
