import { sql } from 'kysely'
import { inPersonScope } from '../../platform/access/scope.ts'
import { findBureau } from '../../platform/bureau.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { DomainError, notFound } from '../../platform/errors.ts'
import { chainText } from './chain-text.ts'
import { visibleVersions, type WordingQuery, wordingsAsked, wordingsWithVersions } from './filters.ts'
import { chainField, type Fields, fieldValues } from './merge-fields.ts'
import { digestOfVersion, type TextDigest } from './text-digest.ts'

const inOrder: SortOrder = { columns: ['w.position', 'w.id'], direction: 'asc' }

/** Wordings in the bureau's order. */
export async function findWordings(ctx: QueryContext, q: WordingQuery) {
  const limit = q.limit ?? defaultLimit
  const base = wordingsAsked(ctx, q)
  const rows = await base
    .where(afterCursor(inOrder, q.cursor))
    .orderBy(orderBy(inOrder))
    .limit(limit + 1)
    .execute()
  const { n } = await base
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.position, r.id]), total: Number(n) }
}

/** One wording with all versions the caller may see, newest first; notFound outside the bureau. */
export async function findWording(ctx: QueryContext, id: string) {
  const wording = await wordingsWithVersions(ctx).where('w.id', '=', id).executeTakeFirst()
  if (!wording) throw notFound()
  const versions = await visibleVersions(ctx).where('v.wordingId', '=', id).selectAll('v').orderBy('v.number', 'desc').execute()
  return { ...wording, versions }
}

const withWording = (ctx: QueryContext) =>
  visibleVersions(ctx)
    .innerJoin('wordings as w', (j) => j.onRef('w.bureauId', '=', 'v.bureauId').onRef('w.id', '=', 'v.wordingId'))
    .selectAll('v')
    .select(['w.kind', 'w.code', 'w.title as name', 'w.formLabel'])

export type VersionFound = Awaited<ReturnType<typeof findVersionToRead>>

