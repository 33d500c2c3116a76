import { sql, type Updateable } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canStart } from '../policy.ts'
import { type HazardFacts, lockHazards } from '../queries.ts'
import type { HazardRow, HazardStepRow } from '../tables.ts'
import { type HazardAct, isFrom, stateAfter, transitions } from '../workflow.ts'

/** The hazard an act names, as it was seen. */
export interface OnHazard {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}
export type May = (actor: CommandContext['actor'], hazard: HazardFacts) => boolean

/** Why a person may not, where the role alone would. */
const refusals: Partial<Record<HazardAct, string>> = {
  start: '开始整改由责任人或者本单位来办。',
  finishMeasure: '这条措施由它的责任人来办。',
  submit: '佐证由责任人本人交；责任人没有账号的，由本单位内勤代交。',
  confirm: '确认由责任人上一级领导来办；责任人和交佐证的人不能确认。',
  closeOut: '核验由辅警办来办（辅警办自己的隐患由政治处领导核验）；责任人、交佐证的人和确认的人不能核验。',
  return: '退回由这一步该确认或者该核验的人来办。',
  askExtension: '延期由责任人或者本单位内勤申请。',
  answerExtension: '延期由辅警办答复（辅警办自己的隐患由政治处领导答复）；责任人和申请人不能答复。',
  extend: '自己单位、自己负责的隐患，不能自己延长时限。',
  escalate: '报上一级由责任人、他的上级或者辅警办来办。',
  urge: '责任人不能催自己。',
  lookBack: '回头看由辅警办来办（辅警办自己的隐患由政治处领导来办）；责任人不能看自己的。',
}

/** The hazard is in a state from which the act is possible. */
function assertFrom(hazard: Pick<HazardFacts, 'state'>, act: HazardAct): void {
  if (!isFrom(act, hazard.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
}

/** The hazard, locked, as it was seen and in a state from which the act is possible; the act is the caller's to do. */
export async function takeHazard(
  ctx: CommandContext,
  { params, body }: OnHazard,
  act: HazardAct,
  may: May,
): Promise<HazardFacts> {
  const [hazard] = await lockHazards(ctx, [params.id])
  if (!hazard) throw stale()
  assertVersion(hazard, body.version)
  assertFrom(hazard, act)
  if (!may(ctx.actor, hazard)) throw forbidden(refusals[act])
  return hazard
}

export const subjectsOf = (hazards: readonly Pick<HazardFacts, 'id' | 'unitSortKey'>[]) =>
  hazards.map((h) => ({ id: h.id, kind: 'hazard', unitSortKey: h.unitSortKey }))

type Said = Pick<HazardStepRow, 'act'> & Partial<Pick<HazardStepRow, 'note' | 'method' | 'dueOn'>>
type Stepping = Pick<CommandContext, 'tx' | 'now'> & {
  readonly actor: Pick<CommandContext['actor'], 'bureauId' | 'accountId' | 'name'> & { readonly role: string | null }
}

/** Writes a step behind the last one; the hazard is locked. */
export async function addStep(
  { tx, actor, now }: Stepping,
  hazard: Pick<HazardFacts, 'id' | 'unitSortKey'>,
  said: Said,
): Promise<string> {
  const id = newId()
  const { bureauId, accountId, name, role } = actor
  await tx
    .insertInto('hazardSteps')
    .values({
      ...said,
      bureauId,
      id,
      hazardId: hazard.id,
      unitSortKey: hazard.unitSortKey,
      position: sql<number>`(select coalesce(max("position"), 0) + 1 from "hazardSteps" where "bureauId" = ${bureauId} and "hazardId" = ${hazard.id})`,
      byName: name,
      byRole: role,
      accountId: accountId || null,
      at: now,
    })
    .execute()
  return id
}

interface Move {
  readonly act: HazardAct
  readonly set?: Updateable<HazardRow>
  readonly step: Said
}

/** Moves a hazard that was taken: state by the workflow, columns, version, and the step; the step's id. */
export async function moveHazard(ctx: CommandContext, hazard: HazardFacts, { act, set = {}, step }: Move): Promise<string> {
  const { numUpdatedRows } = await ctx.tx
    .updateTable('hazards')
    .set({ ...set, state: stateAfter(act, hazard.state), version: hazard.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', hazard.id)
    .where('state', '=', hazard.state)
    .where('version', '=', hazard.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
  return addStep(ctx, hazard, step)
}

interface Input extends OnHazard {
  body: { version: number; note: string }
}

/** 开始整改 — by the owner or the unit. */
export async function startRectification(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const hazard = await takeHazard(ctx, input, 'start', canStart)
  await moveHazard(ctx, hazard, { act: 'start', step: { act: 'started', note: input.body.note || null } })
  await recordEvent(ctx, { verb: 'hazard.started', subjects: subjectsOf([hazard]) })
  return { id: hazard.id }
}
