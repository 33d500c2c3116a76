import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { invalid } from '../../../platform/errors.ts'
import type { putInForce as endpoint } from '../contract.ts'
import { assertMay } from '../policy.ts'
import { findAllVersions, lockVersion, lockWording } from '../queries.ts'
import { stateOn } from '../workflow.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

function assertWhen(
  ctx: CommandContext,
  { fromOn, note }: Input['body'],
  former: { inForceFrom: string | null } | undefined,
): void {
  if (fromOn < ctx.today) throw invalid('fromOn', '施行日期不能早于今天：已经签过的按当时的版本，不能倒改。', 'past')
  if (!former) return
  if (former.inForceFrom !== null && fromOn <= former.inForceFrom)
    throw invalid('fromOn', `上一版自 ${former.inForceFrom} 起施行，这一版的日期应在其后。`, 'tooEarly')
  if (note === '') throw invalid('note', '写明改了什么、为什么这样认定。', 'noteRequired')
}

/** 施行 — from a day on; the version before it ends that day. Material: asked to be signed again; editorial: earlier signatures stand. */
export async function putInForce(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const seen = await lockVersion(ctx, params.id)
  assertMay('putInForce', ctx.actor, { ...seen, state: stateOn(seen, ctx.today) })
  await lockWording(ctx, seen.wordingId)
  const row = await lockVersion(ctx, params.id)
  assertVersion(row, body.version)
  const former = (await findAllVersions(ctx, row.wordingId)).find((v) => v.inForceFrom !== null && v.inForceTo === null)
  assertWhen(ctx, body, former)
  const { bureauId } = ctx.actor
  const versions = () => ctx.tx.updateTable('wordingVersions').where('bureauId', '=', bureauId)
  if (former)
    await versions()
      .set((e) => ({ inForceTo: body.fromOn, version: e('version', '+', 1) }))
      .where('id', '=', former.id)
      .where('inForceTo', 'is', null)
      .execute()
  /* Nobody has signed an earlier one: the first version is always to be signed. */
  const changeKind = former ? body.changeKind : 'material'
  await versions()
    .set({
      inForceFrom: body.fromOn,
      enforcedByName: ctx.actor.name,
      changeKind,
      changeNote: body.note,
      version: body.version + 1,
    })
    .where('id', '=', row.id)
    .where('version', '=', body.version)
    .where('inForceFrom', 'is', null)
    .execute()
  await recordEvent(ctx, {
    verb: 'wording.putInForce',
    subjects: [
      { id: row.id, kind: 'wordingVersion' },
      { id: row.wordingId, kind: 'wording' },
    ],
    changes: [
      { field: 'number', before: former ? String(former.number) : null, after: String(row.number) },
      { field: 'fromOn', after: body.fromOn },
      { field: 'changeKind', after: changeKind },
      { field: 'note', after: body.note },
    ].map((change) => ({ ...change, subjectId: row.id })),
  })
  return { id: row.id }
}
