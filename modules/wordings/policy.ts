import type { Actor } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { type Act, actsFrom, type VersionState } from './workflow.ts'

/** The auxiliary office writes wordings and puts them in force. */
export const canWrite = (actor: Actor): boolean => actor.role === 'auxiliaryOffice'

/** Who writes or approves sees what is not approved yet, and why the default departs from the specimen. */
export const canSeeDrafts = (actor: Actor): boolean => canWrite(actor) || actor.role === 'politicalOfficeLeader'

export interface VersionFacts {
  readonly state: VersionState
  readonly number: number
  readonly editedBy: readonly string[]
}
interface Fault {
  readonly kind: 'forbidden' | 'conflict'
  readonly code: string
  readonly detail: string
}

const stateWords: Record<VersionState, string> = {
  draft: '还是草稿，没有批准',
  approved: '已经批准',
  coming: '已定施行日期',
  inForce: '已经施行',
  superseded: '已被新版本替换',
  abandoned: '已经作废',
}
const roleFaults: Record<Act, string> = {
  edit: '范本由辅警办起草和修改。',
  abandon: '作废由辅警办办理。',
  approve: '范本由政治处领导批准。',
  return: '草稿由政治处领导退回。',
  putInForce: '施行由辅警办办理。',
}

/** Why an act on a version is not done by this actor now; undefined when it may be. */
export function faultOf(act: Act, actor: Actor, version: VersionFacts): Fault | undefined {
  const isApproval = act === 'approve' || act === 'return'
  const isRight = isApproval ? actor.role === 'politicalOfficeLeader' : canWrite(actor)
  if (!isRight) return { kind: 'forbidden', code: 'forbidden', detail: roleFaults[act] }
  if (!actsFrom[act].includes(version.state))
    return { kind: 'conflict', code: version.state, detail: `第 ${version.number} 版${stateWords[version.state]}，不能这样办。` }
  if (act === 'approve' && version.editedBy.includes(actor.accountId))
    return { kind: 'forbidden', code: 'draftedByOneself', detail: '这一稿您写过或者改过，要由另一人批准。' }
  return undefined
}

/** Throws the fault of an act, if there is one. */
export function assertMay(act: Act, actor: Actor, version: VersionFacts): void {
  const fault = faultOf(act, actor, version)
  if (fault) throw new DomainError(fault.kind, fault.code, fault.detail)
}
