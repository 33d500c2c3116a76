import { type SqlBool, sql } from 'kysely'
import type { QueryContext, Reader } from '../../platform/context.ts'
import type { Audience } from './tables.ts'

export interface Asked {
  readonly bureauId: string
  readonly wordingId: string
  readonly unitSortKey: string
  readonly audience: Audience
}

/** The number of the version since which a text has not changed materially, seen from one of its versions. */
export const lastMaterial = (versionId: string) => sql<number>`(
  select coalesce(max(m."number"), 1) from "wordingVersions" c join "wordingVersions" m on m."bureauId" = c."bureauId" and m."wordingId" = c."wordingId" and m."number" <= c."number"
  where c."id" = ${versionId} and m."inForceFrom" is not null and m."changeKind" = 'material')`

/** Signed the text, but only as it was before its last material change. */
const isOutdated = ({ wordingId }: Asked, current: string) =>
  sql<SqlBool>`(select max(v."number") < ${lastMaterial(current)} from "signingRequests" s join "wordingVersions" v on v."bureauId" = s."bureauId" and v."id" = s."versionId"
    where s."bureauId" = "people"."bureauId" and s."personId" = "people"."id" and s."wordingId" = ${wordingId} and s."state" = 'signed')`

/** The people whom an audience names, below the place where the round was opened; `versionId` is the text asked for. */
export function peopleAsked(db: Reader, asked: Asked, versionId: string) {
  const { audience: a, bureauId, unitSortKey } = asked
  const inUnits = sql<SqlBool>`exists (select 1 from "units" u where u."bureauId" = "people"."bureauId" and u."id" = any(${a.unitIds}::uuid[])
    and "people"."unitSortKey" >= u."unitSortKey" and "people"."unitSortKey" < u."unitSortKey" || '~')`
  const conditions = [
    ...(a.unitIds.length > 0 ? [inUnits] : []),
    ...(a.postIds.length > 0 ? [sql<SqlBool>`"people"."postId" = any(${a.postIds}::uuid[])`] : []),
    ...(a.auxiliaryKinds.length > 0 ? [sql<SqlBool>`"people"."auxiliaryKind" = any(${a.auxiliaryKinds}::text[])`] : []),
    ...(a.joinedSince ? [sql<SqlBool>`"people"."entryOn" >= ${a.joinedSince}::date`] : []),
    ...(a.isOutdatedOnly ? [isOutdated(asked, versionId)] : []),
  ]
  const base = db
    .selectFrom('people')
    .where('people.bureauId', '=', bureauId)
    .where('people.kind', '=', a.people)
    .where('people.voidedAt', 'is', null)
    .where('people.separatedOn', 'is', null)
    .where('people.unitSortKey', '>=', unitSortKey)
    .where('people.unitSortKey', '<', `${unitSortKey}~`)
  return conditions.reduce((query, condition) => query.where(condition), base)
}

/** How many people an audience names below the actor's own place, were the round opened with this version; 0 without one. */
export async function countAsked(
  ctx: QueryContext,
  asked: { wordingId: string; audience: Audience },
  versionId: string | undefined,
) {
  const unitSortKey = ctx.scope.ranges[0]?.from
  if (unitSortKey === undefined || versionId === undefined) return 0
  const { n } = await peopleAsked(ctx.db, { ...asked, unitSortKey, bureauId: ctx.actor.bureauId }, versionId)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
