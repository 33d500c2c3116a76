import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid } from '../../../platform/errors.ts'
import { canAnswerExtension, canAskExtension } from '../policy.ts'
import type { HazardFacts } from '../queries.ts'
import { moveMeasures } from './set-measures.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

/** A new deadline lies behind today and behind the old one. */
export function assertLater(ctx: CommandContext, hazard: Pick<HazardFacts, 'rectifyBy'>, day: string): void {
  if (day <= ctx.today || (hazard.rectifyBy !== null && day <= hazard.rectifyBy))
    throw invalid('day', '新的时限应在今天和原时限以后。', 'notLater')
}

interface Asking extends OnHazard {
  body: { version: number; day: string; reason: string }
}

/** 申请延期 — by the owner or the clerk; until it is answered the old deadline runs on. */
export async function askExtension(ctx: CommandContext, input: Asking): Promise<{ id: string }> {
  const { day, reason } = input.body
  const hazard = await takeHazard(ctx, input, 'askExtension', canAskExtension)
  if (hazard.extensionDay !== null) throw new DomainError('conflict', 'alreadyAsked', '已经申请了延期，等辅警办答复。')
  assertLater(ctx, hazard, day)
  const { accountId, personId, name } = ctx.actor
  await moveHazard(ctx, hazard, {
    act: 'askExtension',
    set: {
      extensionDay: day,
      extensionReason: reason,
      extensionBy: accountId,
      extensionByPerson: personId,
      extensionByName: name,
    },
    step: { act: 'extensionAsked', note: reason, dueOn: day },
  })
  await recordEvent(ctx, {
    verb: 'hazard.extensionAsked',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'extensionDay', after: day }],
  })
  return { id: hazard.id }
}

const answered = { extensionDay: null, extensionReason: null, extensionBy: null, extensionByPerson: null, extensionByName: null }

interface Answering extends OnHazard {
  body: { version: number; isGranted: boolean; note: string }
}

/** 答复延期申请 — granted, the deadline moves to the day asked for; refused, it stays. */
export async function answerExtension(ctx: CommandContext, input: Answering): Promise<{ id: string }> {
  const { isGranted, note } = input.body
  const hazard = await takeHazard(ctx, input, 'answerExtension', canAnswerExtension)
  const day = hazard.extensionDay
  if (day === null) throw new DomainError('conflict', 'notAsked', '没有等答复的延期申请。')
  if (isGranted) {
    assertLater(ctx, hazard, day)
    await moveMeasures(ctx, hazard, day)
  }
  await moveHazard(ctx, hazard, {
    act: 'answerExtension',
    set: isGranted ? { ...answered, rectifyBy: day, extensions: hazard.extensions + 1 } : answered,
    step: { act: isGranted ? 'extensionGranted' : 'extensionRefused', note, dueOn: isGranted ? day : hazard.rectifyBy },
  })
  await recordEvent(ctx, {
    verb: 'hazard.extensionAnswered',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'rectifyBy', before: hazard.rectifyBy, after: isGranted ? day : hazard.rectifyBy }],
  })
  return { id: hazard.id }
}
