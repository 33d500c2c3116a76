import type { Candidate, Entry, HeldFile } from './queries.ts'
import type { EntryKindName } from './rails.ts'
import { type ActName, acts, apart, type Capacity, ownSteps, type ProceedingState } from './workflow.ts'

const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator']
const leaders = ['politicalOfficeLeader', 'bureauLeader']
const has = (candidate: Pick<Candidate, 'roles'>, roles: readonly string[]) => candidate.roles.some((r) => roles.includes(r))
const fitting: Readonly<Record<Capacity, (c: Candidate) => boolean>> = {
  reporter: () => true,
  authorisedLeader: (c) => has(c, leaders),
  investigator: (c) => c.kind === 'officer',
  reviewer: (c) => c.kind === 'officer',
  decider: (c) => has(c, leaders),
  remedyDecider: (c) => has(c, leaders),
  registrar: (c) => c.kind === 'officer',
  unionist: (c) => has(c, ['unionRepresentative']),
  subject: () => false,
}

/** Whether an account is of the kind that the capacity asks for; administrators never are. */
export const mayEverBe = (candidate: Candidate, capacity: Capacity): boolean =>
  !has(candidate, administrators) && fitting[capacity](candidate)

interface Naming {
  readonly candidate: Candidate
  /** How the candidate stands as a holder: by account and by person. */
  readonly marks: readonly string[]
  readonly capacity: Capacity
}
/** Whether somebody is free of every part in this file that the capacity must be apart from. */
export const isApart = (
  { lendings, subject }: Pick<HeldFile, 'lendings' | 'subject'>,
  { candidate, marks, capacity }: Naming,
): boolean =>
  candidate.personId !== subject.id &&
  !lendings.some(
    (l) => marks.includes(l.holder) && (l.capacity === 'subject' || apart[capacity].includes(l.capacity as Capacity)),
  )

/** Whether the caller may do an act on the file, the step aside. */
export const holdsFor = ({ capacities, row }: Pick<HeldFile, 'capacities' | 'row'>, name: ActName): boolean => {
  const by: readonly Capacity[] = acts[name].by
  const isGeneral = name === 'stepBack' || name === 'close'
  return capacities.some((c) => by.includes(c) && (!isGeneral || (ownSteps[c]?.includes(row.state) ?? true)))
}
export const isFrom = (name: ActName, state: ProceedingState): boolean =>
  (acts[name].from as readonly ProceedingState[]).includes(state)
/** Whether the caller may do it now. */
export const canNow = (file: HeldFile, name: ActName): boolean =>
  holdsFor(file, name) && isFrom(name, file.row.state) && (file.row.waitingSince !== null) === (name === 'resume')

/** Entries of a kind that count. */
export const standing = ({ entries }: Pick<HeldFile, 'entries'>, kind: EntryKindName): Entry[] =>
  entries.filter((e) => e.kind === kind && !e.isSetAside)
export const last = (file: Pick<HeldFile, 'entries'>, kind: EntryKindName): Entry | undefined => standing(file, kind).at(-1)

/** What named the outcome that stands: the decision, or the lighter one in its place. */
export const decided = (file: Pick<HeldFile, 'entries'>): Entry | undefined =>
  [...standing(file, 'decision'), ...standing(file, 'remedyDecision')].findLast((e) => e.facts.outcomeCode)

/** Facts that were not withdrawn, each with its evidence. */
export function factsOf(file: HeldFile): { fact: Entry; evidence: Entry[] }[] {
  const withdrawn = new Set(standing(file, 'factWithdrawal').map((e) => e.ofId))
  return standing(file, 'fact')
    .filter((fact) => !withdrawn.has(fact.id))
    .map((fact) => ({ fact, evidence: standing(file, 'evidence').filter((e) => e.ofId === fact.id) }))
}

/** Investigators who hold the file now and have answered that nothing bars them. */
export function clearInvestigators(file: HeldFile) {
  const answered = file.entries.filter((e) => e.kind === 'recusal' && e.facts.isRecused === false).map((e) => e.facts.mark)
  return file.lendings.filter((l) => l.capacity === 'investigator' && l.endedAt === null && answered.includes(l.holder))
}
const holdsNow = ({ lendings }: HeldFile, capacity: Capacity): boolean =>
  lendings.some((l) => l.capacity === capacity && l.endedAt === null)

/** Points of the person's statements that nobody has answered yet. */
const openPoints = (file: HeldFile): number => {
  const answered = new Set(standing(file, 'answer').map((a) => `${a.ofId} ${a.facts.point}`))
  return standing(file, 'statement').flatMap((s) => (s.points ?? []).filter((_, i) => !answered.has(`${s.id} ${i}`))).length
}
const openRequests = (file: HeldFile): number => {
  const decided = new Set(standing(file, 'recusalDecision').map((e) => e.ofId))
  return standing(file, 'recusalRequest').filter((e) => !decided.has(e.id)).length
}
const hasSaidAll = (file: HeldFile): boolean => standing(file, 'statement').some((s) => s.facts.isAll)
/** The window is over by its day, or because the person said that it is all. */
const isHeard = (file: HeldFile, today: string): boolean =>
  hasSaidAll(file) || (file.row.dueOn !== null && file.row.dueOn < today)

type Gap = readonly [isOpen: boolean, words: string]
const investigatorGap = (file: HeldFile): Gap => [
  clearInvestigators(file).length < 2,
  `已回答回避、可以核查的核查人 ${clearInvestigators(file).length} 名，要两名`,
]
const gaps: Partial<Record<ProceedingState, (file: HeldFile, today: string) => readonly Gap[]>> = {
  naming: (file) => [investigatorGap(file)],
  finding: (file) => [
    investigatorGap(file),
    [factsOf(file).length === 0, '还没有事实'],
    [factsOf(file).some(({ evidence }) => evidence.length === 0), '有事实还没有证据'],
  ],
  notifying: (file) => [
    investigatorGap(file),
    [last(file, 'notice') === undefined, '还没有书面告知'],
    [last(file, 'noticeReceipt') === undefined, '本人还没有签收告知书'],
  ],
  hearing: (file, today) => [
    investigatorGap(file),
    [openRequests(file) > 0, '本人要求回避，还没有决定'],
    [openPoints(file) > 0, `还有 ${openPoints(file)} 项陈述没有答复`],
    [!isHeard(file, today), '陈述申辩期限未满，本人也没有说“就这些”'],
  ],
  vetting: (file) => [[!holdsNow(file, 'reviewer'), '还没有指定复审人']],
  ending: (file) => [
    [last(file, 'endingGrounds') === undefined, '还没有逐项核对依据和法定限制'],
    [last(file, 'unionLetter') === undefined, '还没有书面告知工会'],
    [last(file, 'unionOpinion') === undefined, '工会还没有答复'],
    [last(file, 'unionReply') === undefined, '还没有研究工会意见并书面回复'],
  ],
  deciding: (file) => [[!holdsNow(file, 'decider'), '还没有指定决定人']],
  serving: (file) => [[last(file, 'decisionReceipt') === undefined, '处理决定还没有送达']],
}
/** What is missing before the next step opens, as sentences. */
export const gapsOf = (file: HeldFile, today: string): string[] =>
  (gaps[file.row.state]?.(file, today) ?? []).filter(([isOpen]) => isOpen).map(([, words]) => words)
