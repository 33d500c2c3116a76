import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { canLodge } from '../policy.ts'
import { lockFilings } from '../queries.ts'
import { transitions } from '../workflow.ts'

export interface Chosen {
  readonly id: string
  readonly version: number
}

/** The chosen filings, locked, each as it was seen and in a state from which the act is possible. */
export async function takeFilings(ctx: CommandContext, chosen: readonly Chosen[], act: keyof typeof transitions) {
  const rows = await lockFilings(
    ctx,
    chosen.map((c) => c.id),
  )
  const seen = new Map(chosen.map((c) => [c.id, c.version]))
  if (rows.some((r) => r.version !== seen.get(r.id))) throw stale()
  const { from, otherwise } = transitions[act]
  const wrong = rows.filter((r) => !(from as readonly string[]).includes(r.state))
  if (wrong.length > 0)
    throw new DomainError('conflict', 'wrongState', `所选的里有 ${wrong.length} 件不能这样办：${otherwise}请去掉以后再办。`)
  return rows
}

/** Subjects of an act on filings: each filing and its person, who sees it in the own file. */
export const subjectsOf = (rows: readonly { id: string; personId: string; unitSortKey: string }[]) =>
  rows.flatMap((r) => [
    { id: r.id, kind: 'filing', unitSortKey: r.unitSortKey },
    { id: r.personId, kind: 'person', unitSortKey: r.unitSortKey },
  ])

interface Input {
  body: { filings: Chosen[]; note: string }
}

/** 报备案 — the unit says the change is so; whether it is late is set by the day of the first lodging and stays. */
export async function lodgeFilings(ctx: CommandContext, { body }: Input): Promise<{ ids: string[] }> {
  if (!canLodge(ctx.actor)) throw forbidden()
  const rows = await takeFilings(ctx, body.filings, 'lodge')
  const ids = rows.map((r) => r.id)
  const isLate = sql<boolean>`case when "lodgedAt" is null then coalesce("dueOn" < ${ctx.today}::date, false) else "isLate" end`
  await ctx.tx
    .updateTable('filings')
    .set((e) => ({
      state: transitions.lodge.to,
      note: body.note,
      isLate,
      lodgedBy: ctx.actor.accountId,
      lodgedByName: ctx.actor.name,
      lodgedAt: ctx.now,
      answeredBy: null,
      answeredByName: null,
      answeredAt: null,
      version: e('version', '+', 1),
    }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', 'in', [...transitions.lodge.from])
    .execute()
  await recordEvent(ctx, { verb: 'filing.lodged', subjects: subjectsOf(rows) })
  return { ids }
}
