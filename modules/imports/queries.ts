import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { covers, inScope } from '../../platform/access/scope.ts'
import type { QueryContext, Reader } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { listImportRows, listImports } from './contract.ts'
import type { StoredPerson } from './diff-person.ts'
import { unitNames } from './match-name.ts'
import type { NamedTarget } from './name-index.ts'
import type { FieldChange, NameKind } from './preview.ts'

type QueryOf<E extends { query?: z.ZodType | undefined }> = z.infer<NonNullable<E['query']>>

const importsInReach = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('imports')
    .innerJoin('units', (j) => j.onRef('units.bureauId', '=', 'imports.bureauId').onRef('units.id', '=', 'imports.unitId'))
    .leftJoin('accounts', (j) => j.onRef('accounts.bureauId', '=', 'imports.bureauId').onRef('accounts.accountId', '=', 'imports.accountId'))
    .where('imports.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'imports.unitSortKey'))

const selectImports = (ctx: QueryContext) =>
  importsInReach(ctx).selectAll('imports').select(['units.name as unitName', 'units.kind as unitKind', 'accounts.name as accountName'])
export type ImportFacts = Awaited<ReturnType<typeof findImport>>

const newest: SortOrder = { columns: ['imports.createdAt', 'imports.id'], direction: 'desc' }

/** A page of the imports in reach, newest first. */
export async function findImports(ctx: QueryContext, { limit = defaultLimit, cursor, state }: QueryOf<typeof listImports>) {
  const wanted = <Q extends ReturnType<typeof importsInReach>>(query: Q) => (state ? (query.where('imports.state', '=', state) as Q) : query)
  const rows = await selectImports(ctx)
    .where((e) => (state ? e('imports.state', '=', state) : e.lit(true)))
    .where(afterCursor(newest, cursor))
    .orderBy(orderBy(newest))
    .limit(limit + 1)
    .execute()
  const { n } = await wanted(importsInReach(ctx)).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
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
  return ctx.db.selectFrom('importRows').where('bureauId', '=', ctx.actor.bureauId).where('importId', '=', importId).where(inScope(ctx.scope))
}

/** A page of the rows of an import in the order of the file; `attention`: whatever has a problem or a notice. */
export async function findRows(ctx: QueryContext, importId: string, { limit = defaultLimit, cursor, verdict }: QueryOf<typeof listImportRows>) {
  await findImport(ctx, importId)
  const needsAttention = sql<SqlBool>`("verdict" in ('problem', 'elsewhere') or "problems" <> '[]'::jsonb)`
  const filtered = (query: ReturnType<typeof rowsOf>) => {
    if (verdict === 'attention') return query.where(needsAttention)
    return verdict ? query.where('verdict', '=', verdict) : query
  }
  const rows = await filtered(rowsOf(ctx, importId)).selectAll().where(afterCursor(byPosition, cursor)).orderBy(orderBy(byPosition)).limit(limit + 1).execute()
  const { n } = await filtered(rowsOf(ctx, importId)).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.position]), total: n }
}

/** Rows after a position with one of the verdicts, so many at a time. */
export const findRowsAfter = (ctx: QueryContext, importId: string, verdicts: readonly string[], { position, limit }: { position: number; limit: number }) =>
  rowsOf(ctx, importId).where('verdict', 'in', verdicts).where('position', '>', position).orderBy('position').limit(limit).selectAll().execute()

/** What the account once decided that headers mean. */
export const findHeaderMappings = (ctx: QueryContext) =>
  ctx.db.selectFrom('headerMappings').where('bureauId', '=', ctx.actor.bureauId).where('accountId', '=', ctx.actor.accountId).select(['header', 'field']).execute()

