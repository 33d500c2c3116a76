import { sql } from 'kysely'
import { endLent, findEveryLending, holderOf, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { asSystem } from '../../../platform/access/system-context.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import type { Keys } from '../../../platform/keys.ts'
import { type ConcernFacts, openAbout, openRaiser, route } from '../queries.ts'
import { openStates } from '../workflow.ts'
import { addText } from './add-word.ts'

/** Marks of everybody who can sign in today, with the roles in force. */
async function findMarks(ctx: CommandContext): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ accountId: string; roles: string[] }>`select * from "accountsToLend"(${ctx.today}::date)`.execute(
    ctx.tx,
  )
  return new Set(rows.flatMap(({ accountId, roles }) => roles.map((role) => `${holderOf(ctx.keys, accountId)} ${role}`)))
}

async function handOn(ctx: CommandContext, concern: ConcernFacts, able: ReadonlySet<string>): Promise<void> {
  const { levels: about, name } = openAbout(ctx, concern)
  const asked = { name, unitId: concern.unitId, raiserId: openRaiser(ctx, concern)?.accountId ?? null }
  const lendings = (await findEveryLending(ctx, concern.id)).filter((l) => l.endedAt === null && l.capacity !== 'raiser')
  if (lendings.some((l) => able.has(`${l.holder} ${l.capacity}`))) return
  const handlers = await route(ctx, { kind: concern.kind, way: concern.way, about }, asked)
  if (handlers.length === 0) return
  for (const { holder, capacity } of lendings) await endLent(ctx, concern.id, { holder, capacity })
  await lendFile(
    ctx,
    concern.id,
    handlers.map((h) => ({ to: h.accountId, name: h.name, capacity: h.role })),
  )
  const text = '原来的承办人不再办理，已转给别的承办人；期限不变。'
  await addText(ctx, concern.id, { act: 'handedOn', side: 'handler', name: null, text })
  await ctx.tx
    .updateTable('concerns')
    .set({ version: concern.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', concern.id)
    .execute()
  await recordSealed(ctx, { fileId: concern.id, verb: 'concern.handlersFound' })
}

/** 另找承办人 — a concern that nobody is left to handle is routed anew, still never to whoever it is about; nobody else learns of it. Runs as the owner; done again it changes nothing. */
export async function settleConcerns(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<void> {
  const ctx = await asSystem(tx, bureauId, today, keys)
  const open = await tx
    .selectFrom('concerns')
    .where('bureauId', '=', bureauId)
    .where('state', 'in', openStates)
    .selectAll()
    .orderBy('id')
    .forUpdate()
    .execute()
  const able = await findMarks(ctx)
  for (const concern of open) await handOn(ctx, concern, able)
}
