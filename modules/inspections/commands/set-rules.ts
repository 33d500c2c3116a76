import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, stale } from '../../../platform/errors.ts'
import { canInspect, canSetRules } from '../policy.ts'
import { findRules } from '../queries.ts'

interface Days {
  body: { version: number; suggestionDays: number | null }
}

/** 定答复期限 — the bureau's own number of working days for suggestions to come; days already set stay. */
export async function setSuggestionDays(ctx: CommandContext, { body }: Days): Promise<Record<string, never>> {
  if (!canSetRules(ctx.actor)) throw forbidden()
  const before = await findRules(ctx)
  const { numUpdatedRows } = await ctx.tx
    .updateTable('bureaus')
    .set((e) => ({ suggestionDays: body.suggestionDays, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('version', '=', body.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  const words = (days: number | null): string | null => (days === null ? null : String(days))
  await recordEvent(ctx, {
    verb: 'inspection.rulesSet',
    changes: [{ field: 'suggestionDays', before: words(before.suggestionDays), after: words(body.suggestionDays) }],
  })
  return {}
}

interface Checklist {
  body: { version: number; questions: string[] }
}

/** 存检查清单 — the line's own, its next version; inspections begun before keep theirs. */
export async function saveChecklist(ctx: CommandContext, { body }: Checklist): Promise<Record<string, never>> {
  const { policeLine } = ctx.scope
  if (policeLine === null || !canInspect(ctx, { policeLine })) throw forbidden()
  const { checklist: before } = await findRules(ctx)
  if ((before?.version ?? 1) !== body.version) throw stale()
  const saved = { questions: body.questions, savedByName: ctx.actor.name, savedAt: ctx.now, version: body.version + 1 }
  const { numInsertedOrUpdatedRows } = await ctx.tx
    .insertInto('inspectionChecklists')
    .values({ bureauId: ctx.actor.bureauId, policeLine, ...saved })
    .onConflict((c) =>
      c.columns(['bureauId', 'policeLine']).doUpdateSet(saved).where('inspectionChecklists.version', '=', body.version),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw stale()
  await recordEvent(ctx, {
    verb: 'inspection.checklistSaved',
    changes: [{ field: policeLine, before: before?.questions.join('\n') ?? null, after: body.questions.join('\n') }],
  })
  return {}
}
