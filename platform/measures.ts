import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { QueryContext } from './context.ts'
import { rowsOf } from './database/rows-of.ts'

/** How much of what was to be done is done, of one unit. */
export interface MeasurePlace {
  readonly unitId: string
  readonly unitName: string
  readonly unitSortKey: string
  /** At most `whole`. */
  readonly part: number
  /** The denominator; a unit with none is left out, never shown as all or nothing. */
  readonly whole: number
}
/** Days in Beijing, both included, as YYYY-MM-DD. */
export interface MeasureSpan {
  readonly from: string
  readonly to: string
}

/** A comparison of units that a module offers: a part with its denominator, its rule and its list; of units, never of persons. */
export interface MeasureDefinition {
  /** camelCase, stable: 'tasksInTime'. */
  readonly id: string
  /** 任务按期办结. */
  readonly label: string
  /** The work it belongs to; a page of comparisons is narrowed to one. */
  readonly area: 'staffing' | 'signing' | 'hazards' | 'reporting'
  /** What the part and the whole are, in words: 按期办结, 到期任务. */
  readonly part: string
  readonly whole: string
  /** What is counted: 项, 人, 份. */
  readonly unit: string
  /** The rule in plain Chinese. */
  readonly rule: string
  /** The list behind it; `unitId` may be added to it. */
  readonly href: string
  /** 'span': what fell due or happened within it; 'day': as it stands today, whatever the span. */
  readonly of: 'span' | 'day'
  /** Units of the caller's scope with anything to count, in roster order. */
  readonly places: (ctx: QueryContext, span: MeasureSpan) => Promise<MeasurePlace[]>
}

/** Condition "its day fell within the span and is over": what may still be done counts neither way. */
export const fellDue = ({ today }: QueryContext, { from, to }: MeasureSpan, column: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)} >= ${from}::date and ${sql.ref(column)} <= ${to}::date and ${sql.ref(column)} < ${today}::date)`

/** Places of a measure from one query of what was to be done: "unitId" and "isDone" of rows in the caller's scope. */
export const measured =
  (source: (ctx: QueryContext, span: MeasureSpan) => RawBuilder<unknown>): MeasureDefinition['places'] =>
  (ctx, span) =>
    rowsOf(
      ctx,
      sql<MeasurePlace>`select u."id" as "unitId", u."shortName" as "unitName", u."unitSortKey", s."part", s."whole" from (
          select m."unitId", (count(*) filter (where m."isDone"))::int as "part", count(*)::int as "whole" from (${source(ctx, span)}) m group by m."unitId") s
        join "units" u on u."bureauId" = ${ctx.actor.bureauId} and u."id" = s."unitId" order by u."unitSortKey"`,
    )
