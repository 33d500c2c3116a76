/** Where a version stands, told by its dates; nothing stores it. */
export type VersionState = 'draft' | 'approved' | 'coming' | 'inForce' | 'superseded' | 'abandoned'

export interface VersionDates {
  readonly approvedAt: Date | string | null
  readonly abandonedAt: Date | string | null
  readonly inForceFrom: string | null
  readonly inForceTo: string | null
}

/** The state on a day. */
export function stateOn({ approvedAt, abandonedAt, inForceFrom, inForceTo }: VersionDates, on: string): VersionState {
  if (abandonedAt !== null) return 'abandoned'
  if (approvedAt === null) return 'draft'
  if (inForceFrom === null) return 'approved'
  if (inForceFrom > on) return 'coming'
  return inForceTo !== null && inForceTo <= on ? 'superseded' : 'inForce'
}

export type Act = 'edit' | 'approve' | 'return' | 'putInForce' | 'abandon'

/** From which states each act starts; only a draft is ever edited. */
export const actsFrom: Record<Act, readonly VersionState[]> = {
  edit: ['draft'],
  approve: ['draft'],
  return: ['draft'],
  putInForce: ['approved'],
  abandon: ['draft', 'approved'],
}
