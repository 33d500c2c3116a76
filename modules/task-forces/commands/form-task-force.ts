import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canForm } from '../policy.ts'
import { lockTaskForce } from '../queries.ts'

interface Founding {
  body: { name: string; reference: string; foundedOn: string }
}

/** 成立专班 — by the paper that sets it up. */
export async function foundTaskForce(ctx: CommandContext, { body }: Founding): Promise<{ id: string }> {
  if (!canForm(ctx)) throw forbidden()
  const { bureauId } = ctx.actor
  const id = newId()
  const { name, reference, foundedOn } = body
  await ctx.tx
    .insertInto('taskForces')
    .values({ bureauId, id, name, reference, foundedOn, dissolvedOn: null, everyCount: null, everyUnit: null, firstDueOn: null })
    .execute()
  await recordEvent(ctx, { verb: 'taskForce.founded', subjects: [{ id, kind: 'taskForce' }] })
  return { id }
}

interface Changing {
  params: { id: string }
  body: { version: number; name: string; reference: string; dissolvedOn: string | null }
}

/** 改专班资料 — with a last day the task force is dissolved; its meetings and decisions stay. */
export async function changeTaskForce(ctx: CommandContext, { params, body }: Changing): Promise<{ id: string }> {
  if (!canForm(ctx)) throw forbidden()
  const before = await lockTaskForce(ctx, params.id)
  assertVersion(before, body.version)
  if (body.dissolvedOn !== null && body.dissolvedOn <= before.foundedOn)
    throw invalid('dissolvedOn', `专班于 ${before.foundedOn} 成立，撤销日期应在其后。`, 'tooEarly')
  const { name, reference, dissolvedOn } = body
  await ctx.tx
    .updateTable('taskForces')
    .set({ name, reference, dissolvedOn, version: before.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', before.id)
    .where('version', '=', body.version)
    .execute()
  const fields = ['name', 'reference', 'dissolvedOn'] as const
  await recordEvent(ctx, {
    verb: 'taskForce.changed',
    subjects: [{ id: before.id, kind: 'taskForce' }],
    changes: fields.filter((f) => before[f] !== body[f]).map((field) => ({ field, before: before[field], after: body[field] })),
  })
  return { id: before.id }
}
