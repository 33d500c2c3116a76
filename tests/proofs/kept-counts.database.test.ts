import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { QueryContext } from '../../platform/context.ts'
import { keptByPlace } from '../../platform/database/kept-by-place.ts'
import type { FigurePlace } from '../../platform/figures.ts'
import { figures } from '../../server/figures.ts'
import { measures } from '../../server/measures.ts'
import { useApp } from '../harness/app.ts'
import { as } from '../harness/database.ts'
import { countFigures } from './count-figures.ts'
import { office } from './story-kit.ts'

const app = useApp()

interface Counted extends FigurePlace {
  readonly figureId: string
}
const wholeYear = { from: '2026-01-01', to: '2026-12-31' }
async function count(ctx: QueryContext): Promise<Counted[]> {
  const rows: Counted[] = []
  for (const { id, places } of figures) for (const place of await places(ctx)) rows.push({ ...place, figureId: id })
  for (const { id, places } of measures)
    for (const { part, whole, ...place } of await places(ctx, wholeYear)) {
      rows.push({ ...place, n: part, figureId: `${id} part` }, { ...place, n: whole, figureId: `${id} whole` })
    }
  return rows
}
const inOrder = (rows: readonly Counted[]): string[] =>
  rows.map((r) => `${r.figureId} ${r.unitSortKey} ${r.unitName} ${r.n} ${r.dueOn ?? ''}`).sort()

test('每一种写入以后，工作台留着的数和从头数的一样；多半只重数写过的几个单位', async () => {
  const kit = kitOf(app)
  const keep = keptByPlace<Counted>(1)
  const reach = { whole: 0, narrow: 0 }
  const look = () =>
    as(app.services, office, async (ctx) => {
      const counted = await keep(ctx, 'office', (narrow) => {
        reach[narrow.scope === ctx.scope ? 'whole' : 'narrow'] += 1
        return count(narrow)
      })
      return { kept: inOrder(counted), anew: inOrder(await count(ctx)) }
    })
  const [wrong, changed]: [string[], string[]] = [[], []]
  let before = await look()
  for (const story of writeStories) {
    const { path, body } = await story.ready(kit)
    const ready = await look()
    await (await app.signedIn(story.player)).send(story.endpoint.split(' ')[0]?.toUpperCase() ?? '', path, body)
    const after = await look()
    if ([ready, after].some(({ kept, anew }) => kept.join() !== anew.join())) wrong.push(story.endpoint)
    if (after.anew.join() !== before.anew.join()) changed.push(story.endpoint)
    before = after
  }
  expect(wrong).toEqual([])
  expect([changed.length >= 15, reach.narrow >= 40, reach.whole <= 100, reach]).toEqual([true, true, true, reach])
}, 300_000)

test('每一张数得到的表，写了都会留下写过的地方', async () => {
  const unnoted = await as(app.services, office, async (ctx) => {
    const readSoFar = async () =>
      (
        await sql<{ table: string; n: number; triggers: number }>`
          select s."relname" as "table", (coalesce(s."seq_scan", 0) + coalesce(s."idx_scan", 0))::int as "n",
            (select count(*)::int from pg_trigger t where t."tgrelid" = s."relid" and t."tgname" like s."relname" || 'Noted%') as "triggers"
          from pg_stat_xact_user_tables s`.execute(ctx.tx)
      ).rows
    const before = new Map((await readSoFar()).map((r) => [r.table, r.n]))
    await countFigures(ctx)
    const read = (await readSoFar()).filter((r) => r.n > (before.get(r.table) ?? 0))
    expect(read.length).toBeGreaterThan(8)
    return read.filter((r) => r.triggers !== 3).map((r) => r.table)
  })
  expect(unnoted).toEqual([])
})
