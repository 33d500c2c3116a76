import { sql } from 'kysely'
import { endLent, holderOf, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { asSystem } from '../../../platform/access/system-context.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { sealedActs } from '../contract.ts'
import { chooseLooker, findLookers, type Looker, openPerson, recordStampOf, sealPerson } from '../queries.ts'

/** Rows of before the sealing say in plain whom and what they are about: sealed once, and the plain words are gone. */
async function sealEarlier(ctx: CommandContext): Promise<void> {
  const { rows } = await sql<{
    id: string
    act: (typeof sealedActs)[number]
    recordId: string
    personId: string
    name: string
    unitName: string
  }>`
    select l."id", l."act", l."recordId", l."personId", p."name", u."name" as "unitName" from "secondLooks" l
    join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId" join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
    where l."bureauId" = ${ctx.actor.bureauId} and l."recordStamp" is null for update of l`.execute(ctx.tx)
  for (const { id, act, recordId, personId, name, unitName } of rows)
    await ctx.tx
      .updateTable('secondLooks')
      .set({
        recordStamp: recordStampOf(ctx, act, recordId),
        personSealed: sealPerson(ctx, id, { id: personId, name, unitName }),
        recordId: null,
        personId: null,
      })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', id)
      .execute()
}

interface Waiting {
  readonly id: string
  readonly state: 'asked' | 'held'
  readonly personSealed: string
}

/** Who looks, or decides, now that whoever it was lent to can't: empty while somebody still can, or nobody else may. */
async function successorsOf(
  ctx: CommandContext,
  look: Waiting,
  lent: readonly { holder: string; capacity: string; endedAt: Date | null }[],
) {
  const { id: personId } = openPerson(ctx, look)
  const markOf = (l: Looker): string => holderOf(ctx.keys, l.accountId)
  const able = await findLookers(ctx, personId)
  const isNeeded = ({ role }: Looker): boolean => look.state === 'asked' || role === 'politicalOfficeLeader'
  const holds = (l: Looker): boolean => lent.some((a) => a.endedAt === null && a.holder === markOf(l) && a.capacity === l.role)
  if (able.some((l) => isNeeded(l) && holds(l))) return []
  const others = able.filter((l) => isNeeded(l) && !lent.some((a) => a.holder === markOf(l)))
  if (look.state === 'held') return others
  return [await chooseLooker(ctx, { lookId: look.id, personId, able: others })].filter((l) => l !== undefined)
}

/** 另选第二人 — whose account was closed, who left or lost the role can't look any more: another is drawn, and nobody else learns of it. Runs as the owner; done again it changes nothing. */
export async function settleSecondLooks(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<void> {
  const ctx = await asSystem(tx, bureauId, today, keys)
  await sealEarlier(ctx)
  const looks = (await tx
    .selectFrom('secondLooks')
    .where('bureauId', '=', bureauId)
    .where('state', 'in', ['asked', 'held'])
    .select(['id', 'state', 'personSealed'])
    .orderBy('id')
    .forUpdate()
    .execute()) as Waiting[]
  for (const look of looks) {
    const lent = await tx
      .selectFrom('sealedAccess')
      .where('bureauId', '=', bureauId)
      .where('fileId', '=', look.id)
      .select(['holder', 'capacity', 'endedAt'])
      .execute()
    const successors = await successorsOf(ctx, look, lent)
    if (successors.length === 0) continue
    const gone = lent.filter((a) => a.endedAt === null && (look.state === 'asked' || a.capacity === 'politicalOfficeLeader'))
    for (const { holder, capacity } of gone) await endLent(ctx, look.id, { holder, capacity })
    await lendFile(
      ctx,
      look.id,
      successors.map((l) => ({ to: l.accountId, name: l.name, capacity: l.role })),
    )
    await recordSealed(ctx, { fileId: look.id, verb: 'secondLook.handedOn' })
  }
}
