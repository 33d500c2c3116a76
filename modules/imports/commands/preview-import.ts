import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { choicesOf } from '../choices.ts'
import type { ImportCounts } from '../contract.ts'
import { type FieldChange, placeOf, type SheetHeader, type ShownProblem, type Verdict } from '../preview.ts'
import { lockImport } from '../queries.ts'
import type { RosterValues } from '../read-value.ts'

export interface PreviewRow {
  readonly sheet: string
  readonly row: number
  readonly verdict: Verdict
  readonly name: string
  readonly values: RosterValues
  readonly changes: readonly FieldChange[]
  readonly problems: readonly ShownProblem[]
  readonly personId: string | null
}
export interface Preview {
  readonly sheets: readonly SheetHeader[]
  readonly rows: readonly PreviewRow[]
  readonly counts: ImportCounts
}

const rowsAtOnce = 2000
export const sealedPlace = (importId: string, position: number): string => `importRows.values.${importId}.${position}`

/** Written unless somebody says otherwise: what adds or changes something; not what would only clear. */
function isChosenAtFirst({ verdict, changes }: PreviewRow): boolean {
  return verdict === 'added' || verdict === 'elsewhere' || (verdict === 'changed' && changes.some((change) => !change.isClearing))
}

type Locked = Awaited<ReturnType<typeof lockImport>>

async function insertRows(ctx: CommandContext, { id, unitSortKey, choices }: Locked, rows: readonly PreviewRow[]): Promise<void> {
  const chosen = choicesOf(choices).rows
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce).map((row, index) => ({
      position: from + index,
      sheet: row.sheet,
      row: row.row,
      verdict: row.verdict,
      name: row.name,
      changes: row.changes,
      problems: row.problems,
      personId: row.personId,
      valuesSealed: ctx.keys.seal(JSON.stringify(row.values), sealedPlace(id, from + index)),
      isChosen: chosen[placeOf(row.sheet, row.row)]?.isChosen ?? isChosenAtFirst(row),
    }))
    await sql`insert into "importRows" ("bureauId", "importId", "unitSortKey", "position", "sheet", "row", "verdict", "name", "valuesSealed", "changes", "problems", "personId", "isChosen")
      select ${ctx.actor.bureauId}::uuid, ${id}::uuid, ${unitSortKey}, n.* from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as n("position" int, "sheet" text, "row" int, "verdict" text,
        "name" text, "valuesSealed" text, "changes" jsonb, "problems" jsonb, "personId" uuid, "isChosen" boolean)`.execute(ctx.tx)
  }
}

/** 预览 — keeps what reading a file gave, in place of any earlier reading; values sealed, nothing of it in the roster yet. */
export async function previewImport(ctx: CommandContext, importId: string, preview: Preview): Promise<void> {
  const found = await lockImport(ctx, importId)
  if (found.state !== 'reading' && found.state !== 'preview')
    throw new DomainError('conflict', 'importEnded', '这批导入已经写入或放弃，没有再核对。')
  const { bureauId } = ctx.actor
  await ctx.tx.deleteFrom('importRows').where('bureauId', '=', bureauId).where('importId', '=', importId).execute()
  await insertRows(ctx, found, preview.rows)
  await ctx.tx
    .updateTable('imports')
    .set({
      state: 'preview',
      failure: null,
      headers: JSON.stringify(preview.sheets),
      counts: JSON.stringify(preview.counts),
      version: found.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', importId)
    .execute()
  const subjects = [{ id: importId, kind: 'import', unitSortKey: found.unitSortKey }]
  await recordEvent(ctx, { verb: 'import.previewed', subjects, changes: [{ field: 'rows', after: String(preview.rows.length) }] })
}

/** 读不出来 — the file could not be read, or the reading was cancelled; a preview that stood before stands again. */
export async function failReading(ctx: CommandContext, importId: string, failure: string): Promise<void> {
  const found = await lockImport(ctx, importId)
  if (found.state !== 'reading') return
  const hadPreview = (found.counts as Partial<ImportCounts>).rows !== undefined
  await ctx.tx
    .updateTable('imports')
    .set({ state: hadPreview ? 'preview' : 'failed', failure })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', importId)
    .execute()
  await recordEvent(ctx, {
    verb: 'import.readingFailed',
    subjects: [{ id: importId, kind: 'import', unitSortKey: found.unitSortKey }],
  })
}
