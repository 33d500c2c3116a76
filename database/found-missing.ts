import { sql } from 'kysely'
import type pg from 'pg'
import { beijingDate } from '../platform/calendar/dates.ts'
import { transact } from '../platform/database/transact.ts'
import type { Keys } from '../platform/keys.ts'
import { foundingOffice } from './found-bureau.ts'
import { foundHazards } from './found-catalogue.ts'

/** Bureaus installed before hazards existed begin with the words and the checklist of a new one; done at every start, changes nothing the second time. */
export async function foundMissing(pool: pg.Pool, keys: Keys, now: Date): Promise<void> {
  await transact(pool, 'owner', {}, async (tx) => {
    const lacking = await tx
      .selectFrom('bureaus as b')
      .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'b.bureauId').on('u.parentId', 'is', null))
      .where(
        sql<boolean>`not (exists (select 1 from "hazardTerms" t where t."bureauId" = b."bureauId") and exists (select 1 from "screeningChecklists" c where c."bureauId" = b."bureauId"))`,
      )
      .select(['b.bureauId', 'u.id as rootUnitId', 'u.unitSortKey as rootSortKey'])
      .forUpdate('b')
      .execute()
    for (const place of lacking) await foundHazards({ db: tx, tx, ...foundingOffice(place), now, today: beijingDate(now), keys })
  })
}
