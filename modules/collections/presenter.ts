import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { CollectionRowView, PartRowView, PartView, TallyView, UnitRowView } from './contract.ts'
import { canAccept, canChangeCollection, canCollect, canPackage, canSubmit } from './policy.ts'
import type { FoundCollection, FoundPart, findCollectionUnits, findPart } from './queries.ts'
import { isPossible } from './workflow.ts'

const tallyOf = (t: FoundCollection['tally']): TallyView => ({
  parts: t?.parts ?? 0,
  units: t?.units ?? 0,
  onTime: t?.onTime ?? 0,
  late: t?.late ?? 0,
  missing: t?.missing ?? 0,
  notDue: t?.notDue ?? 0,
  released: t?.released ?? 0,
  submitted: t?.submitted ?? 0,
  accepted: t?.accepted ?? 0,
})

/** Closed, or every unit in reach has handed in everything. */
const isOver = (c: FoundCollection): boolean =>
  c.closedAt !== null || (c.tally?.submitted ?? 0) + (c.tally?.accepted ?? 0) === (c.tally?.parts ?? -1)

/** One collection with how the units in the reader's reach stand; one that is over has no light. */
export const presentCollection = (ctx: QueryContext, calendar: WorkingDays, c: FoundCollection): CollectionRowView => ({
  id: c.id,
  serialNumber: c.serialNumber,
  title: c.title,
  forms: c.forms.map((f) => ({ key: f.key, kind: f.kind, title: f.title })),
  openedOn: c.openedOn,
  dueOn: c.dueOn,
  ...dueFrom(calendar, isOver(c) ? null : c.dueOn, ctx.today),
  openedByName: c.openedByName,
  closedAt: c.closedAt?.toISOString() ?? null,
  closedByName: c.closedByName,
  closeReason: c.closeReason,
  tally: tallyOf(c.tally),
  version: c.version,
  abilities: { change: canChangeCollection(ctx, c), package: canPackage(ctx, c) },
})

const snapshotOf = (p: FoundPart): PartRowView['snapshot'] =>
  p.snapshotId === null ? null : { id: p.snapshotId, serialNumber: p.serialNumber ?? '', digest: p.digest ?? '' }

/** One part as a row; what is submitted or closed has no light. */
export function presentPartRow(ctx: QueryContext, calendar: WorkingDays, p: FoundPart): PartRowView {
  const isOpen = p.closedAt === null
  return {
    id: p.id,
    collection: { id: p.collectionId, serialNumber: p.collectionNumber, title: p.collectionTitle },
    unit: { id: p.unitId, name: p.unitName },
    kind: p.kind,
    title: p.title,
    state: p.state,
    standing: p.standing,
    dueOn: p.dueOn,
    ...dueFrom(calendar, isOpen && p.firstSubmittedAt === null ? p.dueOn : null, ctx.today),
    isExtended: p.extendReason !== null,
    snapshot: snapshotOf(p),
    signed: p.signed === null ? null : { signed: p.signed, toSign: p.toSign ?? 0 },
    fileName: p.fileName,
    fileDigest: p.fileDigest,
    firstSubmittedAt: p.firstSubmittedAt?.toISOString() ?? null,
    submittedByName: p.submittedByName,
    submittedAt: p.submittedAt?.toISOString() ?? null,
    acceptedByName: p.acceptedByName,
    acceptedAt: p.acceptedAt?.toISOString() ?? null,
    returnReason: p.state === 'returned' ? p.returnReason : null,
    remindedAt: p.remindedAt?.toISOString() ?? null,
    version: p.version,
    abilities: {
      submit: isOpen && canSubmit(ctx.actor) && isPossible('submit', p.state),
      accept: isOpen && canAccept(ctx.actor, p) && isPossible('accept', p.state),
      extend: isOpen && canCollect(ctx.actor) && isPossible('extend', p.state),
    },
  }
}

/** One part with what may be handed in for it. */
export function presentPart(ctx: QueryContext, calendar: WorkingDays, all: Awaited<ReturnType<typeof findPart>>): PartView {
  const { found, frozen, signedNow } = all
  return {
    ...presentPartRow(ctx, calendar, found),
    extendReason: found.extendReason,
    returnedByName: found.returnedByName,
    returnedAt: found.returnedAt?.toISOString() ?? null,
    frozen: frozen.map((f) => ({
      id: f.id,
      serialNumber: f.serialNumber,
      digest: f.digest,
      frozenAt: f.frozenAt.toISOString(),
      frozenByName: f.frozenByName,
    })),
    signedNow: signedNow ? { signed: signedNow.signed, toSign: signedNow.toSign } : null,
  }
}

const lastOf = (all: readonly (string | null)[]): string | null =>
  all.reduce((last, at) => ((at ?? '') > (last ?? '') ? at : last), null)

type FoundUnits = Awaited<ReturnType<typeof findCollectionUnits>>
export const presentUnit = (row: FoundUnits['rows'][number]): UnitRowView => ({
  unit: { id: row.id, name: row.name },
  remindedAt: lastOf(row.cells.map((c) => c.remindedAt?.toISOString() ?? null)),
  cells: row.cells.map((c) => ({ partId: c.id, key: c.formKey, state: c.state, standing: c.standing })),
})
