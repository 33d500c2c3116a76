import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { ruleChain as endpoint } from '../contract.ts'
import { canRule } from '../policy.ts'

interface Input {
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** 裁定责任链模板 — from a day on, a purpose follows this template; the former ruling ends that day and stays in the history. */
export async function ruleChain(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!canRule(ctx.actor)) throw forbidden()
  const { bureauId } = ctx.actor
  const template = await ctx.tx
    .selectFrom('chainTemplates')
    .where('bureauId', '=', bureauId)
    .where('id', '=', body.templateId)
    .select(['id', 'name'])
    .executeTakeFirst()
  if (!template) throw invalid('templateId', '没有这个责任链模板，请从列表里选。', 'unknownTemplate')
  const former = await ctx.tx
    .selectFrom('chainRulings')
    .where('bureauId', '=', bureauId)
    .where('purpose', '=', body.purpose)
    .where('toOn', 'is', null)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (former) assertVersion(former, body.version)
  else if (body.version !== 1) throw stale()
  if (former?.templateId === template.id)
    throw new DomainError('conflict', 'sameTemplate', `现在就按“${template.name}”，不用再裁定。`)
  if (former && body.fromOn <= former.fromOn)
    throw invalid('fromOn', `现行裁定自 ${former.fromOn} 起，新裁定的日期应在其后。`, 'tooEarly')
  if (former) {
    await ctx.tx
      .updateTable('chainRulings')
      .set({ toOn: body.fromOn, version: former.version + 1 })
      .where('bureauId', '=', bureauId)
      .where('id', '=', former.id)
      .where('version', '=', former.version)
      .execute()
  }
  const id = newId()
  await ctx.tx
    .insertInto('chainRulings')
    .values({
      bureauId,
      id,
      purpose: body.purpose,
      templateId: template.id,
      reason: body.reason,
      fromOn: body.fromOn,
      toOn: null,
      decidedBy: ctx.actor.accountId,
      version: (former?.version ?? 0) + 1,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'chain.ruled',
    subjects: [{ id, kind: 'chainRuling' }],
    changes: [
      { field: 'purpose', after: body.purpose },
      { field: 'template', before: former?.templateId ?? null, after: template.id },
      { field: 'fromOn', after: body.fromOn },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id }
}
