import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { listImportRows, listImports } from './contract.ts'
import type { NameKind } from './preview.ts'

type QueryOf<E extends { query?: z.ZodType | undefined }> = z.infer<NonNullable<E['query']>>

const importsInReach = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('imports')
    .innerJoin('units', (j) => j.onRef('units.bureauId', '=', 'imports.bureauId').onRef('units.id', '=', 'imports.unitId'))
    .leftJoin('accounts', (j) =>
      j.onRef('accounts.bureauId', '=', 'imports.bureauId').onRef('accounts.accountId', '=', 'imports.accountId'),
    )
    .where('imports.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'imports.unitSortKey'))

const selectImports = (ctx: QueryContext) =>
  importsInReach(ctx)
    .selectAll('imports')
    .select(['units.name as unitName', 'units.kind as unitKind', 'accounts.name as accountName'])
export type ImportFacts = Awaited<ReturnType<typeof findImport>>

const newest: SortOrder = { columns: ['imports.createdAt', 'imports.id'], direction: 'desc' }

/** A page of the imports in reach, newest first. */
export async function findImports(ctx: QueryContext, { limit = defaultLimit, cursor, state }: QueryOf<typeof listImports>) {
  const isWanted = sql<SqlBool>`(${state ?? null}::text is null or "imports"."state" = ${state ?? null})`
  const page = selectImports(ctx).where(isWanted).where(afterCursor(newest, cursor)).orderBy(orderBy(newest))
  const rows = await page.limit(limit + 1).execute()
  const { n } = await importsInReach(ctx)
    .where(isWanted)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.createdAt, r.id]), total: n }
}

/** One import in reach; notFound outside. */
export async function findImport(ctx: QueryContext, id: string) {
  const found = await selectImports(ctx).where('imports.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return found
}

/** The import to be changed, locked; notFound outside the scope. */
export async function lockImport(ctx: QueryContext, id: string) {
  const found = await ctx.db
    .selectFrom('imports')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw notFound()
  return found
}

const byPosition: SortOrder = { columns: ['position'], direction: 'asc' }

function rowsOf(ctx: QueryContext, importId: string) {
  return ctx.db
    .selectFrom('importRows')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('importId', '=', importId)
    .where(inScope(ctx.scope))
}

/** A page of the rows of an import in the order of the file; `attention`: whatever has a problem or a notice. */
export async function findRows(
  ctx: QueryContext,
  importId: string,
  { limit = defaultLimit, cursor, verdict }: QueryOf<typeof listImportRows>,
) {
  await findImport(ctx, importId)
  const needsAttention = sql<SqlBool>`("verdict" in ('problem', 'elsewhere') or "problems" <> '[]'::jsonb)`
  const filtered = (query: ReturnType<typeof rowsOf>) => {
    if (verdict === 'attention') return query.where(needsAttention)
    return verdict ? query.where('verdict', '=', verdict) : query
  }
  const rows = await filtered(rowsOf(ctx, importId))
    .selectAll()
    .where(afterCursor(byPosition, cursor))
    .orderBy(orderBy(byPosition))
    .limit(limit + 1)
    .execute()
  const { n } = await filtered(rowsOf(ctx, importId))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.position]), total: n }
}

/** Rows after a position with one of the verdicts, so many at a time. */
export const findRowsAfter = (
  ctx: QueryContext,
  importId: string,
  verdicts: readonly string[],
  { position, limit }: { position: number; limit: number },
) =>
  rowsOf(ctx, importId)
    .where('verdict', 'in', verdicts)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .selectAll()
    .execute()

/** The open unit in scope that an import goes to; notFound outside. */
export const findUnitForImport = async (ctx: QueryContext, unitId: string) => {
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unitId)
    .where(inScope(ctx.scope))
    .where('closedOn', 'is', null)
    .select(['id', 'name', 'kind', 'unitSortKey'])
    .executeTakeFirst()
  if (!unit) throw notFound()
  return unit
}

/** Names that are to be created with the rows chosen to be written, each once. */
export async function findNamesToMake(ctx: QueryContext, importId: string): Promise<{ kind: NameKind; text: string }[]> {
  const naming = sql<{
    kind: NameKind
    text: string
  }>`jsonb_path_query("problems", '$[*] ? (@.code == "unitNew" || @.code == "officerNew").naming')`
  const found = await rowsOf(ctx, importId)
    .where('verdict', 'in', ['added', 'changed', 'elsewhere'])
    .where('isChosen', '=', true)
    .select(naming.as('naming'))
    .distinct()
    .execute()
  return found.map((row) => row.naming)
}
