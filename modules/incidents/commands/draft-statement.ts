import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canApprove, canRecord } from '../policy.ts'
import { takeIncident, touch } from './add-step.ts'
import { subjectsOf } from './record-incident.ts'

interface Drafting {
  params: { id: string }
  body: { version: number; text: string; isPublic: boolean }
}

/** 拟声明 — the next version; a draft that was not approved gives way, the approved one holds until the new one is approved. */
export async function draftStatement(ctx: CommandContext, input: Drafting): Promise<{ id: string }> {
  if (!canRecord(ctx.actor)) throw forbidden()
  const incident = await takeIncident(ctx, input, 'add')
  const { bureauId, accountId, name } = ctx.actor
  const number = (incident.statements[0]?.number ?? 0) + 1
  await ctx.tx
    .updateTable('approvedStatements')
    .set({ state: 'superseded' })
    .where('bureauId', '=', bureauId)
    .where('incidentId', '=', incident.id)
    .where('state', '=', 'draft')
    .execute()
  const { text, isPublic } = input.body
  const drafted = { draftedBy: accountId, draftedByName: name, draftedAt: ctx.now }
  const approval = { approvedBy: null, approvedByName: null, approvedAt: null }
  const place = { bureauId, incidentId: incident.id, unitSortKey: incident.unitSortKey }
  await ctx.tx
    .insertInto('approvedStatements')
    .values({ ...place, id: newId(), number, text, isPublic, ...drafted, ...approval })
    .execute()
  await touch(ctx, incident)
  await recordEvent(ctx, {
    verb: 'incident.statementDrafted',
    subjects: subjectsOf(incident),
    changes: [{ field: 'number', after: String(number) }],
  })
  return { id: incident.id }
}

interface Approving {
  params: { id: string; statementId: string }
  body: { version: number }
}

/** 审定声明 — by another with authority, whose name and time stay with it; it takes the place of the one in force. */
export async function approveStatement(ctx: CommandContext, input: Approving): Promise<{ id: string }> {
  const incident = await takeIncident(ctx, input, 'add')
  const statement = incident.statements.find((s) => s.id === input.params.statementId)
  if (!statement) throw notFound()
  if (!canApprove(ctx.actor, statement)) throw forbidden('自己拟的声明，要由另一位领导审定。')
  if (statement.state !== 'draft') throw new DomainError('conflict', 'wrongState', '只有待审定的一版能审定。')
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('approvedStatements')
    .set({ state: 'superseded' })
    .where('bureauId', '=', bureauId)
    .where('incidentId', '=', incident.id)
    .where('state', '=', 'approved')
    .execute()
  await ctx.tx
    .updateTable('approvedStatements')
    .set({ state: 'approved', approvedBy: accountId, approvedByName: name, approvedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', statement.id)
    .where('state', '=', 'draft')
    .execute()
  await touch(ctx, incident)
  await recordEvent(ctx, {
    verb: 'incident.statementApproved',
    subjects: subjectsOf(incident),
    changes: [{ field: 'number', after: String(statement.number) }],
  })
  return { id: incident.id }
}