/** Open units of the scope at or below the import's, posts in force, serving officers: what cells may name. */
export async function findTargets(ctx: QueryContext, unitSortKey: string): Promise<Record<NameKind, NamedTarget[]>> {
  const { bureauId } = ctx.actor
  const bureau = await ctx.db.selectFrom('bureaus').where('bureauId', '=', bureauId).select('name').executeTakeFirstOrThrow()
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .where('unitSortKey', '>=', unitSortKey)
    .where('unitSortKey', '<', `${unitSortKey}~`)
    .select(['id', 'name', 'shortName'])
    .execute()
  const posts = await ctx.db.selectFrom('posts').where('bureauId', '=', bureauId).where('retiredOn', 'is', null).orderBy('position').select(['id', 'name']).execute()
  const officers = await ctx.db
    .selectFrom('people')
    .leftJoin('units', (j) => j.onRef('units.bureauId', '=', 'people.bureauId').onRef('units.id', '=', 'people.unitId'))
    .where('people.bureauId', '=', bureauId)
    .where('people.kind', '=', 'officer')
    .where('people.voidedAt', 'is', null)
    .where('people.separatedOn', 'is', null)
    .select(['people.id', 'people.name', 'people.number', 'people.unitId', 'units.shortName'])
    .execute()
  return {
    unit: units.map((u) => ({ id: u.id, names: unitNames(u.name, u.shortName, bureau.name) })),
    post: posts.map((p) => ({ id: p.id, names: [p.name] })),
    officer: officers.map((o) => ({ id: o.id, names: [o.name], hint: o.shortName ?? '', unitId: o.unitId, ...(o.number ? { number: o.number } : {}) })),
  }
}

const hexes = (indexes: readonly string[]) => sql`any(array(select decode(h, 'hex') from unnest(${[...indexes]}::text[]) as h))`

/** People in reach (lent ones too) by the blind index of their ID number. */
export async function findPeopleByIndex(ctx: QueryContext, indexes: readonly string[]): Promise<Map<string, StoredPerson>> {
  const rows = await ctx.db
    .selectFrom('personNumbers as n')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'n.bureauId').onRef('p.id', '=', 'n.personId'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
    .leftJoin('posts as o', (j) => j.onRef('o.bureauId', '=', 'p.bureauId').onRef('o.id', '=', 'p.postId'))
    .leftJoin('people as lo', (j) => j.onRef('lo.bureauId', '=', 'p.bureauId').onRef('lo.id', '=', 'p.leadOfficerId'))
    .leftJoin('people as lc', (j) => j.onRef('lc.bureauId', '=', 'p.bureauId').onRef('lc.id', '=', 'p.leaderInChargeId'))
    .where('n.bureauId', '=', ctx.actor.bureauId)
    .where(sql<SqlBool>`n."idNumberIndex" = ${hexes(indexes)}`)
    .where('n.voidedAt', 'is', null)
    .where(sql<SqlBool>`(${inScope(ctx.scope, 'p.unitSortKey')} or (p."secondedUnitSortKey" is not null and ${inScope(ctx.scope, 'p.secondedUnitSortKey')}))`)
    .select(['p.id', 'p.kind', 'p.unitSortKey', 'p.separatedOn', 'p.name', 'p.number', 'p.category', 'p.auxiliaryKind', 'p.employer', 'p.education'])
    .select(['p.politicalStatus', 'p.tier', 'p.licenceClass', 'p.isVeteran', 'p.entryOn', 'p.contractFrom', 'p.contractEndsOn', 'p.unitId', 'p.postId'])
    .select(['p.leadOfficerId', 'p.leaderInChargeId', 'o.name as postName', 'lo.name as leadOfficerName', 'lc.name as leaderInChargeName', 'u.name as unitName'])
    .select(['n.phoneSealed', sql<string>`encode(n."idNumberIndex", 'hex')`.as('index')])
    .execute()
  return new Map(
    rows.map(({ index, phoneSealed, ...person }) => [
      index,
      {
        ...person,
        isInScope: covers(ctx.scope, person.unitSortKey),
        phone: () => (phoneSealed === null ? null : ctx.keys.open(phoneSealed, `personNumbers.phone.${person.id}`)),
      },
    ]),
  )
}

/** Asked as the gate: which of the ID numbers are known in the bureau, and nothing more. */
export async function findKnownIndexes(db: Reader, bureauId: string, indexes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('personNumbers')
    .where('bureauId', '=', bureauId)
    .where(sql<SqlBool>`"idNumberIndex" = ${hexes(indexes)}`)
    .where('voidedAt', 'is', null)
    .select(sql<string>`encode("idNumberIndex", 'hex')`.as('index'))
    .execute()
  return new Set(rows.map(({ index }) => index))
}

