import { covers } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { inReach, type Reach } from '../../task-forces/public.ts'
import { canDo, canVerify } from '../policy.ts'
import { type DecisionFacts, lockDecision } from '../queries.ts'
import { transitions } from '../workflow.ts'

interface Chosen {
  params: { id: string }
  body: { version: number }
}
type Act = keyof typeof transitions

/** The task as it was seen, in a state from which the act is possible. */
async function take(reach: Reach<CommandContext>, { params, body }: Chosen, act: Act): Promise<DecisionFacts> {
  const { actor } = reach.ctx
  const decision = await lockDecision(reach, params.id)
  const isOwnUnit = covers(reach.own, decision.unitSortKey)
  if (act === 'do' && !canDo(actor, decision, isOwnUnit)) throw forbidden('这一项由承办单位或者点名的责任人报办完。')
  if (act !== 'do' && decision.doneBy === actor.accountId) throw forbidden('自己报办完的，要由办公室的另一个人核验。')
  if (act !== 'do' && !canVerify(actor, reach, decision)) throw forbidden('这一项由专班办公室核验、退回。')
  assertVersion(decision, body.version)
  const { from, otherwise } = transitions[act]
  if (decision.kind !== 'task' || decision.state !== from) throw new DomainError('conflict', 'wrongState', otherwise)
  return decision
}

const update = (ctx: CommandContext, decision: DecisionFacts) =>
  ctx.tx
    .updateTable('consultationDecisions')
    .set({ version: decision.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', decision.id)
    .where('state', '=', decision.state)
    .where('version', '=', decision.version)

const subjectOf = (d: DecisionFacts) => [{ id: d.id, kind: 'consultationDecision', unitSortKey: d.unitSortKey }]

interface Doing extends Chosen {
  body: { version: number; note: string }
}

/** 报会商决定办完 — by the unit or the officer named, with what was done. */
export const doDecision = (narrow: CommandContext, input: Doing): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const decision = await take(reach, input, 'do')
    const { accountId, name } = ctx.actor
    await update(ctx, decision)
      .set({
        state: transitions.do.to,
        doneBy: accountId,
        doneByName: name,
        doneAt: ctx.now,
        doneNote: input.body.note,
        returnReason: null,
      })
      .execute()
    await recordEvent(ctx, {
      verb: 'consultationDecision.done',
      subjects: subjectOf(decision),
      changes: [{ field: 'note', after: input.body.note }],
    })
    return { id: decision.id }
  })

/** 核验会商决定事项 — by the office, another account than the one that reported it done. */
export const verifyDecision = (narrow: CommandContext, input: Chosen): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const decision = await take(reach, input, 'verify')
    const by = { verifiedBy: ctx.actor.accountId, verifiedByName: ctx.actor.name, verifiedAt: ctx.now }
    await update(ctx, decision)
      .set({ state: transitions.verify.to, ...by })
      .execute()
    await recordEvent(ctx, { verb: 'consultationDecision.verified', subjects: subjectOf(decision) })
    return { id: decision.id }
  })

interface Returning extends Chosen {
  body: { version: number; reason: string }
}

/** 退回会商决定事项 — with the reason; the unit goes on. */
export const returnDecision = (narrow: CommandContext, input: Returning): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    const decision = await take(reach, input, 'return')
    await update(ctx, decision).set({ state: transitions.return.to, returnReason: input.body.reason }).execute()
    await recordEvent(ctx, {
      verb: 'consultationDecision.returned',
      subjects: subjectOf(decision),
      changes: [{ field: 'reason', after: input.body.reason }],
    })
    return { id: decision.id }
  })
