import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { normaliseName } from '../../../platform/names.ts'
import { parseIdNumber } from '../../../platform/personal-number.ts'
import { type Choices, choicePlace, choicesOf, entrySet, type NameChoice, nameKey, toggled } from '../choices.ts'
import type { choose as endpoint } from '../contract.ts'
import { canChoose, canCreateUnits, canImport } from '../policy.ts'
import { placeOf } from '../preview.ts'
import { findUnitForImport, lockImport } from '../queries.ts'
import { queueReading } from './start-import.ts'

type Body = z.infer<NonNullable<(typeof endpoint)['body']>>
interface Input {
  params: { id: string }
  body: Body
}
type Locked = Awaited<ReturnType<typeof lockImport>>

/** A text that a person typed for an import: in place of a cell, or an ID number. */
export const openTyped = (ctx: QueryContext, importId: string, sealed: string): string =>
  ctx.keys.open(sealed, choicePlace(importId))

function withNames(choices: Choices, names: NonNullable<Body['names']>): Choices {
  let settled = choices.names
  for (const { kind, text, ...choice } of names) {
    const answer: NameChoice | null = choice.act === 'undecided' ? null : ({ ...choice, act: choice.act } as NameChoice)
    settled = entrySet(settled, nameKey(kind, text), answer)
  }
  return { ...choices, names: settled }
}

function withCells(ctx: CommandContext, importId: string, choices: Choices, cells: NonNullable<Body['cells']>): Choices {
  let typed = choices.cells
  for (const { sheet, cell, text } of cells) {
    const sealed = text === null ? null : ctx.keys.seal(text, choicePlace(importId))
    typed = entrySet(typed, placeOf(sheet, cell), sealed)
  }
  return { ...choices, cells: typed }
}

function withTicks(choices: Choices, { confirmed = [], hidden = [] }: Body): Choices {
  const proposals = confirmed.reduce(
    (sum, { sheet, cell, isConfirmed }) => toggled(sum, placeOf(sheet, cell), isConfirmed),
    choices.confirmed,
  )
  const runs = hidden.reduce(
    (sum, { sheet, cell, isIncluded }) => toggled(sum, placeOf(sheet, cell), !isIncluded),
    choices.hiddenOut,
  )
  return { ...choices, confirmed: proposals, hiddenOut: runs }
}

async function withRows(
  ctx: CommandContext,
  importId: string,
  choices: Choices,
  rows: NonNullable<Body['rows']>,
): Promise<Choices> {
  const leaving = rows.filter(({ isLeftOut }) => isLeftOut)
  const named = await ctx.db
    .selectFrom('importRows')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('importId', '=', importId)
    .where('row', '=', sql<number>`any(${leaving.map(({ row }) => row)}::int[])`)
    .select(['sheet', 'row', 'name'])
    .execute()
  let leftOut = choices.leftOut
  let chosen = choices.rows
  for (const { sheet, row, isChosen, clears, isLeftOut } of rows) {
    const place = placeOf(sheet, row)
    const known = chosen[place] ?? {}
    const own = { ...known, ...(isChosen === undefined ? {} : { isChosen }), ...(clears === undefined ? {} : { clears }) }
    const name = named.find((known) => known.sheet === sheet && known.row === row)?.name ?? ''
    if (isLeftOut !== undefined) leftOut = entrySet(leftOut, place, isLeftOut ? name : null)
    chosen = entrySet(chosen, place, own)
  }
  return { ...choices, leftOut, rows: chosen }
}

/** Ticks of rows stand at once; nothing has to be read again for them. */
async function tickRows(ctx: CommandContext, { id, choices }: Locked, { rows = [], all }: Body): Promise<Choices['rows']> {
  const mine = ctx.tx.updateTable('importRows').where('bureauId', '=', ctx.actor.bureauId).where('importId', '=', id)
  for (const { sheet, row, isChosen } of rows)
    if (isChosen !== undefined) await mine.where('sheet', '=', sheet).where('row', '=', row).set({ isChosen }).execute()
  if (!all) return {}
  const ticked = await mine
    .where('verdict', '=', all.verdict)
    .where('isChosen', '<>', all.isChosen)
    .set({ isChosen: all.isChosen })
    .returning(['sheet', 'row'])
    .execute()
  const known = choicesOf(choices).rows
  return Object.fromEntries(
    ticked.map(({ sheet, row }) => [placeOf(sheet, row), { ...known[placeOf(sheet, row)], isChosen: all.isChosen }]),
  )
}

