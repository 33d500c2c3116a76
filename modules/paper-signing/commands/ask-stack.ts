import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { findRound, findStack, type StackChoice } from '../queries.ts'

/** What the job is told. */
export interface StackInput extends StackChoice {
  readonly roundId: string
}

const nobody = { blank: '选的范围里没有要印的人：都答复了，或者不在这一批里。', signed: '选的范围里还没有人签。' }

/** 打印成套 — queues the sheets of a round in roll-call order, to be signed or as they were signed: of everybody, of some units, or of people named. */
export async function askStack(
  ctx: CommandContext,
  { params, body }: { params: { id: string }; body: StackChoice },
): Promise<Reference> {
  const round = await findRound(ctx, params.id)
  if (round.closedAt && body.content === 'blank') throw new DomainError('conflict', 'roundClosed', '这一批已经结束，不用再印。')
  const sheets = await findStack(ctx, round.id, body)
  if (sheets.length === 0) throw new DomainError('invalid', 'nobodyOpen', nobody[body.content])
  const input: StackInput = { roundId: round.id, ...body }
  const title = `打印成套：${round.title}${body.content === 'signed' ? '（已签）' : ''} ${sheets.length} 份`
  const id = await queueJob(ctx, { kind: 'printStack', title, input, total: sheets.length })
  await recordEvent(ctx, {
    verb: 'stack.asked',
    subjects: [{ id: round.id, kind: 'signingRound', unitSortKey: round.unitSortKey }],
  })
  return { id, ids: sheets.map((sheet) => sheet.id) }
}
