import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { choicesOf } from '../choices.ts'
import type { ImportCounts } from '../contract.ts'
import { inStep } from '../in-step.ts'
import { type FieldChange, placeOf, type SheetHeader, type ShownProblem, type Verdict } from '../preview.ts'
import { countRows, countsOf } from '../preview-counts.ts'
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
/** What reading a file gave: its rows in the order of the file, some thousand at a time; what is no row is counted beforehand. */
export interface Preview {
  readonly sheets: readonly SheetHeader[]
  readonly total: number
  readonly batches: AsyncIterable<readonly PreviewRow[]>
  readonly counted: Pick<ImportCounts, 'hidden' | 'skipped'>
  readonly startedAt: number
}

export const sealedPlace = (importId: string, position: number): string => `importRows.values.${importId}.${position}`

/** Written unless somebody says otherwise: what adds or changes something; not what would only clear. */
function isChosenAtFirst({ verdict, changes }: PreviewRow): boolean {
  return verdict === 'added' || verdict === 'elsewhere' || (verdict === 'changed' && changes.some((change) => !change.isClearing))
}

/** Random ids that ascend in the order of the rows: people who are added then fill the indexes from one end to the other. */
const idsFor = (count: number): string[] => Array.from({ length: count }, newId).sort()

type Locked = Awaited<ReturnType<typeof lockImport>>
type SealedRow = Omit<PreviewRow, 'values'> & {
  readonly position: number
  readonly isChosen: boolean
  readonly valuesSealed: string
}

async function insertRows(ctx: CommandContext, { id, unitSortKey }: Locked, rows: readonly SealedRow[]): Promise<void> {
  await sql`insert into "importRows" ("bureauId", "importId", "unitSortKey", "position", "sheet", "row", "verdict", "name", "valuesSealed", "changes", "problems", "personId", "isChosen")
    select ${ctx.actor.bureauId}::uuid, ${id}::uuid, ${unitSortKey}, n.* from json_to_recordset(${JSON.stringify(rows)}::json) as n("position" int, "sheet" text, "row" int, "verdict" text,
      "name" text, "valuesSealed" text, "changes" jsonb, "problems" jsonb, "personId" uuid, "isChosen" boolean)`.execute(ctx.tx)
}

/** Rows as they are kept, sealed; counted on the way. */
async function* sealedBatches(
  { keys }: CommandContext,
  { id, choices }: Locked,
  { total, batches }: Preview,
  counts: ImportCounts,
): AsyncGenerator<readonly SealedRow[]> {
  const chosen = choicesOf(choices).rows
  const ids = idsFor(total)
  const created = new Set<string>()
  for await (const rows of batches) {
    const first = counts.rows
    countRows(counts, rows, created)
    yield rows.map((row, index): SealedRow => {
      const { values, ...shown } = row
      const position = first + index
      const isChosen = chosen[placeOf(row.sheet, row.row)]?.isChosen ?? isChosenAtFirst(row)
      const personId = row.verdict === 'added' ? (ids[position] ?? null) : row.personId
      const valuesSealed = keys.seal(JSON.stringify(values), sealedPlace(id, position))
      return { ...shown, position, isChosen, personId, valuesSealed }
    })
  }
}

/** 预览 — keeps what reading a file gave, in place of any earlier reading; values sealed, nothing of it in the roster yet. */
export async function previewImport(ctx: CommandContext, importId: string, preview: Preview): Promise<void> {
  const found = await lockImport(ctx, importId)
  if (found.state !== 'reading' && found.state !== 'preview')
    throw new DomainError('conflict', 'importEnded', '这批导入已经写入或放弃，没有再核对。')
  const { bureauId } = ctx.actor
  await ctx.tx.deleteFrom('importRows').where('bureauId', '=', bureauId).where('importId', '=', importId).execute()
  const counts = countsOf(preview.counted)
  await inStep(sealedBatches(ctx, found, preview, counts), (rows) => insertRows(ctx, found, rows))
  const milliseconds = Math.round(performance.now() - preview.startedAt)
  await ctx.tx
    .updateTable('imports')
    .set({
      state: 'preview',
      failure: null,
      headers: JSON.stringify(preview.sheets),
      counts: JSON.stringify({ ...counts, milliseconds }),
      version: found.version + 1,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', importId)
    .execute()
  const subjects = [{ id: importId, kind: 'import', unitSortKey: found.unitSortKey }]
  await recordEvent(ctx, { verb: 'import.previewed', subjects, changes: [{ field: 'rows', after: String(counts.rows) }] })
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