/** Asked as the gate: who holds which of the auxiliary numbers. */
export async function findNumberHolders(db: Reader, bureauId: string, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'auxiliary')
    .where('voidedAt', 'is', null)
    .where('number', '=', sql<string>`any(${[...numbers]}::text[])`)
    .select(['id', 'number'])
    .execute()
  return new Map(rows.map(({ id, number }) => [number ?? '', id]))
}

/** The open unit in scope that an import goes to; notFound outside. */
export const findUnitForImport = async (ctx: QueryContext, unitId: string) => {
  const unit = await ctx.db.selectFrom('units').where('bureauId', '=', ctx.actor.bureauId).where('id', '=', unitId).where(inScope(ctx.scope)).where('closedOn', 'is', null).select(['id', 'name', 'kind', 'unitSortKey']).executeTakeFirst()
  if (!unit) throw notFound()
  return unit
}

/** What taking an import back would do, and whom later acts stand on. */
export interface Undoing {
  readonly added: readonly { readonly personId: string; readonly unitSortKey: string; readonly name: string }[]
  readonly fields: readonly { readonly personId: string; readonly field: string; readonly before: string | null }[]
  readonly moves: readonly { readonly personId: string; readonly field: 'unit' | 'post' | 'leadOfficer' | 'leaderInCharge'; readonly beforeId: string | null }[]
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
      sql<boolean>`exists (select 1 from "accounts" a where a."bureauId" = p."bureauId" and a."personId" = p."id")`.as('hasAccount'),
      sql<number>`(select count(*)::int from "assignments" a where a."bureauId" = p."bureauId" and a."personId" = p."id" and a."eventId" is not null)`.as('assigned'),
    ])
    .execute()
}

/** Old and new values of plain fields, from the events that committed together with the import. */
function editsBy(ctx: QueryContext, { eventId }: Committed) {
  return ctx.db
    .selectFrom('events as own')
    .innerJoin('events as e', (j) => j.onRef('e.bureauId', '=', 'own.bureauId').onRef('e.transactionId', '=', 'own.transactionId'))
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
    .select(['p.id as personId', 'p.name', 'r.changes', 'p.unitId as unit', 'p.postId as post', 'p.leadOfficerId as leadOfficer', 'p.leaderInChargeId as leaderInCharge'])
    .execute()
  return rows.flatMap(({ personId, name, changes, ...now }) =>
    (changes as FieldChange[]).flatMap(({ field, beforeId = null, afterId = null, isClearing }) => {
      if (field !== 'unit' && field !== 'post' && field !== 'leadOfficer' && field !== 'leaderInCharge') return []
      const isSame = now[field] === afterId || (afterId?.startsWith('new:') ?? false)
      return isClearing && now[field] === beforeId ? [] : [{ personId, name, field, beforeId, isSame }]
    }),
  )
}

/** What taking back a committed import touches: computed from its rows and events against the roster of now. */
export async function findUndoing(ctx: QueryContext, found: Committed): Promise<Undoing> {
  const [added, edits, moves] = [await addedBy(ctx, found), await editsBy(ctx, found), await movesBy(ctx, found)]
  const proposals = await ctx.db.selectFrom('eventSubjects').where('bureauId', '=', ctx.actor.bureauId).where('eventId', '=', found.eventId ?? '').where('subjectKind', '=', 'transferProposal').select('subjectId').execute()
  const touched = new Map<string, { personId: string; name: string; reason: string }>()
  const touch = (personId: string, name: string, reason: string): void => void (touched.has(personId) || touched.set(personId, { personId, name, reason }))
  for (const { personId, name, version, separatedOn, hasAccount, assigned } of added) {
    if (hasAccount) touch(personId, name, '已开通账号')
    if (separatedOn !== null) touch(personId, name, '已办理离岗')
    if (version > 1 || assigned > 0) touch(personId, name, '导入以后改过资料或岗位')
  }
  for (const { personId, name, after, now } of edits) if (now !== after) touch(personId, name, '导入以后又改过')
  for (const { personId, name, isSame } of moves) if (!isSame) touch(personId, name, '导入以后又调整过')
  return {
    added: added.map(({ personId, unitSortKey, name }) => ({ personId, unitSortKey, name })),
    fields: edits.map(({ personId, field, before }) => ({ personId, field, before })),
    moves: moves.map(({ personId, field, beforeId }) => ({ personId, field, beforeId })),
    proposals: proposals.map(({ subjectId }) => subjectId),
    touched: [...touched.values()],
  }
}
