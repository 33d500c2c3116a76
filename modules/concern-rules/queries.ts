import { sql } from 'kysely'
import type { QueryContext } from '../../platform/context.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'

const defaults = { receiptDays: 15, answerDays: 60, protectionDays: 180, retentionYears: null, version: 1 }
/** The bureau's own terms, or the defaults while nobody has set any. */
export async function findRules(ctx: QueryContext) {
  const row = await ctx.db
    .selectFrom('concernRules')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['receiptDays', 'answerDays', 'protectionDays', 'retentionYears', 'version'])
    .executeTakeFirst()
  return row ?? defaults
}

/** Telephone and mailbox of the own unit and of the bureau's office. */
export const findChannels = (ctx: QueryContext) =>
  rowsOf(
    ctx,
    sql<{
      unit: string
      hotline: string | null
      mailbox: string | null
    }>`select "unitName" as "unit", "hotline", "mailbox" from "concernChannels"(${ctx.actor.unitId}::uuid)`,
  )

export async function findFigures(ctx: QueryContext) {
  return rowsOf(
    ctx,
    sql<{
      quarter: string
      category: string
      received: number | null
      inTime: number | null
      reopened: number | null
      helped: number | null
    }>`select * from "concernFigures"(${ctx.today}::date)`,
  )
}
