import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'
import type { AnnexFiveRow } from './documents.ts'

export interface AnnexFact {
  readonly unitId: string
  readonly personId: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly bornOn: string
  readonly postName: string | null
  readonly dutyCount: number | null
  readonly leadOfficer: string | null
  readonly leaderInCharge: string | null
  readonly isSeconded: boolean
}

const held = (alias: string, on: string) =>
  sql`${sql.ref(`${alias}.fromOn`)} <= ${on}::date and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${on}::date) and ${sql.ref(`${alias}.voidedAt`)} is null`
const fact = (alias: string, aspect: string, on: string) =>
  sql`left join "assignments" ${sql.ref(alias)} on ${sql.ref(`${alias}.bureauId`)} = p."bureauId" and ${sql.ref(`${alias}.personId`)} = p."id" and ${sql.ref(`${alias}.aspect`)} = ${aspect} and ${held(alias, on)}`

/** Auxiliaries of the units on a day with post, duties as in force that day, officer and leader; in roster order. One query for any number of units. */
export async function annexFacts(ctx: QueryContext, unitIds: readonly string[], on: string): Promise<AnnexFact[]> {
  return rowsOf(
    ctx,
    sql<AnnexFact>`
    select u."targetId" as "unitId", p."id" as "personId", p."name", p."sex", p."bornOn", coalesce(v."name", o."name") as "postName", coalesce(v."dutyCount", o."dutyCount") as "dutyCount", lo."name" as "leadOfficer", lc."name" as "leaderInCharge", (s."targetId" is not null) as "isSeconded"
    from "assignments" u join "people" p on p."bureauId" = u."bureauId" and p."id" = u."personId" and p."kind" = 'auxiliary' and p."voidedAt" is null
    ${fact('s', 'secondment', on)} ${fact('post', 'post', on)} ${fact('officer', 'leadOfficer', on)} ${fact('leader', 'leaderInCharge', on)}
    left join "posts" o on o."bureauId" = p."bureauId" and o."id" = post."targetId"
    left join lateral (select w."name", (select count(*)::int from "postDuties" d where d."bureauId" = w."bureauId" and d."postVersionId" = w."id") as "dutyCount" from "postVersions" w
      where w."bureauId" = o."bureauId" and w."postId" = o."id" and w."state" <> 'draft' and w."fromOn" <= ${on}::date and (w."toOn" is null or w."toOn" > ${on}::date) limit 1) v on true
    left join "people" lo on lo."bureauId" = p."bureauId" and lo."id" = officer."targetId"
    left join "people" lc on lc."bureauId" = p."bureauId" and lc."id" = leader."targetId"
    where u."bureauId" = ${ctx.actor.bureauId} and u."aspect" = 'usingUnit' and u."targetId" = any(${unitIds}::uuid[]) and ${held('u', on)} and ${inScope(ctx.scope, 'u.unitSortKey')}
    order by p."numberSortKey", p."id"`,
  )
}

/** Lines as printed, and whose each is, so that two of one name are never taken for one. */
export interface AnnexRows {
  readonly personIds: readonly string[]
  readonly rows: readonly AnnexFiveRow[]
}

export interface FormChange {
  readonly kind: 'added' | 'gone' | 'altered'
  /** 宋永康 责任民警 周启航→梁志勇 */
  readonly words: string
}

/** The content as frozen: everything that is printed of the rows. */
export interface FrozenContent extends AnnexRows {
  readonly unitName: string
  readonly changes: readonly FormChange[]
}
