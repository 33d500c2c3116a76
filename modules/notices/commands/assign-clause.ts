import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type ClauseFacts, findClauses, findUnits, type NoticeFacts } from '../queries.ts'
import type { ClausePartyRow, Deliverable } from '../tables.ts'
import { moveNotice, type OnNotice, subjectOf, takeNotice } from './change-notice.ts'
import { expandParties } from './put-in-force.ts'

interface SentParty {
  readonly part: ClausePartyRow['part']
  readonly group: ClausePartyRow['groupName']
  readonly unitId: string | null
  readonly words: string | null
}
interface Input extends OnNotice {
  body: {
    version: number
    clauseId: string
    leadUnitId: string | null
    parties: SentParty[]
    deliverables: Deliverable[]
    dueOn: string | null
    cycle: { every: 'weekly' | 'monthly'; day: number } | null
    reason: string
  }
}
type Body = Input['body']

function assertSound({ parties, dueOn, cycle, deliverables }: Body, notice: NoticeFacts): void {
  if (parties.some((p) => [p.group, p.unitId, p.words].filter((one) => one !== null).length !== 1))
    throw invalid('parties', '每个配合、责任单位选一个单位或一组单位，外单位写名称。', 'notOne')
  const keys = parties.map((p) => `${p.part} ${p.group ?? p.unitId ?? p.words}`)
  if (new Set(keys).size < keys.length) throw invalid('parties', '同一个单位不用写两次。', 'twice')
  if (dueOn !== null && cycle !== null) throw invalid('cycle', '时限和周期只填一样。', 'both')
  if (cycle?.every === 'weekly' && cycle.day > 7) throw invalid('cycle', '每周的星期填 1 到 7。', 'weekday')
  if (deliverables.some((d) => d.annex !== null && notice.annexes.every((a) => a.number !== d.annex)))
    throw invalid('deliverables', '通知没有这个附件。', 'noAnnex')
}

async function assertUnits(ctx: CommandContext, { parties, leadUnitId }: Body): Promise<void> {
  const open = new Set((await findUnits(ctx)).map((u) => u.id))
  const named = [leadUnitId, ...parties.map((p) => p.unitId)].filter((id) => id !== null)
  if (named.some((id) => !open.has(id))) throw notFound()
}

/** In force a day that is changed, and a unit that leads, need their reason: tasks hang on them. */
function assertReason(notice: NoticeFacts, clause: ClauseFacts, { dueOn, reason }: Body): void {
  if (notice.state !== 'inForce') return
  if (reason.length < 4) throw invalid('reason', '通知已经生效，写明为什么改。', 'noReason')
  if (clause.dueOn !== null && dueOn === null) throw invalid('dueOn', '已经生效的时限可以改，不能去掉。', 'dayGone')
}

async function writeParties(ctx: CommandContext, clause: ClauseFacts, parties: readonly SentParty[]): Promise<void> {
  const { bureauId } = ctx.actor
  const of = { bureauId, noticeId: clause.noticeId, clauseId: clause.id }
  await ctx.tx
    .deleteFrom('clauseParties')
    .where((e) => e.and(of))
    .execute()
  if (parties.length === 0) return
  await ctx.tx
    .insertInto('clauseParties')
    .values(
      parties.map(({ part, group, unitId, words }, position) => ({
        ...of,
        ...{ id: newId(), part, position, groupName: group, unitId, words },
      })),
    )
    .execute()
}

/** 定分工 — who leads, assists and answers for a clause, what is handed in, by when or how often; in force with a reason. */
export async function assignClause(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { body } = input
  const notice = await takeNotice(ctx, input, 'assign')
  const clause = (await findClauses(ctx, notice.id)).find((c) => c.id === body.clauseId)
  if (!clause) throw notFound()
  assertSound(body, notice)
  assertReason(notice, clause, body)
  await assertUnits(ctx, body)
  await writeParties(ctx, clause, body.parties)
  const { leadUnitId, deliverables, dueOn, cycle, reason } = body
  const days = { dueOn, cycle: cycle?.every ?? null, cycleDay: cycle?.day ?? null, dueReason: reason || null }
  await ctx.tx
    .updateTable('clauses')
    .set({
      leadUnitId,
      leadWords: leadUnitId === null ? clause.leadWords : null,
      deliverables: JSON.stringify(deliverables),
      ...days,
    })
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', clause.id)
    .execute()
  if (notice.state === 'inForce') await expandParties(ctx, notice.id)
  await moveNotice(ctx, notice, 'assign')
  await recordEvent(ctx, {
    verb: 'notice.clauseAssigned',
    subjects: subjectOf(notice),
    changes: [
      { field: 'clause', after: clause.number },
      { field: 'leadUnitId', before: clause.leadUnitId, after: leadUnitId },
      { field: 'dueOn', before: clause.dueOn, after: dueOn },
      ...(reason ? [{ field: 'reason', after: reason }] : []),
    ],
  })
  return { id: notice.id }
}
