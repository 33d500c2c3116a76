import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { listImportRows, listImports } from './contract.ts'
import type { FieldChange } from './preview.ts'

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

/** What taking an import back would do, and whom later acts stand on. */
export interface Undoing {
  readonly added: readonly { readonly personId: string; readonly unitSortKey: string; readonly name: string }[]
  readonly fields: readonly { readonly personId: string; readonly field: string; readonly before: string | null }[]
  readonly moves: readonly {
    readonly personId: string
    readonly field: 'unit' | 'post' | 'leadOfficer' | 'leaderInCharge'
    readonly beforeId: string | null
  }[]
  readonly proposals: readonly string[]
  readonly touched: readonly { readonly personId: string; readonly name: string; readonly reason: string }[]
}

interface Committed {
  readonly id: string
  readonly eventId: string | null
}

/** People added by the import who are still in the roster, and why later acts stand on some of them. */
async function addedBy(ctx: QueryContext, { id }: Committed) {
  return ctx.db
    .selectFrom('importRows as r')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.id', '=', 'r.personId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.importId', '=', id)
    .where('r.verdict', '=', 'added')
    .where('r.isChosen', '=', true)
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select(['p.id as personId', 'p.unitSortKey', 'p.name', 'p.version', 'p.separatedOn'])
    .select([
      sql<boolean>`exists (select 1 from "accounts" a where a."bureauId" = p."bureauId" and a."personId" = p."id")`.as(
        'hasAccount',
      ),
      sql<number>`(select count(*)::int from "assignments" a where a."bureauId" = p."bureauId" and a."personId" = p."id" and a."eventId" is not null)`.as(
        'assigned',
      ),
    ])
    .execute()
}

/** Old and new values of plain fields, from the events that committed together with the import. */
function editsBy(ctx: QueryContext, { eventId }: Committed) {
  return ctx.db
    .selectFrom('events as own')
    .innerJoin('events as e', (j) =>
      j.onRef('e.bureauId', '=', 'own.bureauId').onRef('e.transactionId', '=', 'own.transactionId'),
    )
    .innerJoin('changes as c', (j) => j.onRef('c.bureauId', '=', 'e.bureauId').onRef('c.eventId', '=', 'e.id'))
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.id', '=', 'c.subjectId'))
    .innerJoin('personNumbers as n', (j) => j.onRef('n.bureauId', '=', 'p.bureauId').onRef('n.personId', '=', 'p.id'))
    .where('own.bureauId', '=', ctx.actor.bureauId)
    .where('own.id', '=', eventId)
    .where('e.verb', '=', 'person.changed')
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select(['p.id as personId', 'p.name', 'c.field', 'c.before', 'c.after'])
    .select(sql<string | null>`case when c."field" = 'phone' then n."phoneSealed" else to_jsonb(p) ->> c."field" end`.as('now'))
    .execute()
}

async function movesBy(ctx: QueryContext, { id }: Committed) {
  const rows = await ctx.db
    .selectFrom('importRows as r')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.id', '=', 'r.personId'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.importId', '=', id)
    .where('r.verdict', '=', 'changed')
    .where('r.isChosen', '=', true)
    .where('p.voidedAt', 'is', null)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .select([
      'p.id as personId',
      'p.name',
      'r.changes',
      'p.unitId as unit',
      'p.postId as post',
      'p.leadOfficerId as leadOfficer',
      'p.leaderInChargeId as leaderInCharge',
    ])
    .execute()
  return rows.flatMap(({ personId, name, changes, ...now }) =>
    (changes as FieldChange[]).flatMap(({ field, beforeId = null, afterId = null, isClearing }) => {
      if (field !== 'unit' && field !== 'post' && field !== 'leadOfficer' && field !== 'leaderInCharge') return []
      const isSame = now[field] === afterId || (afterId?.startsWith('new:') ?? false)
      return isClearing && now[field] === beforeId ? [] : [{ personId, name, field, beforeId, isSame }]
    }),
  )
}

type Touched = Undoing['touched'][number]

/** Why the import no longer stands alone: of people it added, of fields and assignments it changed. */
function whyAdded(person: Awaited<ReturnType<typeof addedBy>>[number]): string | null {
  if (person.hasAccount) return '已开通账号'
  if (person.separatedOn !== null) return '已办理离岗'
  return person.version > 1 || person.assigned > 0 ? '导入以后改过资料或岗位' : null
}

/** What taking back a committed import (one in scope) touches: computed from its rows and events against the roster of now. */
export async function findUndoing(ctx: QueryContext, found: Committed): Promise<Undoing> {
  const [added, edits, moves] = [await addedBy(ctx, found), await editsBy(ctx, found), await movesBy(ctx, found)]
  const proposals = await ctx.db
    .selectFrom('eventSubjects')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('eventId', '=', found.eventId)
    .where('subjectKind', '=', 'transferProposal')
    .select('subjectId')
    .execute()
  const touched = [
    ...added.map((person) => ({ personId: person.personId, name: person.name, reason: whyAdded(person) })),
    ...edits.map(({ personId, name, after, now }) => ({ personId, name, reason: now === after ? null : '导入以后又改过' })),
    ...moves.map(({ personId, name, isSame }) => ({ personId, name, reason: isSame ? null : '导入以后又调整过' })),
  ].filter((one): one is Touched => one.reason !== null)
  return {
    added: added.map(({ personId, unitSortKey, name }) => ({ personId, unitSortKey, name })),
    fields: edits.map(({ personId, field, before }) => ({ personId, field, before })),
    moves: moves.map(({ personId, field, beforeId }) => ({ personId, field, beforeId })),
    proposals: proposals.map(({ subjectId }) => subjectId),
    touched: [...new Map(touched.map((one) => [one.personId, one])).values()],
  }
}
