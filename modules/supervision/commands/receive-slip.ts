import type { RawBuilder, Updateable } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { noteOnTask } from '../../tasks/public.ts'
import { canReceive, type May } from '../policy.ts'
import { lockSlip, type SlipFacts } from '../queries.ts'
import type { SupervisionSlipRow } from '../tables.ts'
import { isFrom, type SlipAct, transitions } from '../workflow.ts'

/** The slip an act names, as it was seen. */
export interface OnSlip {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}
export interface WithReason extends OnSlip {
  readonly body: { readonly version: number; readonly reason: string }
}

/** Why a person may not, where the role alone would. */
const refusals: Record<SlipAct, string> = {
  approve: '红色督办单由政治处领导批准；起草人不能批准。',
  refuse: '红色督办单由政治处领导审批；起草人不能审批。',
  receive: '督办单由主送单位签收。',
  answer: '督办单由主送单位的主要领导答复。',
  close: '督办单由签发的一方办结。',
  return: '答复由签发的一方退回。',
  withdraw: '督办单由签发的一方撤回。',
}

/** The slip, locked, as it was seen and in a state from which the act is possible; the act is the caller's to do. */
export async function takeSlip(ctx: CommandContext, { params, body }: OnSlip, act: SlipAct, may: May): Promise<SlipFacts> {
  const slip = await lockSlip(ctx, params.id)
  assertVersion(slip, body.version)
  if (!isFrom(act, slip.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  if (!may(ctx, slip)) throw forbidden(refusals[act])
  return slip
}

type Columns = Updateable<SupervisionSlipRow>
interface Move {
  readonly act: SlipAct
  readonly set: { readonly [K in keyof Columns]?: Columns[K] | RawBuilder<NonNullable<Columns[K]>> }
  /** What the task's timeline says; null where the task is not touched. */
  readonly note: string | null
}

/** Moves a slip that was taken: state by the workflow, columns, version, the task's timeline; the event is the command's. */
export async function moveSlip(ctx: CommandContext, slip: SlipFacts, { act, set, note }: Move): Promise<void> {
  const { numUpdatedRows } = await ctx.tx
    .updateTable('supervisionSlips')
    .set(set)
    .set((e) => ({ state: transitions[act].to, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', slip.id)
    .where('state', '=', slip.state)
    .where('version', '=', slip.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  if (note !== null) await noteOnTask(ctx, slip.taskId, { note })
}

export const subjectsOf = (slips: readonly Pick<SlipFacts, 'id' | 'unitSortKey'>[]) =>
  slips.map((s) => ({ id: s.id, kind: 'supervisionSlip', unitSortKey: s.unitSortKey }))

/** 签收 — with name and time. */
export async function receiveSlip(ctx: CommandContext, input: OnSlip): Promise<{ id: string }> {
  const slip = await takeSlip(ctx, input, 'receive', canReceive)
  const set = { receivedByName: ctx.actor.name, receivedAt: ctx.now }
  await moveSlip(ctx, slip, { act: 'receive', set, note: `${slip.number ?? ''}已签收` })
  await recordEvent(ctx, { verb: 'supervisionSlip.received', subjects: subjectsOf([slip]) })
  return { id: slip.id }
}
