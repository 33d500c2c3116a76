import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useApp } from '../harness/app.ts'
import { as } from '../harness/database.ts'
import { countFigures } from './count-figures.ts'
import { office } from './story-kit.ts'

const app = useApp()

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
