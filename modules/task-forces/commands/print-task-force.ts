import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { findTaskForce } from '../queries.ts'

interface Input {
  params: { id: string }
  query: { on?: string | undefined }
}

/** 打印专班组成人员名单 — as it stood on a day. */
export async function printTaskForce(ctx: CommandContext, { params, query }: Input) {
  const force = await findTaskForce(ctx, params.id, query.on ?? ctx.today)
  await recordEvent(ctx, { verb: 'taskForce.printed', subjects: [{ id: force.id, kind: 'taskForce' }] })
  return { force, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}
