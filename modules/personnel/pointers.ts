import { sql } from 'kysely'
import type { Tx } from '../../platform/context.ts'

/** The fact of one aspect that holds on a day. */
const holding = (aspect: string, today: string) => sql`(select a."targetId" from "assignments" a where a."bureauId" = p."bureauId" and a."personId" = p."id"
  and a."aspect" = ${aspect} and a."voidedAt" is null and a."fromOn" <= ${today}::date and (a."toOn" is null or a."toOn" > ${today}::date))`

/**
 * Brings today's pointers of people (unit, borrowing unit, post, officer, leader) in step with their dated facts, and the places
 * of everything that follows the person. The only writer of these columns; call it after every change of assignments and at midnight.
 */
export async function settlePointers(tx: Tx, bureauId: string, personIds: readonly string[], today: string): Promise<void> {
  if (personIds.length === 0) return
  await sql`
    update "people" t set "unitId" = f."unitId", "unitSortKey" = f."unitSortKey", "secondedUnitId" = f."secondedUnitId", "secondedUnitSortKey" = s."unitSortKey",
      "postId" = f."postId", "leadOfficerId" = f."leadOfficerId", "leaderInChargeId" = f."leaderInChargeId", "policeLine" = o."policeLine"
    from (select p."id", coalesce(u."id", p."unitId") as "unitId", coalesce(u."unitSortKey", p."unitSortKey") as "unitSortKey", ${holding('secondment', today)} as "secondedUnitId",
        ${holding('post', today)} as "postId", ${holding('leadOfficer', today)} as "leadOfficerId", ${holding('leaderInCharge', today)} as "leaderInChargeId", p."bureauId"
      from "people" p left join "units" u on u."bureauId" = p."bureauId" and u."id" = ${holding('usingUnit', today)}
      where p."bureauId" = ${bureauId} and p."id" = any(${personIds}::uuid[])) f
    left join "units" s on s."bureauId" = f."bureauId" and s."id" = f."secondedUnitId"
    left join "posts" o on o."bureauId" = f."bureauId" and o."id" = f."postId"
    where t."bureauId" = f."bureauId" and t."id" = f."id"`.execute(tx)
  for (const table of ['personNumbers', 'searchTerms', 'assignments', 'correctionRequests'] as const) {
    await sql`update ${sql.table(table)} t set "unitSortKey" = p."unitSortKey" from "people" p
      where t."bureauId" = ${bureauId} and t."personId" = any(${personIds}::uuid[]) and p."bureauId" = t."bureauId" and p."id" = t."personId" and t."unitSortKey" <> p."unitSortKey"`.execute(tx)
  }
  await sql`update "personNumbers" t set "secondedUnitSortKey" = p."secondedUnitSortKey" from "people" p where t."bureauId" = ${bureauId} and t."personId" = any(${personIds}::uuid[])
    and p."bureauId" = t."bureauId" and p."id" = t."personId" and t."secondedUnitSortKey" is distinct from p."secondedUnitSortKey"`.execute(tx)
}