/** One version that the caller may see. */
export async function findVersionToRead(ctx: QueryContext, id: string) {
  const row = await withWording(ctx).where('v.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The version an act is about, locked. */
export async function lockVersion(ctx: CommandContext, id: string) {
  await visibleVersions(ctx).where('v.id', '=', id).select('v.id').forUpdate().execute()
  return findVersionToRead(ctx, id)
}

/** The wording itself, locked, so that of two drafts begun at once one is refused. */
export async function lockWording(ctx: CommandContext, id: string) {
  const row = await ctx.tx
    .selectFrom('wordings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The last place in the list, and the highest number of a wording of the bureau's own. */
export async function findLastWording(ctx: CommandContext) {
  const rows = await ctx.tx
    .selectFrom('wordings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['position', 'code'])
    .forUpdate()
    .execute()
  const owned = rows.map((r) => Number(/^own(\d+)$/.exec(r.code)?.[1] ?? 0))
  return { position: Math.max(0, ...rows.map((r) => r.position)), owned: Math.max(0, ...owned) }
}

/** Every version of a wording for a command that adds or replaces one, newest first. */
export const findAllVersions = (ctx: CommandContext, wordingId: string) =>
  ctx.tx
    .selectFrom('wordingVersions')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('wordingId', '=', wordingId)
    .orderBy('number', 'desc')
    .selectAll()
    .execute()

/** An approved version whose text is still the one that was approved. */
export type ApprovedVersion = VersionFound & { readonly digest: string; readonly digestSm3: string }

function assertUnaltered(row: VersionFound): ApprovedVersion {
  const { digest, digestSm3 } = row
  const now: TextDigest = digestOfVersion(row)
  if (digest === null || digestSm3 === null) throw notFound()
  if (now.sha256 !== digest || now.sm3 !== digestSm3)
    throw new DomainError(
      'conflict',
      'textAltered',
      `${row.name}第 ${row.number} 版的文字与批准时的摘要不符，不能使用；请报辅警办和审计管理员。`,
    )
  return { ...row, digest, digestSm3 }
}

/** The version in force on a day; undefined if none was. DomainError textAltered when the stored text is not the approved one. */
export async function versionInForceOn(ctx: QueryContext, wordingId: string, on: string): Promise<ApprovedVersion | undefined> {
  const row = await withWording(ctx)
    .where('v.wordingId', '=', wordingId)
    .where('v.inForceFrom', '<=', on)
    .where((e) => e.or([e('v.inForceTo', 'is', null), e('v.inForceTo', '>', on)]))
    .executeTakeFirst()
  return row && assertUnaltered(row)
}

/** An approved version, in force or not; notFound otherwise. DomainError textAltered as versionInForceOn. */
export async function findVersion(ctx: QueryContext, id: string): Promise<ApprovedVersion> {
  return assertUnaltered(await findVersionToRead(ctx, id))
}

/** The id of the wording with a code that ships ('responsibilityLetter'); notFound if the bureau has none. */
export async function findWordingId(ctx: QueryContext, code: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('wordings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('code', '=', code)
    .select('id')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row.id
}

/** The responsibility chain that the office's ruling gives the letter on a day (without a ruling annex 4's own), a line each level. */
export async function findChainText(ctx: QueryContext, on: string): Promise<string> {
  const template = await ctx.db
    .selectFrom('chainTemplates as t')
    .leftJoin('chainRulings as r', (j) =>
      j
        .onRef('r.bureauId', '=', 't.bureauId')
        .onRef('r.templateId', '=', 't.id')
        .on('r.purpose', '=', 'letter')
        .on('r.fromOn', '<=', on)
        .on((e) => e.or([e('r.toOn', 'is', null), e('r.toOn', '>', on)])),
    )
    .where('t.bureauId', '=', ctx.actor.bureauId)
    .orderBy(sql`r."id" is null`)
    .orderBy(sql`t."position" <> 2`)
    .orderBy('t.position')
    .select('t.levels')
    .executeTakeFirst()
  return chainText(template?.levels ?? [])
}

/** People in reach (and oneself) with whom they stand under today; three round trips for any number of them. */
async function findPeople(ctx: QueryContext, personIds: readonly string[]) {
  const { bureauId, personId } = ctx.actor
  const people = await ctx.db
    .selectFrom('people')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
    .leftJoin('posts as o', (j) => j.onRef('o.bureauId', '=', 'people.bureauId').onRef('o.id', '=', 'people.postId'))
    .leftJoin('people as f', (j) => j.onRef('f.bureauId', '=', 'people.bureauId').onRef('f.id', '=', 'people.leadOfficerId'))
    .leftJoin('people as l', (j) => j.onRef('l.bureauId', '=', 'people.bureauId').onRef('l.id', '=', 'people.leaderInChargeId'))
    .where('people.bureauId', '=', bureauId)
    .where('people.id', '=', sql<string>`any(${personIds}::uuid[])`)
    .where((e) => e.or([inPersonScope(ctx.scope), e('people.id', '=', personId ?? '00000000-0000-0000-0000-000000000000')]))
    .select(['people.id', 'people.kind', 'people.name', 'people.title', 'people.category', 'people.unitId', 'people.postId'])
    .select(['u.name as unitName', 'o.name as postName', 'f.name as officerName', 'l.name as leaderName'])
    .execute()
  const ids = (of: (person: (typeof people)[number]) => string | null) => [...new Set(people.flatMap((p) => of(p) ?? []))]
  const heads = await ctx.db
    .selectFrom('unitAppointments as a')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .where('a.bureauId', '=', bureauId)
    .where('a.unitId', '=', sql<string>`any(${ids((p) => p.unitId)}::uuid[])`)
    .where('a.duty', '=', 'unitHead')
    .where('a.fromOn', '<=', ctx.today)
    .where((e) => e.or([e('a.toOn', 'is', null), e('a.toOn', '>', ctx.today)]))
    .select(['a.unitId', 'p.name'])
    .execute()
  const duties = await ctx.db
    .selectFrom('postVersions as v')
    .innerJoin('postDuties as d', (j) => j.onRef('d.bureauId', '=', 'v.bureauId').onRef('d.postVersionId', '=', 'v.id'))
    .where('v.bureauId', '=', bureauId)
    .where('v.postId', '=', sql<string>`any(${ids((p) => p.postId)}::uuid[])`)
    .where('v.state', '=', 'inForce')
    .groupBy('v.postId')
    .select(['v.postId', sql<string>`string_agg(d."text", '；' order by d."position")`.as('duties')])
    .execute()
  return {
    people,
    headOf: new Map(heads.map((h) => [h.unitId, h.name])),
    dutiesOf: new Map(duties.map((d) => [d.postId, d.duties])),
  }
}

/** Field values by person from today's pointers; of people out of reach nothing. */
export async function fieldsOf(ctx: QueryContext, personIds: readonly string[]): Promise<Map<string, Fields>> {
  const { name: bureauName } = await findBureau(ctx)
  const chain = await findChainText(ctx, ctx.today)
  const { people, headOf, dutiesOf } = await findPeople(ctx, personIds)
  const valuesOf = (p: (typeof people)[number]) =>
    fieldValues({ ...p, bureauName, on: ctx.today, duties: dutiesOf.get(p.postId ?? ''), headName: headOf.get(p.unitId) })
  return new Map(people.map((p) => [p.id, { ...valuesOf(p), [chainField]: chain }]))
}
