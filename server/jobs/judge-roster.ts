import type { RosterField } from '../../modules/imports/aliases.ts'
import { choicesOf } from '../../modules/imports/choices.ts'
import { type Judgement, judgeRow, type RowToJudge, type StoreFacts } from '../../modules/imports/judge-row.ts'
import { NameIndex, type SettledNames } from '../../modules/imports/name-index.ts'
import { canMovePeople, isOneUnit } from '../../modules/imports/policy.ts'
import type { SheetHeader } from '../../modules/imports/preview.ts'
import type { ImportFacts } from '../../modules/imports/queries.ts'
import type { RosterValues } from '../../modules/imports/read-value.ts'
import type { AskGate } from '../../modules/imports/undo-plan.ts'
import type { QueryContext } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { cellAddress } from '../../platform/spreadsheet/workbook.ts'
import { indexesOfNew } from './make-missing.ts'
import { findKnownIndexes, findNumberHolders, findPeopleByIndex, findTargets } from './roster-store.ts'

/** A row as read, before the store is asked about it. */
export interface ReadRow {
  readonly sheet: string
  readonly row: number
  readonly values: RosterValues
  readonly hasErrors: boolean
}
/** What all rows of an import are judged by. */
export type Bench = Pick<StoreFacts, 'names' | 'newOfficers' | 'defaultUnitId' | 'mayMove'>

/** Asks what only the gate may know: whether a number is known anywhere in the bureau. */
export const gateOf =
  (services: Services): AskGate =>
  (work) =>
    transact(services.pool, 'mingze_gate', {}, (tx) => work(tx))

/** Loads units, posts and officers once for an import; `settled`: what became of the names that were to be created. */
export async function openBench(ctx: QueryContext, found: ImportFacts, settled: Partial<SettledNames>): Promise<Bench> {
  const choices = choicesOf(found.choices)
  const { made = new Map(), taken = new Set() } = settled
  return {
    names: new NameIndex(await findTargets(ctx, found.unitSortKey), choices, { made, taken }),
    newOfficers: new Set(indexesOfNew(ctx, found.id, choices).values()),
    defaultUnitId: isOneUnit(found.unitKind) ? found.unitId : null,
    mayMove: canMovePeople(ctx.actor),
  }
}

interface SheetPlaces {
  readonly columns: ReadonlySet<RosterField>
  readonly columnOf: ReadonlyMap<RosterField, number>
}

function placesIn({ columns }: SheetHeader): SheetPlaces {
  const columnOf = new Map<RosterField, number>()
  for (const { target, column } of columns)
    if (
      target !== null &&
      target !== 'ignored' &&
      target !== 'derivedSex' &&
      target !== 'derivedBirth' &&
      target !== 'derivedAge'
    )
      columnOf.set(target, column)
  return { columns: new Set(columnOf.keys()), columnOf }
}

const nowhere: SheetPlaces = { columns: new Set(), columnOf: new Map() }

function toJudge(ctx: QueryContext, row: ReadRow, { columns, columnOf }: SheetPlaces): RowToJudge {
  const { sheet, values, hasErrors } = row
  const index = values.idNumber === undefined ? '' : ctx.keys.blind('idNumber', values.idNumber).toString('hex')
  const cellOf = (field: RosterField) => {
    const column = columnOf.get(field) ?? null
    return { column, cell: column === null ? `${row.row}行` : cellAddress(row.row, column) }
  }
  return { sheet, row: row.row, values, hasErrors, index, columns, cellOf }
}

/** What a batch of rows is judged by: the names, the gate, and where the sheets have their columns. */
export interface Judging {
  readonly bench: Bench
  readonly gate: AskGate
  readonly sheets: readonly SheetHeader[]
}

/** Judges some thousand rows against the store. */
export async function judgeRows(
  ctx: QueryContext,
  { bench, gate, sheets }: Judging,
  batch: readonly ReadRow[],
): Promise<Judgement[]> {
  const { bureauId } = ctx.actor
  const places = new Map(sheets.map((sheet) => [sheet.name, placesIn(sheet)]))
  const rows = batch.map((row) => toJudge(ctx, row, places.get(row.sheet) ?? nowhere))
  const indexes = rows.flatMap(({ index }) => (index === '' ? [] : [index]))
  const numbers = rows.flatMap(({ values }) => (values.number === undefined ? [] : [values.number]))
  const people = await findPeopleByIndex(ctx, indexes)
  const unknown = indexes.filter((index) => !people.has(index))
  const elsewhere = unknown.length === 0 ? new Set<string>() : await gate((db) => findKnownIndexes(db, bureauId, unknown))
  const holders = numbers.length === 0 ? new Map<string, string>() : await gate((db) => findNumberHolders(db, bureauId, numbers))
  return rows.map((row) => judgeRow(row, { ...bench, people, elsewhere, holders }))
}
