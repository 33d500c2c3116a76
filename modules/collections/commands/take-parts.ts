import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, notFound } from '../../../platform/errors.ts'
import { lockParts } from '../queries.ts'
import { isPossible, transitions } from '../workflow.ts'

export type Taken = Awaited<ReturnType<typeof lockParts>>[number]
interface Seen {
  readonly id: string
  readonly version: number
}
type Act = keyof typeof transitions

/** The parts of an act, locked, each as it was seen, in a state from which the act is possible. */
export async function takeParts(ctx: CommandContext, seen: readonly Seen[], act: Act): Promise<Taken[]> {
  const all = await lockParts(
    ctx,
    seen.map((s) => s.id),
  )
  const versionOf = new Map(seen.map((s) => [s.id, s.version]))
  for (const taken of all) {
    if (taken.closedAt !== null) throw new DomainError('conflict', 'collectionClosed', '这次收集已经结束，不能再报、再改。')
    assertVersion(taken, versionOf.get(taken.id) ?? 0)
    if (!isPossible(act, taken.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  }
  return all
}

/** The part of an act, locked, as it was seen, in a state from which the act is possible. */
export async function takePart(ctx: CommandContext, seen: Seen, act: Act): Promise<Taken> {
  const [taken] = await takeParts(ctx, [seen], act)
  if (!taken) throw notFound()
  return taken
}

export const subjectOf = ({ id, unitSortKey }: { id: string; unitSortKey: string }) => ({
  id,
  kind: 'collectionPart',
  unitSortKey,
})
