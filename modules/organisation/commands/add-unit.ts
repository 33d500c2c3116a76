import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { childKey } from '../../../platform/sort-key.ts'
import type { addUnit as endpoint } from '../contract.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'

/** The next place under a parent; places are never given twice, so that a key never means two units. */
export async function nextPosition(ctx: CommandContext, parentId: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('units as parent')
    .where('parent.bureauId', '=', ctx.actor.bureauId)
    .where('parent.id', '=', parentId)
    .select(
      sql<number>`greatest("parent"."lastChildPosition", (select coalesce(max(c."position"), 0) from "units" c
      where c."bureauId" = "parent"."bureauId" and c."parentId" = "parent"."id"))::int + 1`.as('next'),
    )
    .executeTakeFirstOrThrow()
  return row.next
}

/** 新增单位 — adds a unit at the end of its parent's children. */
export async function addUnit(
  ctx: CommandContext,
  { body }: { body: z.infer<NonNullable<(typeof endpoint)['body']>> },
): Promise<{ id: string }> {
  const parent = await lockUnit(ctx, body.parentId)
  if (!canRestructure(ctx.actor, parent)) throw forbidden()
  const id = newId()
  const position = await nextPosition(ctx, parent.id)
  const unitSortKey = childKey(parent.unitSortKey, position)
  const { bureauId } = ctx.actor
  await ctx.tx
    .insertInto('units')
    .values({ ...body, bureauId, id, position, unitSortKey })
    .execute()
    .catch((error: unknown) => {
      if (isDuplicate(error, 'unitsByCode')) throw invalid('code', `已有单位使用编码 ${body.code}，请换一个。`, 'duplicateCode')
      throw error
    })
  await ctx.tx
    .insertInto('unitNames')
    .values({ bureauId, unitId: id, unitSortKey, name: body.name, shortName: body.shortName, fromOn: body.openedOn, toOn: null })
    .execute()
  await recordEvent(ctx, {
    verb: 'unit.added',
    subjects: [{ id, kind: 'unit', unitSortKey }],
    changes: [{ field: 'name', after: body.name }],
  })
  return { id }
}
