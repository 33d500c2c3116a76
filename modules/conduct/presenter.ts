import { beijingDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays, workingDaysOf } from '../calendar/public.ts'
import { findLimits, type TimeLimitView } from '../outcomes/public.ts'
import { ownMark } from './commands/take-file.ts'
import type { ProceedingEntryView, ProceedingRowView, ProceedingView } from './contract.ts'
import { decided, gapsOf, last, standing } from './policy.ts'
import { type Candidate, type Entry, findEmployer, type findFiles, findWhoOpened, type HeldFile } from './queries.ts'
import { entryKindOf, handlers, hasEnded, isSeenBy, stepOf, steps } from './rails.ts'
import { abilitiesOf, rightsOf } from './standing.ts'
import type { Capacity } from './workflow.ts'

type Side = ProceedingView['side']
function sideOf(capacities: readonly Capacity[]): Side {
  if (capacities.some((c) => handlers.includes(c))) return 'handlers'
  if (capacities.includes('subject')) return 'subject'
  return capacities.includes('unionist') ? 'union' : 'reporter'
}
/** Who reported learns that it is being handled, and nothing of how. */
const stateFor = (side: Side, state: HeldFile['row']['state']) =>
  side === 'reporter' && state !== 'reported' && state !== 'notAdmitted' ? 'naming' : state

type Listed = Awaited<ReturnType<typeof findFiles>>['files'][number]
/** A file in the list of those lent to the reader. */
export function presentRow(ctx: QueryContext, calendar: WorkingDays, { row, subject, capacities }: Listed): ProceedingRowView {
  const side = sideOf(capacities)
  const dueOn = side === 'reporter' || side === 'union' ? null : (row.remedyDueOn ?? row.dueOn)
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    subjectName: subject.name,
    state: stateFor(side, row.state),
    capacities,
    dueOn: hasEnded(row.state) ? null : dueOn,
    ...dueFrom(calendar, hasEnded(row.state) ? null : dueOn, ctx.today),
    isWaiting: side === 'handlers' && row.waitingSince !== null,
    openedOn: beijingDate(row.createdAt),
  }
}

function presentEntry(file: HeldFile, e: Entry): ProceedingEntryView {
  const of = entryKindOf(e.kind)
  const answers = standing(file, 'answer').filter((a) => a.ofId === e.id)
  return {
    id: e.id,
    kind: e.kind,
    title: of.title,
    step: of.step,
    at: e.at.toISOString(),
    byName: e.byName,
    lines: e.lines.map(([label, words]) => [label, words]),
    points: (e.points ?? []).map((text, i) => ({
      text,
      answer: answers.find((a) => a.facts.point === i)?.lines[1]?.[1] ?? null,
    })),
    ofId: e.ofId,
    file: e.file ? { name: e.file.name, size: e.file.size, digest: e.file.digest } : null,
    digest: e.digest,
    isSetAside: e.isSetAside,
    isPaper: of.paper !== undefined,
  }
}

const reachedStep = ({ row, entries }: HeldFile): number =>
  row.state === 'unproven' ? Math.max(...entries.map((e) => entryKindOf(e.kind).step)) : stepOf(row.state)

function standingOf(file: HeldFile, number: number): ProceedingView['steps'][number]['standing'] {
  const now = reachedStep(file)
  const isOver = hasEnded(file.row.state)
  if (number === 7 && now > 7 && standing(file, 'endingGrounds').length === 0) return 'left'
  if (number < now || (number === now && isOver)) return 'done'
  if (number === now || (number === 11 && file.row.influenceUntil !== null && !isOver)) return 'now'
  return isOver ? 'left' : 'later'
}
const reporterNote = ({ row }: HeldFile): string => {
  if (row.state === 'reported') return '等选定的领导答复'
  if (row.state === 'notAdmitted') return '不予立案'
  return hasEnded(row.state) ? '已办结' : '已立案，由指定的人办理'
}
function presentSteps(file: HeldFile, side: Side): ProceedingView['steps'] {
  if (side === 'reporter')
    return [{ number: 1, label: steps[0].label, standing: 'now', on: file.row.admittedOn, note: reporterNote(file) }]
  return steps.map(({ label, note }, index) => {
    const number = index + 1
    const at = file.entries.findLast((e) => entryKindOf(e.kind).step === number && !e.isSetAside)?.at
    return { number, label, standing: standingOf(file, number), on: at ? beijingDate(at) : null, note }
  })
}

