import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import { auxiliaryKindWords } from '../personnel/words.ts'
import type { AnswerRowView, RoundRowView, RoundView, TallyView } from './contract.ts'
import { canChangeRound, canOpenRound, canRemind } from './policy.ts'
import type { findAnswers, findRound, findRounds } from './queries.ts'
import type { Audience } from './tables.ts'

type Round = Awaited<ReturnType<typeof findRounds>>['rows'][number]
type Detail = Awaited<ReturnType<typeof findRound>>

const none: TallyView = { asked: 0, signed: 0, onPaper: 0, declined: 0, open: 0 }
const tallyOf = (t: TallyView | undefined): TallyView =>
  t ? { asked: t.asked, signed: t.signed, onPaper: t.onPaper, declined: t.declined, open: t.open } : none

/** One round with what was answered in the reader's reach; a closed one, and one that everybody answered, has no light. */
export const presentRoundRow = (r: Round, calendar: WorkingDays, today: string): RoundRowView => ({
  id: r.id,
  serialNumber: r.serialNumber,
  title: r.title,
  wording: { id: r.wordingId, title: r.wordingTitle, versionId: r.versionId, number: r.versionNumber },
  isStanding: r.isStanding,
  fromOn: r.fromOn,
  dueOn: r.dueOn,
  ...dueFrom(calendar, r.closedAt || !r.tally?.open ? null : r.dueOn, today),
  closedAt: r.closedAt?.toISOString() ?? null,
  openedByName: r.openedByName,
  openedAt: r.openedAt.toISOString(),
  tally: tallyOf(r.tally),
  version: r.version,
})

/** Who is asked, in words. */
function wordsOf(audience: Audience, names: Detail['names']): string {
  const people =
    audience.people === 'officer' ? '民警' : audience.auxiliaryKinds.map((k) => auxiliaryKindWords[k]).join('、') || '辅警'
  const conditions = [
    names.posts.length > 0 ? `岗位：${names.posts.join('、')}` : '',
    audience.joinedSince ? `${audience.joinedSince} 以后入职` : '',
    audience.isOutdatedOnly ? '签过旧版、没签新版的' : '',
  ].filter(Boolean)
  return [`${names.units.length > 0 ? names.units.join('、') : '范围内全部单位'}的${people}`, ...conditions].join('；')
}

/** One round with the answers of each unit in reach. */
export function presentRound(ctx: QueryContext, r: Detail, calendar: WorkingDays): RoundView {
  const canChange = canChangeRound(ctx, r)
  return {
    ...presentRoundRow(r, calendar, ctx.today),
    audienceWords: wordsOf(r.audience, r.names),
    text: {
      digest: r.digest ?? '',
      digestSm3: r.digestSm3 ?? '',
      approvedByName: r.approvedByName ?? '',
      approvalReference: r.approvalReference ?? '',
      inForceFrom: r.inForceFrom,
    },
    closedByName: r.closedByName,
    units: r.units.map((u) => ({ unitId: u.unitId, unitName: u.unitName, ...tallyOf(u) })),
    abilities: {
      change: canChange,
      remind: canRemind(ctx.actor) && r.closedAt === null,
      openDesk: canOpenRound(ctx.actor) && r.closedAt === null,
      onPaper: canOpenRound(ctx.actor) && r.closedAt === null,
    },
  }
}

/** How one person answered. */
export const presentAnswer = (a: Awaited<ReturnType<typeof findAnswers>>['rows'][number]): AnswerRowView => ({
  id: a.id,
  round: { id: a.roundId, title: a.roundTitle },
  person: { id: a.personId, name: a.name, number: a.number },
  unit: { id: a.unitId, name: a.unitName },
  postName: a.postName,
  state: a.state === 'withdrawn' ? 'open' : a.state,
  versionNumber: a.versionNumber,
  dueOn: a.dueOn,
  respondedAt: a.respondedAt?.toISOString() ?? null,
  means: a.means,
  recordedByName: a.recordedByName,
  declineReason: a.declineReason,
  remindedAt: a.remindedAt?.toISOString() ?? null,
})
