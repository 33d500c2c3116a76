import type { QueryContext } from './context.ts'

/** The caller's bureau as a printed page names it, and whether it is a demo, which every page says. */
export const findBureau = (ctx: QueryContext) =>
  ctx.db.selectFrom('bureaus').where('bureauId', '=', ctx.actor.bureauId).select(['name', 'isDemo']).executeTakeFirstOrThrow()
