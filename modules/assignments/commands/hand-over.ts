import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { assign } from '../../personnel/public.ts'
import type { handOver as endpoint } from '../contract.ts'
import { canAssign } from '../policy.ts'
import { findHandover, findPlaces } from '../queries.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}
interface Part {
  readonly toOfficerId: string
  readonly personIds: readonly string[]
}

/** Who goes to whom; refused unless everybody led has exactly one new officer. */
function partsOf({ toOfficerId, split }: Input['body'], led: readonly { id: string; name: string }[]): readonly Part[] {
  if (toOfficerId && split) throw invalid('split', '要么全部交给一人，要么分别安排，只能选一种。', 'bothWays')
  if (toOfficerId) return led.length > 0 ? [{ toOfficerId, personIds: led.map((p) => p.id) }] : []
  if (!split) return []
  const given = split.flatMap((part) => part.personIds)
  if (new Set(given).size !== given.length) throw invalid('split', '有人被安排给两位民警，请只留一处。', 'twice')
  const known = new Set(led.map((p) => p.id))
  if (given.some((id) => !known.has(id))) throw invalid('split', '安排里有人不由这位民警带，请刷新页面再试。', 'notLed')
  const left = led.filter((p) => !given.includes(p.id))
  if (left.length > 0)
    throw invalid(
      'split',
      `还有 ${left.length} 人没有安排：${left
        .slice(0, 5)
        .map((p) => p.name)
        .join('、')}${left.length > 5 ? ' 等' : ''}。`,
      'notAll',
    )
  return split
}

/** 交接所带辅警 — every auxiliary of a departing officer gets a new officer (and leader) from one day on, all of them or none. */
export async function handOver(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const { officer, led, inCharge } = await findHandover(ctx, params.id)
  if (!canAssign(ctx.actor)) throw forbidden()
  const parts = partsOf(body, led)
  const leaders =
    body.toLeaderId && inCharge.length > 0 ? [{ toOfficerId: body.toLeaderId, personIds: inCharge.map((p) => p.id) }] : []
  if (parts.length === 0 && leaders.length === 0)
    throw new DomainError('conflict', 'nobodyToHandOver', `${officer.name}在您的范围内没有要交接的辅警。`)
  if ([...parts, ...leaders].some((p) => p.toOfficerId === officer.id))
    throw invalid('toOfficerId', '接手的人不能是交出的人自己。', 'sameOfficer')
  const receivers = [...parts, ...leaders].map((p) => p.toOfficerId)
  await recordEvent(ctx, {
    verb: 'officer.handedOver',
    subjects: (await findPlaces(ctx, [officer.id, ...receivers])).map(({ id, unitSortKey }) => ({
      id,
      kind: 'person',
      unitSortKey,
    })),
    changes: [
      ...parts.map((p) => ({ field: 'leadOfficer', before: officer.id, after: p.toOfficerId })),
      ...leaders.map((p) => ({ field: 'leaderInCharge', before: officer.id, after: p.toOfficerId })),
      { field: 'reason', after: body.reason },
    ],
  })
  for (const { toOfficerId, personIds } of parts)
    await assign(ctx, { personIds, aspect: 'leadOfficer', targetId: toOfficerId, fromOn: body.fromOn, reason: body.reason })
  for (const { toOfficerId, personIds } of leaders)
    await assign(ctx, { personIds, aspect: 'leaderInCharge', targetId: toOfficerId, fromOn: body.fromOn, reason: body.reason })
  return { id: officer.id }
}
