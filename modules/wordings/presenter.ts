import type { findBureau } from '../../platform/bureau.ts'
import type { QueryContext } from '../../platform/context.ts'
import { faultSentence, faultsIn } from './body-check.ts'
import type { DifferenceView, VersionRowView, VersionView, WordingRowView, WordingView } from './contract.ts'
import type { Held } from './filters.ts'
import { chainField, fieldsFor, sampleFields } from './merge-fields.ts'
import { numbered } from './numbering.ts'
import { canSeeDrafts, canWrite, faultOf } from './policy.ts'
import type { findVersionToRead, findWording, findWordings, VersionFound } from './queries.ts'
import { placed, shownText, type TextSource } from './shown-text.ts'
import { differenceOf } from './text-difference.ts'
import { type Act, stateOn } from './workflow.ts'

type Row = Awaited<ReturnType<typeof findWordings>>['rows'][number]

const presentHeld = (ctx: QueryContext, held: Held | null) =>
  held && { id: held.id, number: held.number, state: stateOn(held, ctx.today), inForceFrom: held.inForceFrom }

/** A line of the list. */
export const presentWordingRow = (ctx: QueryContext, row: Row): WordingRowView => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  name: row.title,
  formLabel: row.formLabel,
  current: presentHeld(ctx, row.current),
  pending: presentHeld(ctx, row.pending),
  version: row.version,
})

type VersionDetails = Omit<VersionFound, 'kind' | 'code' | 'name' | 'formLabel'>

const presentVersionRow = (ctx: QueryContext, v: VersionDetails): VersionRowView => ({
  id: v.id,
  number: v.number,
  title: v.title,
  state: stateOn(v, ctx.today),
  changeKind: v.changeKind,
  changeNote: v.changeNote,
  draftedByName: v.draftedByName,
  draftedAt: v.draftedAt.toISOString(),
  approvedByName: v.approvedByName,
  approvedAt: v.approvedAt?.toISOString() ?? null,
  approvalReference: v.approvalReference,
  digest: v.digest,
  digestSm3: v.digestSm3,
  inForceFrom: v.inForceFrom,
  inForceTo: v.inForceTo,
  enforcedByName: v.enforcedByName,
  version: v.version,
})

/** A wording with its versions; the explanation is told to those who write and approve. */
export function presentWording(ctx: QueryContext, row: Awaited<ReturnType<typeof findWording>>, bureauName: string): WordingView {
  const samples = { ...sampleFields(row.kind), 局名: bureauName }
  const isWaiting = row.pending !== null && row.pending.inForceFrom === null
  return {
    ...presentWordingRow(ctx, row),
    explanation: canSeeDrafts(ctx.actor) ? row.explanation : '',
    versions: row.versions.map((v) => presentVersionRow(ctx, v)),
    fields: fieldsFor[row.kind].map((name) => ({ name, sample: samples[name] })),
    abilities: { draft: canWrite(ctx.actor) && !isWaiting },
  }
}

const acts: readonly Act[] = ['edit', 'approve', 'return', 'putInForce', 'abandon']

/** One version as text, with what the caller may do with it. */
export function presentVersion(
  ctx: QueryContext,
  row: Awaited<ReturnType<typeof findVersionToRead>>,
  blank: BlankFields,
): VersionView {
  const facts = { number: row.number, editedBy: row.editedBy, state: stateOn(row, ctx.today) }
  const mine: Act = ctx.actor.role === 'politicalOfficeLeader' ? 'approve' : 'putInForce'
  const faults = facts.state === 'draft' ? faultsIn(row) : []
  const unready = faults[0] && `草稿有 ${faults.length} 处要改，还不能批准。${faultSentence(faults[0])}`
  return {
    ...presentVersionRow(ctx, row),
    wording: { id: row.wordingId, kind: row.kind, name: row.name, formLabel: row.formLabel },
    returned: row.returnedAt && {
      at: row.returnedAt.toISOString(),
      byName: row.returnedByName ?? '',
      remark: row.returnRemark ?? '',
    },
    body: row.body.map(({ kind, text }) => ({ kind, text })),
    shown: copied(shownText(row, blank)),
    abilities: Object.fromEntries(acts.map((act) => [act, faultOf(act, ctx.actor, facts) === undefined])),
    whyNot: faultOf(mine, ctx.actor, facts)?.detail ?? unready ?? null,
  }
}

/** What is known of a text while nobody in particular is meant. */
export interface BlankFields {
  readonly 局名: string
  readonly [chainField]: string
  readonly [name: string]: string
}

const copied = ({ title, lines, signLine }: ReturnType<typeof shownText>) => ({
  title,
  lines: lines.map(({ prefix, text, kind, level }) => ({ prefix, text, kind, level })),
  signLine,
})

/** Text that is not kept: numbers, what it looks like with samples, what is wrong with it. */
export function presentReading(source: TextSource, blank: BlankFields) {
  const lines = numbered(placed(source.body, blank[chainField]))
  return {
    prefixes: source.body.map((_, place) => lines.find((line) => line.place === place)?.prefix ?? ''),
    shown: copied(shownText(source, { ...sampleFields(source.kind), ...blank })),
    faults: faultsIn(source).map(({ block, message }) => ({ block, message })),
  }
}

/** Two versions word by word. */
export const presentDifference = (ctx: QueryContext, before: VersionFound, after: VersionFound): DifferenceView => ({
  wording: { id: after.wordingId, name: after.name },
  before: presentVersionRow(ctx, before),
  after: presentVersionRow(ctx, after),
  lines: differenceOf(before, after),
})

/** What stands in every blank form of the bureau. */
export const blankFields = (bureau: Awaited<ReturnType<typeof findBureau>>, chain: string): BlankFields => ({
  局名: bureau.name,
  [chainField]: chain,
})
