import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'

const checklists = ({ db, actor }: QueryContext) =>
  db.selectFrom('screeningChecklists').where('bureauId', '=', actor.bureauId).selectAll()

/** Every version, the newest first; the draft, if there is one, on top. */
export const findChecklists = (ctx: QueryContext) => checklists(ctx).orderBy('number', 'desc').execute()
export type FoundChecklist = Awaited<ReturnType<typeof findChecklists>>[number]

/** Kinds of hazards that a question may open. */
export const findSubcategories = ({ db, actor }: QueryContext) =>
  db
    .selectFrom('hazardTerms')
    .where('bureauId', '=', actor.bureauId)
    .where('kind', '=', 'subcategory')
    .where('retiredOn', 'is', null)
    .orderBy('category')
    .orderBy('position')
    .orderBy('name')
    .select(['id', 'category', 'name'])
    .execute()

/** One version, with the one before it. */
export async function findChecklist(ctx: QueryContext, id: string) {
  const checklist = await checklists(ctx).where('id', '=', id).executeTakeFirst()
  if (!checklist) throw notFound()
  const previous = await checklists(ctx)
    .where('number', '=', checklist.number - 1)
    .executeTakeFirst()
  return { checklist, previous, subcategories: await findSubcategories(ctx) }
}

/** The version to be changed, locked. */
export async function lockChecklist(ctx: QueryContext, id: string) {
  const checklist = await checklists(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!checklist) throw notFound()
  return checklist
}