const limitOfState: Readonly<Record<string, string>> = { hearing: 'statement', vetting: 'vetting', ending: 'union' }
const limitOfRemedy: Readonly<Record<string, string>> = {
  none: 'reviewAsking',
  reviewAsked: 'reviewDeciding',
  reviewDecided: 'appealAsking',
  appealAsked: 'appealDeciding',
}
function presentDeadlines(
  ctx: QueryContext,
  { row }: HeldFile,
  { calendar, limits }: { calendar: WorkingDays; limits: TimeLimitView[] },
): ProceedingView['deadlines'] {
  const line = (code: string, dueOn: string | null) => {
    const limit = limits.find((l) => l.code === code)
    return { label: limit?.label ?? '', dueOn, ...dueFrom(calendar, dueOn, ctx.today), basis: limit?.basis ?? '' }
  }
  if (hasEnded(row.state) || row.state === 'reported' || row.state === 'serving') return []
  if (row.state === 'served')
    return row.remedy === 'appealDecided' ? [] : [line(limitOfRemedy[row.remedy ?? 'none'] ?? '', row.remedyDueOn)]
  return [line(limitOfState[row.state] ?? 'decision', row.dueOn)]
}

/** Names of those who work on it; the person sees the investigators alone, whom they may ask to step aside. */
const presentPeople = ({ lendings }: HeldFile, side: Side): ProceedingView['people'] =>
  lendings
    .filter((l) => side === 'handlers' || (side === 'subject' && l.capacity === 'investigator'))
    .map((l) => ({
      capacity: l.capacity as Capacity,
      name: l.name,
      mark: l.holder,
      lentAt: l.lentAt.toISOString(),
      endedAt: l.endedAt?.toISOString() ?? null,
    }))

/** Everybody who opened it; to the person, who reported has no name. */
async function presentOpenings(ctx: QueryContext, file: HeldFile, side: Side): Promise<ProceedingView['openings']> {
  if (side !== 'handlers' && side !== 'subject') return []
  const others = new Set(file.lendings.filter((l) => l.capacity !== 'reporter').map((l) => l.name))
  const hidden = new Set(file.lendings.filter((l) => l.capacity === 'reporter' && !others.has(l.name)).map((l) => l.name))
  return (await findWhoOpened(ctx, file.row.id)).map(({ name, role, at }) =>
    side === 'subject' && hidden.has(name)
      ? { name: '报告人', role: null, at: at.toISOString() }
      : { name, role, at: at.toISOString() },
  )
}

const codeOf = (entry: Entry | undefined): string | null => entry?.facts.outcomeCode ?? null

/** Both sides of the table; the union as long as its own is running. */
const seesDeadlines = (side: Side, state: HeldFile['row']['state']): boolean =>
  side === 'handlers' || side === 'subject' || (side === 'union' && state === 'ending')

/** A file as its holder may see it. */
export async function presentFile(ctx: QueryContext, file: HeldFile): Promise<ProceedingView> {
  const { row, subject, capacities } = file
  const side = sideOf(capacities)
  const [calendar, limits] = [await workingDaysOf(ctx), await findLimits(ctx)]
  const isWorking = side === 'handlers'
  const isTold = isWorking || side === 'subject'
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    state: stateFor(side, row.state),
    side,
    capacities,
    subject: { id: subject.id, name: subject.name, number: subject.number, unitName: subject.unitName },
    isDispatched: isWorking ? (await findEmployer(ctx, subject.id)).isDispatched : null,
    steps: presentSteps(file, side),
    gaps: isWorking ? gapsOf(file, ctx.today) : [],
    entries: file.entries.filter((e) => isSeenBy(e.kind, capacities)).map((e) => presentEntry(file, e)),
    rights: isTold ? rightsOf(file) : [],
    deadlines: seesDeadlines(side, row.state) ? presentDeadlines(ctx, file, { calendar, limits }) : [],
    people: presentPeople(file, side),
    openings: await presentOpenings(ctx, file, side),
    isWaiting: side !== 'reporter' && row.waitingSince !== null,
    noticedCode: isWorking ? codeOf(last(file, 'notice')) : null,
    standingCode: isWorking ? codeOf(decided(file)) : null,
    influenceUntil: side === 'reporter' || side === 'union' ? null : row.influenceUntil,
    retainYears: limits.find((l) => l.code === 'retention')?.number ?? null,
    retainUntil: isTold ? row.retainUntil : null,
    version: row.version,
    abilities: abilitiesOf({ file, mark: ownMark(ctx), today: ctx.today }),
  }
}

export const presentCandidate = ({ accountId, name, unitName, title }: Candidate) => ({ accountId, name, unitName, title })
