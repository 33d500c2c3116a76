import type { QueryContext } from '../../platform/context.ts'
import type { ClauseView, NoticeRowView, NoticeView } from './contract.ts'
import { checkNotice } from './notice-check.ts'
import { canKeep } from './policy.ts'
import { type ClauseFacts, type NoticeFacts, type PartyFacts, partyOf, type RulingFacts } from './queries.ts'
import { isFrom, type NoticeAct } from './workflow.ts'

const acts: readonly NoticeAct[] = ['change', 'assign', 'rule', 'putInForce', 'withdraw']

/** One notice of the list. */
export const presentRow = (ctx: QueryContext, n: NoticeFacts): NoticeRowView => ({
  id: n.id,
  number: n.number,
  title: n.title,
  issuer: n.issuer,
  issuedOn: n.issuedOn,
  state: n.state,
  clauses: n.clauseCount,
  inForceOn: n.inForceOn,
  withdrawnOn: n.withdrawnOn,
  version: n.version,
  abilities: Object.fromEntries(acts.map((act) => [act, canKeep(ctx) && isFrom(act, n.state)])),
})

const presentClause = (c: ClauseFacts, parties: readonly PartyFacts[]): ClauseView => ({
  id: c.id,
  number: c.number,
  section: c.section,
  heading: c.heading,
  text: c.text,
  lead: c.leadUnitId === null ? null : { id: c.leadUnitId, name: c.leadName ?? '' },
  leadWords: c.leadWords,
  parties: parties.filter((p) => p.clauseId === c.id).map(partyOf),
  deliverables: c.deliverables.map((d) => ({ kind: d.kind, words: d.words, annex: d.annex })),
  dueOn: c.dueOn,
  cycle: c.cycle === null || c.cycleDay === null ? null : { every: c.cycle, day: c.cycleDay },
})

interface Details {
  readonly clauses: readonly ClauseFacts[]
  readonly parties: readonly PartyFacts[]
  readonly rulings: readonly RulingFacts[]
}
const rulingOf = (r: RulingFacts) => ({ text: r.ruling, by: r.ruledByName, at: r.ruledAt.toISOString() })

/** A notice with its clauses and what the check finds in them now. */
export function presentNotice(ctx: QueryContext, n: NoticeFacts, { clauses, parties, rulings }: Details): NoticeView {
  const clauseList = clauses.map((c) => presentClause(c, parties))
  const found = checkNotice({ clauses: clauseList, annexes: n.annexes, closing: n.closing })
  const ruled = new Map(rulings.map((r) => [r.key, r]))
  const isFound = new Set(found.map((f) => f.key))
  return {
    ...presentRow(ctx, n),
    preamble: n.preamble,
    closing: n.closing,
    annexes: n.annexes.map((a) => ({ number: a.number, title: a.title, text: a.text })),
    clauseList,
    file: n.fileName === null ? null : { name: n.fileName, digest: n.fileDigest ?? '' },
    enteredBy: n.enteredByName,
    enteredAt: n.enteredAt.toISOString(),
    inForceBy: n.inForceByName,
    withdrawnBy: n.withdrawnByName,
    withdrawReason: n.withdrawReason,
    findings: found.map((f) => {
      const ruling = ruled.get(f.key)
      return { key: f.key, kind: f.kind, clause: f.clause, words: f.words, ruling: ruling ? rulingOf(ruling) : null }
    }),
    settled: rulings.filter((r) => !isFound.has(r.key)).map((r) => ({ words: r.words, ...rulingOf(r) })),
  }
}
