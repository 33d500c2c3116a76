import type { CommandContext } from '../../platform/context.ts'
import { assign } from '../personnel/public.ts'

const aspects = { unit: 'usingUnit', post: 'post', leadOfficer: 'leadOfficer', leaderInCharge: 'leaderInCharge' } as const
type Aspect = (typeof aspects)[keyof typeof aspects]

/** One person's new unit, post, officer or leader. */
export interface Reassignment {
  readonly personId: string
  readonly field: keyof typeof aspects
  readonly targetId: string | null
}

export const isAspect = (field: string): field is keyof typeof aspects => field in aspects

/** Assigns people in as few sets as there are targets. */
export async function assignSets(ctx: CommandContext, wanted: readonly Reassignment[], reason: string): Promise<void> {
  const sets = Map.groupBy(wanted, ({ field, targetId }) => `${aspects[field]} ${targetId ?? ''}`)
  for (const [key, members] of sets) {
    const [aspect = '', targetId = ''] = key.split(' ')
    const personIds = members.map(({ personId }) => personId)
    await assign(ctx, {
      personIds,
      aspect: aspect as Aspect,
      targetId: targetId === '' ? null : targetId,
      fromOn: ctx.today,
      reason,
    })
  }
}