type TypedOfficer = NonNullable<Body['officers']>[number]

/** A police number belongs to one officer; the ID number is looked for when the file is read again, anywhere in the bureau. */
async function assertFreeNumbers(ctx: CommandContext, officers: readonly TypedOfficer[]): Promise<void> {
  const numbers = officers.flatMap(({ number }) => (number === null ? [] : [number]))
  if (numbers.length === 0) return
  const holder = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('number', '=', sql<string>`any(${numbers}::text[])`)
    .select(['name', 'number'])
    .executeTakeFirst()
  if (!holder) return
  const index = officers.findIndex(({ number }) => number === holder.number)
  throw invalid(`officers.${index}.number`, `警号 ${holder.number} 是${holder.name}的，请核对。`, 'duplicateNumber')
}

/** Officers whom the roster names and nobody has entered yet: noted with a sealed ID number, entered when the import is written. */
async function withOfficers(
  ctx: CommandContext,
  importId: string,
  choices: Choices,
  officers: readonly TypedOfficer[],
): Promise<Choices> {
  await assertFreeNumbers(ctx, officers)
  let names = choices.names
  for (const [index, { text, name, idNumber, ...plain }] of officers.entries()) {
    const parsed = parseIdNumber(idNumber)
    if (!parsed.ok) throw invalid(`officers.${index}.idNumber`, `${parsed.message}。`, 'idNumber')
    await findUnitForImport(ctx, plain.unitId)
    const idNumberSealed = ctx.keys.seal(parsed.value, choicePlace(importId))
    const officer = { ...plain, name: normaliseName(name), idNumberSealed }
    names = entrySet<NameChoice>(names, nameKey('officer', text), { act: 'create', officer })
  }
  return { ...choices, names }
}

/** 处理问题 — what a person decides about names, cells, rows of an import; what changes the reading reads the file again. */
export async function choose(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const found = await lockImport(ctx, params.id)
  if (!canImport(ctx.actor)) throw forbidden()
  if (!canChoose(ctx.actor, found)) throw new DomainError('conflict', 'importEnded', '这批导入已经写入或放弃，不能再改。')
  const { names = [], cells = [], rows = [], officers = [] } = body
  for (const name of names) {
    if (name.act !== 'create') continue
    if (name.kind !== 'unit' || !canCreateUnits(ctx.actor)) throw forbidden('新建单位由辅警办办理。')
    await findUnitForImport(ctx, name.parentId)
  }
  const ticked = await tickRows(ctx, found, body)
  const named = await withOfficers(ctx, found.id, withNames(choicesOf(found.choices), names), officers)
  const settled = withTicks(withCells(ctx, found.id, named, cells), body)
  const withTicked = await withRows(ctx, found.id, { ...settled, rows: { ...settled.rows, ...ticked } }, rows)
  await ctx.tx
    .updateTable('imports')
    .set({ choices: JSON.stringify(withTicked) })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', found.id)
    .execute()
  const isReadAgain = [
    names,
    cells,
    officers,
    body.confirmed ?? [],
    body.hidden ?? [],
    rows.filter(({ isLeftOut }) => isLeftOut !== undefined),
  ].some((list) => list.length > 0)
  if (isReadAgain) await queueReading(ctx, found)
  const changes = [
    ...names.map(({ kind, text, act }) => ({ field: `${kind} ${text}`.slice(0, 100), after: act })),
    ...officers.map(({ text }) => ({ field: `officer ${text}`.slice(0, 100), after: 'create' })),
    ...cells.map(({ sheet, cell }) => ({ field: placeOf(sheet, cell), after: 'typed' })),
  ]
  await recordEvent(ctx, {
    verb: 'import.choiceMade',
    subjects: [{ id: found.id, kind: 'import', unitSortKey: found.unitSortKey }],
    changes,
  })
  return { id: found.id }
}
