import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { ReturnRowView, ReturnView, RoundRowView, StandingRowView, TallyView } from './contract.ts'
import { canAnswer, canChangeRound, canConfirm, canScreen } from './policy.ts'
import type { FoundReturn, FoundRound, findReturn, findStandings } from './queries.ts'
import { isPossible } from './workflow.ts'

const tallyOf = (t: FoundRound['tally']): TallyView => ({
  units: t?.units ?? 0,
  onTime: t?.onTime ?? 0,
  late: t?.late ?? 0,
  missing: t?.missing ?? 0,
  notDue: t?.notDue ?? 0,
  released: t?.released ?? 0,
  confirmed: t?.confirmed ?? 0,
  nil: t?.nil ?? 0,
  hazards: t?.hazards ?? 0,
})

/** One round with what the units in the reader's reach answered; a closed one has no light. */
export const presentRound = (ctx: QueryContext, calendar: WorkingDays, r: FoundRound): RoundRowView => ({
  id: r.id,
  serialNumber: r.serialNumber,
  title: r.title,
  checklist: { id: r.checklistId, number: r.checklistNumber },
  openedOn: r.openedOn,
  dueOn: r.dueOn,
  ...dueFrom(calendar, r.closedAt === null ? r.dueOn : null, ctx.today),
  openedByName: r.openedByName,
  closedAt: r.closedAt?.toISOString() ?? null,
  closedByName: r.closedByName,
  closeReason: r.closeReason,
  tally: tallyOf(r.tally),
  version: r.version,
  abilities: { change: canChangeRound(ctx, r) },
})

/** The page that was signed, where the unit answered on paper. */
const paperOf = (r: FoundReturn): ReturnRowView['paper'] =>
  r.paperSignedOn === null
    ? null
    : { signedByName: r.confirmedByName ?? '', signedOn: r.paperSignedOn, fileName: r.paperFileName ?? '' }

/** One unit's return as a row; what is submitted or closed has no light. */
export function presentReturnRow(ctx: QueryContext, calendar: WorkingDays, r: FoundReturn): ReturnRowView {
  const isOpen = r.closedAt === null
  const waits = isOpen && r.firstSubmittedAt === null
  return {
    id: r.id,
    round: { id: r.roundId, serialNumber: r.serialNumber, title: r.title },
    unit: { id: r.unitId, name: r.unitName },
    state: r.state,
    standing: r.standing,
    dueOn: r.dueOn,
    ...dueFrom(calendar, waits ? r.dueOn : null, ctx.today),
    isExtended: r.extendReason !== null,
    isNil: r.isNil,
    found: r.found,
    questions: r.questions,
    hazards: r.opened.map((h) => ({ id: h.id, number: h.number, isClosed: h.isClosed })),
    firstSubmittedAt: r.firstSubmittedAt?.toISOString() ?? null,
    submittedByName: r.submittedByName,
    submittedAt: r.submittedAt?.toISOString() ?? null,
    confirmedByName: r.confirmedByName,
    confirmedAt: r.confirmedAt?.toISOString() ?? null,
    paper: paperOf(r),
    remindedAt: r.remindedAt?.toISOString() ?? null,
    version: r.version,
    abilities: {
      answer: isOpen && canAnswer(ctx.actor) && isPossible('submit', r.state),
      confirm: isOpen && canConfirm(ctx.actor, r) && isPossible('confirm', r.state),
      extend: isOpen && canScreen(ctx.actor) && isPossible('extend', r.state),
      enterPaper: isOpen && canScreen(ctx.actor) && isPossible('enterPaper', r.state),
    },
  }
}

type Found = Awaited<ReturnType<typeof findReturn>>

function presentOpened({ found, findings }: Found): ReturnView['opened'] {
  const hazardOf = new Map(found.opened.map((h) => [h.id, h]))
  return findings.map((f) => ({
    id: f.hazardId,
    number: hazardOf.get(f.hazardId)?.number ?? '',
    isClosed: hazardOf.get(f.hazardId)?.isClosed ?? false,
    questionId: f.questionId,
    title: f.title,
    description: f.description,
  }))
}

/** One unit's return with the questions it was asked, its answers and what they opened. */
export function presentReturn(ctx: QueryContext, calendar: WorkingDays, all: Found): ReturnView {
  const { found } = all
  return {
    ...presentReturnRow(ctx, calendar, found),
    checklist: { id: found.checklistId, number: found.checklistNumber },
    asked: all.asked.map((q) => ({
      id: q.id,
      section: q.section,
      category: q.category,
      subcategoryId: q.subcategoryId,
      words: q.words,
      hint: q.hint,
    })),
    subcategories: all.subcategories.map((s) => ({ id: s.id, category: s.category ?? 'other', name: s.name })),
    answers: found.answers.map((a) => ({
      questionId: a.questionId,
      isFound: a.isFound,
      findings: a.findings.map((f) => ({ title: f.title, description: f.description, subcategoryId: f.subcategoryId })),
    })),
    opened: presentOpened(all),
    returnReason: found.state === 'returned' ? found.returnReason : null,
    returnedByName: found.returnedByName,
    returnedAt: found.returnedAt?.toISOString() ?? null,
    extendReason: found.extendReason,
    signers: all.signers.map((s) => ({ id: s.id, name: s.name })),
  }
}

const presentUnit = (row: Awaited<ReturnType<typeof findStandings>>['rows'][number]): StandingRowView => ({
  unit: { id: row.id, name: row.name },
  cells: row.cells.map((c) => ({
    roundId: c.roundId,
    returnId: c.id,
    standing: c.standing,
    isNil: c.isNil,
    isConfirmed: c.state === 'confirmed',
    hazards: c.hazards,
  })),
})

/** Units × rounds. */
export const presentStandings = (found: Awaited<ReturnType<typeof findStandings>>) => ({
  rows: found.rows.map(presentUnit),
  nextCursor: found.nextCursor,
  total: found.total,
  rounds: found.rounds.map((r) => ({ id: r.id, serialNumber: r.serialNumber, title: r.title, tally: tallyOf(r.tally) })),
})
