import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { Tx } from '../../../platform/context.ts'
import { insertParts } from './open-collection.ts'

/** Units that a collection stands for today and that have no part in it. */
const findJoined = async (tx: Tx, bureauId: string, id: string) =>
  (
    await sql<{ id: string; unitSortKey: string }>`
      select u."id", u."unitSortKey" from "collections" c join "units" u on u."bureauId" = c."bureauId" and u."closedOn" is null and u."kind" in ('policeStation', 'division', 'office')
        and u."unitSortKey" >= c."unitSortKey" and u."unitSortKey" < c."unitSortKey" || '~'
      where c."bureauId" = ${bureauId}::uuid and c."id" = ${id}::uuid and not exists (select 1 from "collectionParts" p where p."bureauId" = c."bureauId" and p."collectionId" = c."id" and p."unitId" = u."id")
        and (cardinality(c."askedUnitIds") = 0 or exists (select 1 from "units" a where a."bureauId" = c."bureauId" and a."id" = any(c."askedUnitIds") and u."unitSortKey" >= a."unitSortKey" and u."unitSortKey" < a."unitSortKey" || '~'))
      order by u."unitSortKey"`.execute(tx)
  ).rows

/** 新单位加入 — a unit that joins while a collection is open owes its forms too, by the same day; after that day it is not asked any more. Done again it changes nothing. Runs as the owner. */
export async function settleCollections(tx: Tx, bureauId: string, today: string): Promise<void> {
  const open = await tx
    .selectFrom('collections')
    .where('bureauId', '=', bureauId)
    .where('closedAt', 'is', null)
    .where('dueOn', '>=', today)
    .where('askedUnitIds', 'is not', null)
    .orderBy('id')
    .select(['id', 'forms', 'dueOn', 'unitSortKey'])
    .forUpdate()
    .execute()
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  for (const { id, forms, dueOn, unitSortKey } of open) {
    const joined = await findJoined(tx, bureauId, id)
    if (joined.length === 0) continue
    await insertParts(tx, { bureauId, id, forms, openedOn: today, dueOn }, joined)
    await recordEvent(
      { tx, actor },
      {
        verb: 'collection.unitsJoined',
        subjects: [
          { id, kind: 'collection', unitSortKey },
          ...joined.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
        ],
      },
    )
  }
}

/** Events after which units may have joined. */
export const collectionVerbs: readonly string[] = ['unit.added', 'unit.changed', 'unit.moved', 'unit.merged']
