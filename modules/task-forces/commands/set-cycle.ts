import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { inReach } from '../filters.ts'
import { canServe } from '../policy.ts'
import { lockTaskForce } from '../queries.ts'

interface Input {
  params: { id: string }
  body: {
    version: number
    everyCount: number
    everyUnit: 'week' | 'month'
    firstDueOn: string
    joinWords: string[]
    joinFrom: number
  }
}

/** 定会商周期 — by the office of the task force: how often, by when next, and which units join. */
export const setCycle = (narrow: CommandContext, { params, body }: Input): Promise<{ id: string }> =>
  inReach(narrow, async (reach) => {
    const { ctx } = reach
    if (!canServe(ctx.actor, reach, params.id)) throw forbidden()
    const force = await lockTaskForce(ctx, params.id)
    assertVersion(force, body.version)
    if (force.dissolvedOn !== null)
      throw new DomainError('conflict', 'dissolved', `专班已于 ${force.dissolvedOn} 撤销，不再会商。`)
    const { everyCount, everyUnit, firstDueOn, joinWords, joinFrom } = body
    await ctx.tx
      .updateTable('taskForces')
      .set({ everyCount, everyUnit, firstDueOn, joinWords, joinFrom, version: force.version + 1 })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('id', '=', force.id)
      .where('version', '=', body.version)
      .execute()
    const words = (count: number | null, unit: string | null) => (count === null ? null : `${count} ${unit}`)
    await recordEvent(ctx, {
      verb: 'taskForce.cycleSet',
      subjects: [{ id: force.id, kind: 'taskForce' }],
      changes: [
        { field: 'cycle', before: words(force.everyCount, force.everyUnit), after: words(everyCount, everyUnit) },
        { field: 'firstDueOn', before: force.firstDueOn, after: firstDueOn },
      ],
    })
    return { id: force.id }
  })
