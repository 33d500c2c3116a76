import { recordEvent } from '../../../platform/audit/record-event.ts'
import { formatDate } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextNumber } from '../../../platform/database/serial-number.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { lockTasks, noteOnTask } from '../../tasks/public.ts'
import type { SlipRowView } from '../contract.ts'
import { factsOf } from '../facts.ts'
import { mayIssue } from '../policy.ts'
import { factsFrom } from '../presenter.ts'
import { findCandidate, type SlipFacts } from '../queries.ts'
import { colorWords } from '../words.ts'

interface Input {
  body: { taskId: string; color: SlipRowView['color']; demand: string; answerBy: string }
}

/** 督〔2026〕蓝1号 — running by colour and year. */
export async function numberOf({ tx, actor, today }: CommandContext, color: SlipRowView['color']): Promise<string> {
  const word = colorWords[color]
  return `督〔${today.slice(0, 4)}〕${word}${await nextNumber({ tx, bureauId: actor.bureauId, on: today }, `督${word}`)}号`
}

/** The task's timeline says what the unit is asked for. */
export const noteIssued = (ctx: CommandContext, s: Pick<SlipFacts, 'taskId' | 'color' | 'demand' | 'answerBy'>, number: string) =>
  noteOnTask(ctx, s.taskId, {
    note: `${number}（${colorWords[s.color]}色督办单）发出：${s.demand}　${formatDate(s.answerBy)}前答复`,
  })

/** 开督办单 — on a task that qualifies today, with the facts as they stand; a red one waits for the political office leader. */
export async function writeSlip(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  const { tx, actor, today } = ctx
  const { color, demand, answerBy } = body
  const [task] = await lockTasks(ctx, [body.taskId])
  if (!task || !mayIssue(ctx, task)) throw forbidden('督办单由辅警办或者牵头单位的主要领导开；不能督办本单位。')
  const found = await findCandidate(ctx, body.taskId, color)
  if (!found)
    throw new DomainError('conflict', 'noGround', `按规则这件任务现在不能开${colorWords[color]}色督办单，或者已有一张没有办结。`)
  if (answerBy < today) throw invalid('answerBy', '答复期限要从今天起。', 'past')
  const isRed = color === 'red'
  const id = newId()
  const number = isRed ? null : await numberOf(ctx, color)
  await tx
    .insertInto('supervisionSlips')
    .values({
      ...{ bureauId: actor.bureauId, id, number, color, demand, answerBy },
      ...{ taskId: task.id, taskNumber: task.number, taskTitle: task.title },
      ...{ unitId: task.unitId, unitName: task.unitName, unitSortKey: task.unitSortKey },
      ...{ leadName: task.leadName, leadUnitSortKey: task.leadUnitSortKey, isOffice: actor.role === 'auxiliaryOffice' },
      facts: factsOf(factsFrom(found), today),
      state: isRed ? 'toApprove' : 'issued',
      ...{ draftedOn: today, draftedBy: actor.accountId, draftedByPerson: actor.personId, draftedByName: actor.name },
      ...{ issuedOn: isRed ? null : today, createdAt: ctx.now },
    })
    .execute()
  if (number !== null) await noteIssued(ctx, { taskId: task.id, color, demand, answerBy }, number)
  await recordEvent(ctx, {
    verb: 'supervisionSlip.written',
    subjects: [{ id, kind: 'supervisionSlip', unitSortKey: task.unitSortKey }],
    changes: [
      { field: 'color', after: color },
      { field: 'number', after: number },
    ],
  })
  return { id }
}
