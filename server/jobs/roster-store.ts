import { type SqlBool, sql } from 'kysely'
import type { StoredPerson } from '../../modules/imports/diff-person.ts'
import { matchName, unitNames } from '../../modules/imports/match-name.ts'
import type { NamedTarget } from '../../modules/imports/name-index.ts'
import type { NameKind } from '../../modules/imports/preview.ts'
import { covers, inScope } from '../../platform/access/scope.ts'
import type { QueryContext, Reader } from '../../platform/context.ts'

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
  const posts = await ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', bureauId)
    .where('retiredOn', 'is', null)
    .orderBy('position')
    .select(['id', 'name'])
    .execute()
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
    officer: officers.map((o) => ({
      id: o.id,
      names: [o.name],
      hint: o.shortName ?? '',
      unitId: o.unitId,
      ...(o.number ? { number: o.number } : {}),
    })),
  }
}

/** Whether an open unit at or below the import's goes by the name. */
export async function isUnitKnown(ctx: QueryContext, unitSortKey: string, name: string): Promise<boolean> {
  const { unit } = await findTargets(ctx, unitSortKey)
  return unit.some(({ names }) => matchName(name, [{ id: '', names }]).kind === 'exact')
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
    .where(
      sql<SqlBool>`(${inScope(ctx.scope, 'p.unitSortKey')} or (p."secondedUnitSortKey" is not null and ${inScope(ctx.scope, 'p.secondedUnitSortKey')}))`,
    )
    .select([
      'p.id',
      'p.kind',
      'p.unitSortKey',
      'p.version',
      'p.separatedOn',
      'p.name',
      'p.number',
      'p.category',
      'p.auxiliaryKind',
      'p.employer',
      'p.education',
    ])
    .select([
      'p.politicalStatus',
      'p.tier',
      'p.licenceClass',
      'p.isVeteran',
      'p.entryOn',
      'p.contractFrom',
      'p.contractEndsOn',
      'p.unitId',
      'p.postId',
    ])
    .select([
      'p.leadOfficerId',
      'p.leaderInChargeId',
      'o.name as postName',
      'lo.name as leadOfficerName',
      'lc.name as leaderInChargeName',
      'u.name as unitName',
    ])
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

/** What the account once decided that headers mean. */
export const findHeaderMappings = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('headerMappings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', ctx.actor.accountId)
    .select(['header', 'field'])
    .execute()

/** Names that are to be created with the rows chosen to be written, each once. */
export async function findNamesToMake(ctx: QueryContext, importId: string): Promise<{ kind: NameKind; text: string }[]> {
  const naming = sql<{
    kind: NameKind
    text: string
  }>`jsonb_path_query("problems", '$[*] ? (@.code == "unitNew" || @.code == "officerNew").naming')`
  const found = await ctx.db
    .selectFrom('importRows')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('importId', '=', importId)
    .where(inScope(ctx.scope))
    .where('verdict', 'in', ['added', 'changed', 'elsewhere'])
    .where('isChosen', '=', true)
    .select(naming.as('naming'))
    .distinct()
    .execute()
  return found.map((row) => row.naming)
}
