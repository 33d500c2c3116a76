import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canKeepTerms } from '../policy.ts'
import { findRules } from '../queries.ts'
import type { HazardTermRow } from '../tables.ts'

export type NewTerm = Pick<HazardTermRow, 'kind' | 'category' | 'name'>

const taken = () => invalid('name', '已经有这个词，换一个，或者就用它。', 'nameTaken')

async function assertFree(ctx: CommandContext, { kind, category, name }: NewTerm): Promise<void> {
  const known = await ctx.tx
    .selectFrom('hazardTerms')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('kind', '=', kind)
    .where('category', 'is not distinct from', category)
    .where('name', '=', name)
    .select('id')
    .executeTakeFirst()
  if (known) throw taken()
}

/** 加词 — a subcategory of a category, or a kind of cause; behind those there are. */
export async function addTerms(ctx: CommandContext, terms: readonly NewTerm[]): Promise<{ ids: string[] }> {
  if (!canKeepTerms(ctx.actor)) throw forbidden()
  const { bureauId } = ctx.actor
  const rows: { id: string }[] = []
  for (const term of terms) {
    const { kind, category, name } = term
    if ((kind === 'subcategory') !== (category !== null)) throw invalid('category', '子类要归到一个类别，原因不分类别。')
    await assertFree(ctx, term)
    const position = sql<number>`(select coalesce(max("position"), 0) + 1 from "hazardTerms" where "bureauId" = ${bureauId} and "kind" = ${kind})`
    const id = newId()
    const { numInsertedOrUpdatedRows } = await ctx.tx
      .insertInto('hazardTerms')
      .values({ bureauId, id, kind, category, name, position })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) throw taken()
    rows.push({ id })
  }
  const ids = rows.map((r) => r.id)
  await recordEvent(ctx, { verb: 'hazardTerm.added', subjects: ids.map((id) => ({ id, kind: 'hazardTerm' })) })
  return { ids }
}

async function takeTerm(ctx: CommandContext, id: string, version: number) {
  if (!canKeepTerms(ctx.actor)) throw forbidden()
  const term = await ctx.tx
    .selectFrom('hazardTerms')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!term) throw notFound()
  assertVersion(term, version)
  if (term.retiredOn !== null) throw new DomainError('conflict', 'retired', '这个词已经停用。')
  return term
}

const changeTerm = (ctx: CommandContext, id: string, set: { name: string } | { retiredOn: string }) =>
  ctx.tx
    .updateTable('hazardTerms')
    .set((e) => ({ ...set, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .execute()

interface Renaming {
  params: { id: string }
  body: { version: number; name: string }
}

/** 改词 — hazards that carry it show the new word. */
export async function renameTerm(ctx: CommandContext, { params, body }: Renaming): Promise<{ id: string }> {
  const term = await takeTerm(ctx, params.id, body.version)
  if (term.name !== body.name) await assertFree(ctx, { kind: term.kind, category: term.category, name: body.name })
  await changeTerm(ctx, term.id, { name: body.name })
  await recordEvent(ctx, {
    verb: 'hazardTerm.renamed',
    subjects: [{ id: term.id, kind: 'hazardTerm' }],
    changes: [{ field: 'name', before: term.name, after: body.name }],
  })
  return { id: term.id }
}

/** 停用词 — it is offered no longer; hazards that carry it keep it. */
export async function retireTerm(
  ctx: CommandContext,
  { params, body }: { params: { id: string }; body: { version: number } },
): Promise<{ id: string }> {
  const term = await takeTerm(ctx, params.id, body.version)
  await changeTerm(ctx, term.id, { retiredOn: ctx.today })
  await recordEvent(ctx, { verb: 'hazardTerm.retired', subjects: [{ id: term.id, kind: 'hazardTerm' }] })
  return { id: term.id }
}

const ruleFields = ['lookBackDays', 'escalationDays', 'repeatUnits', 'repeatDays'] as const

interface Ruling {
  body: {
    version: number
    lookBackDays: number | null
    escalationDays: number | null
    repeatUnits: number | null
    repeatDays: number | null
  }
}

/** 定回头看、升级、原因反复的数 — the bureau's own rule; days already set stay. */
export async function setHazardRules(ctx: CommandContext, { body }: Ruling): Promise<Record<string, never>> {
  if (!canKeepTerms(ctx.actor)) throw forbidden()
  if ((body.repeatUnits === null) !== (body.repeatDays === null))
    throw invalid('repeatDays', '单位数和天数要一起填，或者都不填。', 'halfRule')
  const before = await findRules(ctx)
  const { numUpdatedRows } = await ctx.tx
    .updateTable('bureaus')
    .set((e) => ({
      hazardLookBackDays: body.lookBackDays,
      hazardEscalationDays: body.escalationDays,
      causeRepeatUnits: body.repeatUnits,
      causeRepeatDays: body.repeatDays,
      version: e('version', '+', 1),
    }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('version', '=', body.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  const words = (days: number | null): string | null => (days === null ? null : String(days))
  await recordEvent(ctx, {
    verb: 'hazard.rulesSet',
    changes: ruleFields.map((field) => ({ field, before: words(before[field]), after: words(body[field]) })),
  })
  return {}
}
