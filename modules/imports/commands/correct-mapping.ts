import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { type ColumnTarget, normaliseHeader } from '../aliases.ts'
import { choicesOf } from '../choices.ts'
import type { correctMapping as endpoint } from '../contract.ts'
import { canImport, canMap } from '../policy.ts'
import { placeOf, type SheetHeader } from '../preview.ts'
import { lockImport } from '../queries.ts'
import { queueReading } from './start-import.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** What a header was settled to mean is remembered for the account; the same header is not asked about again. */
async function remember(ctx: CommandContext, sheets: readonly SheetHeader[], columns: Input['body']['columns']): Promise<void> {
  const { bureauId, accountId } = ctx.actor
  const settled = new Map<string, ColumnTarget>()
  for (const { sheet, column, target } of columns) {
    const header = sheets.find(({ name }) => name === sheet)?.columns.find((known) => known.column === column)?.header
    if (header) settled.set(normaliseHeader(header), target ?? 'ignored')
  }
  if (settled.size === 0) return
  await sql`insert into "headerMappings" ("bureauId", "accountId", "header", "field")
    select ${bureauId}::uuid, ${accountId}::uuid, h, f from unnest(${[...settled.keys()]}::text[], ${[...settled.values()]}::text[]) as s(h, f)
    on conflict ("bureauId", "accountId", "header") do update set "field" = excluded."field"`.execute(ctx.tx)
}

/** 改正列的对应 — settles what columns mean and reads the file again. */
export async function correctMapping(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const found = await lockImport(ctx, params.id)
  if (!canImport(ctx.actor)) throw forbidden()
  if (!canMap(ctx.actor, found)) throw new DomainError('conflict', 'importEnded', '这批导入已经写入或放弃，不能再改列的对应。')
  assertVersion(found, body.version)
  const choices = choicesOf(found.choices)
  const sheets = found.headers as SheetHeader[]
  const settled = body.columns.map(({ sheet, column, target }): [string, ColumnTarget | null] => [placeOf(sheet, column), target])
  const columns = { ...(body.isReset ? {} : choices.columns), ...Object.fromEntries(settled) }
  const next = { ...choices, columns, readsHiddenSheets: body.readsHiddenSheets ?? choices.readsHiddenSheets }
  await remember(ctx, sheets, body.columns)
  await ctx.tx
    .updateTable('imports')
    .set({ choices: JSON.stringify(next), version: found.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', found.id)
    .execute()
  await queueReading(ctx, found)
  const changes = settled.map(([place, target]) => ({ field: `column ${place}`, after: target }))
  await recordEvent(ctx, {
    verb: 'import.mappingCorrected',
    subjects: [{ id: found.id, kind: 'import', unitSortKey: found.unitSortKey }],
    changes,
  })
  return { id: found.id }
}
