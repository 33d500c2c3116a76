import { recordSealed } from '../../../platform/access/sealed-files.ts'
import { formatDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import type { InputOf } from '../../../platform/http/mount.ts'
import { openProceeding } from '../../conduct/public.ts'
import { chainDutyWords } from '../../organisation/words.ts'
import type { openReview as endpoint } from '../contract.ts'
import { canOpen } from '../policy.ts'
import { findAnswerable, findChain, findTrigger } from '../queries.ts'
import { triggerLabels } from '../words.ts'

type Body = InputOf<typeof endpoint>['body']

/** The record that gives cause, in words; of the unit named. A breach is told in the matter alone. */
async function causeOf(ctx: CommandContext, { trigger, triggerId, unitId }: Body): Promise<string> {
  if (trigger === 'breach') return triggerLabels.breach
  if (triggerId === null) throw invalid('triggerId', '请从清单里选要问责的事项。', 'causeMissing')
  const found = await findTrigger(ctx, trigger, triggerId)
  if (found.unitId !== unitId) throw invalid('unitId', '这件事项不是这个单位的，请核对。', 'otherUnit')
  return `${triggerLabels[trigger]}：${found.what}`
}

/** 启动问责 — which level of the chain answered on that day, for what; from here it is a sealed proceeding with the same due process. notFound for a unit or a cause out of reach. */
export async function openReview(ctx: CommandContext, { body }: InputOf<typeof endpoint>): Promise<{ id: string }> {
  if (!canOpen(ctx.actor)) throw forbidden()
  const { unitId, on, duty, personId, leaderId, matter } = body
  if (on > ctx.today) throw invalid('on', '责任日期不能晚于今天。', 'future')
  const { unitName, people } = await findAnswerable(ctx, { unitId, on })
  if (!people.some((p) => p.id === personId && p.duty === duty))
    throw invalid('personId', `这个人${formatDate(on)}在这个单位不是${chainDutyWords[duty]}，请核对日期和层级。`, 'notAnswerable')
  const responsibility = (await findChain(ctx, on)).levels.find((l) => l.duty === duty)?.responsibility
  const review = await openProceeding(ctx, {
    kind: 'accountability',
    personId,
    leaderId,
    lines: [
      ['启动事由', await causeOf(ctx, body)],
      ['单位', unitName],
      ['责任日期', formatDate(on)],
      ['责任层级', responsibility ? `${chainDutyWords[duty]}（${responsibility}）` : chainDutyWords[duty]],
      ['情况', matter],
    ],
  })
  await recordSealed(ctx, { fileId: review.id, verb: 'accountabilityReview.opened' })
  return review
}
