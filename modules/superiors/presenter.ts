import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { PublishedFigure } from '../../platform/published-figure.ts'
import type {
  BureauRowView,
  CellView,
  DefinitionView,
  FiguresView,
  ReceiptView,
  ReceivedRowView,
  ReceivedView,
  ReleaseRowView,
  SentNoticeRowView,
  SentNoticeView,
  TrendView,
} from './contract.ts'
import { canAnswer, canApprove, canWithdraw, isSuperior } from './policy.ts'
import type {
  BureauBelow,
  FigureFacts,
  findOwn,
  findReceipts,
  findTrend,
  ReceivedFacts,
  ReleaseFacts,
  SentFacts,
} from './queries.ts'
import { markerFigure } from './words.ts'
import { isFrom, receivedTransitions, releaseTransitions, sentTransitions } from './workflow.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

const presentDefinition = (d: PublishedFigure): DefinitionView => ({
  id: d.id,
  label: d.label,
  unit: d.unit,
  rule: d.rule,
  group: d.group,
  share: d.share === null ? null : { part: d.share.part, whole: d.share.whole },
})
const presentCell = (f: FigureFacts): CellView => ({
  n: f.n,
  whole: f.whole,
  isHidden: f.isHidden,
  hiddenBureaus: f.hiddenBureaus,
})
const cellsOf = (facts: readonly FigureFacts[]): Record<string, CellView> =>
  Object.fromEntries(facts.map((f) => [f.figureId, presentCell(f)]))

export interface FiguresFound {
  readonly on: string | null
  readonly days: readonly string[]
  readonly own: Awaited<ReturnType<typeof findOwn>>
  readonly below: readonly BureauBelow[]
  readonly facts: readonly FigureFacts[]
  readonly written: readonly { bureauId: string; onDay: string }[]
}

function rowOf(
  { written, on }: FiguresFound,
  bureau: Pick<BureauBelow, 'bureauId' | 'name' | 'level'> & { readonly fromOn?: string },
  facts: readonly FigureFacts[],
  isOwn: boolean,
): BureauRowView {
  const days = new Set(written.filter((w) => w.bureauId === bureau.bureauId).map((w) => w.onDay))
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  const missingDays: string[] = []
  for (let day = first; day !== undefined && on !== null && day <= on; day = addDays(day, 1))
    if (!days.has(day) && day >= (bureau.fromOn ?? day)) missingDays.push(day)
  return {
    id: bureau.bureauId,
    name: bureau.name,
    level: bureau.level,
    isOwn,
    cells: cellsOf(facts),
    missingDays,
    lastOn: last ?? null,
  }
}

/** Bureaus with what they showed on a day; the own tenant where it has auxiliaries of its own, or stands alone. */
export function presentFigures(ctx: QueryContext, published: readonly PublishedFigure[], found: FiguresFound): FiguresView {
  const { own, below, facts } = found
  const of = (bureauId: string, reach: 'own' | 'all') => facts.filter((f) => f.bureauId === bureauId && f.reach === reach)
  const ownFacts = of(own.bureauId, 'own')
  const marker = ownFacts.find((f) => f.figureId === markerFigure)
  const isShown = below.length === 0 || marker?.isHidden === true || (marker?.n ?? 0) > 0
  const rows = below.map((b) => rowOf(found, b, of(b.bureauId, 'all'), false))
  const ownName = below.length > 0 ? `${own.name}本级` : own.name
  return {
    on: found.on,
    name: own.name,
    isSuperior: isSuperior(ctx.actor),
    days: [...found.days],
    definitions: published.map(presentDefinition),
    rows: isShown ? [...rows, rowOf(found, { ...own, name: ownName }, ownFacts, true)] : rows,
    total: below.length === 0 ? null : cellsOf(of(own.bureauId, 'all')),
  }
}

interface TrendFound {
  readonly from: string
  readonly to: string
  readonly own: Awaited<ReturnType<typeof findOwn>>
  readonly names: ReadonlyMap<string, string>
  readonly facts: Awaited<ReturnType<typeof findTrend>>
}

/** One figure day by day: a line a bureau in the order of the list, the sum last. */
export function presentTrend(published: PublishedFigure, { from, to, own, names, facts }: TrendFound): TrendView {
  const line = (id: string, name: string, isTotal: boolean, of: readonly FigureFacts[]) => ({
    id,
    name,
    isTotal,
    points: of.map((f) => ({ on: f.onDay, n: f.n, whole: f.whole })),
  })
  const below = new Set(facts.filter((f) => f.bureauId !== own.bureauId).map((f) => f.bureauId))
  const order = [...names.keys(), ...[...below].filter((id) => !names.has(id))].filter((id) => below.has(id))
  const lines = order.map((id) =>
    line(
      id,
      names.get(id) ?? '曾属本级的局',
      false,
      facts.filter((f) => f.bureauId === id),
    ),
  )
  const sums = facts.filter((f) => f.bureauId === own.bureauId && f.reach === 'all')
  const total = line(own.bureauId, below.size > 0 ? '合计' : own.name, below.size > 0, sums)
  return { definition: presentDefinition(published), from, to, lines: [...lines, total] }
}

const headOf = (r: SentFacts | ReceivedFacts) => ({
  id: r.id,
  number: r.number,
  title: r.title,
  issuer: r.issuer,
  issuedOn: r.issuedOn,
  dueOn: r.dueOn,
})

/** A notice that went down, as a row of the list. */
export const presentSentRow = ({ actor }: QueryContext, s: SentFacts): SentNoticeRowView => ({
  ...headOf(s),
  state: s.state,
  sentBy: s.sentByName,
  sentAt: s.sentAt.toISOString(),
  recipients: s.recipients.length,
  acknowledged: s.acknowledged,
  takenOver: s.takenOver,
  version: s.version,
  abilities: { withdraw: isSuperior(actor) && isFrom(sentTransitions.withdraw, s.state) },
})
type Receipt = Awaited<ReturnType<typeof findReceipts>>[number]
const presentReceipt = (id: string, name: string, r: Receipt | undefined): ReceiptView => ({
  bureau: { id, name },
  arrivedOn: r?.arrivedOn ?? null,
  acknowledgedOn: r?.acknowledgedOn ?? null,
  takenOverOn: r?.takenOverOn ?? null,
  localNumber: r?.localNumber ?? null,
  clauses: r?.clauses ?? null,
  tasks: r?.tasks ?? null,
  concluded: r?.concluded ?? null,
  countedOn: r?.countedOn ?? null,
})

/** The same with its text and the receipt of each bureau it went to. */
export const presentSent = (
  ctx: QueryContext,
  s: SentFacts,
  of: { names: ReadonlyMap<string, string>; receipts: readonly Receipt[] },
): SentNoticeView => ({
  ...presentSentRow(ctx, s),
  text: s.text,
  withdrawReason: s.withdrawReason,
  receipts: s.recipients.map((id) =>
    presentReceipt(
      id,
      of.names.get(id) ?? '曾属本级的局',
      of.receipts.find((r) => r.bureauId === id),
    ),
  ),
})

/** A notice from above, as a row of the list. */
export const presentReceivedRow = (ctx: QueryContext, r: ReceivedFacts): ReceivedRowView => ({
  ...headOf(r),
  state: r.state,
  arrivedAt: r.arrivedAt.toISOString(),
  noticeId: r.noticeId,
  acknowledgedBy: r.acknowledgedByName,
  acknowledgedAt: iso(r.acknowledgedAt),
  takenOverBy: r.takenOverByName,
  takenOverAt: iso(r.takenOverAt),
  version: r.version,
  abilities: {
    acknowledge: canAnswer(ctx) && isFrom(receivedTransitions.acknowledge, r.state),
    takeOver: canAnswer(ctx) && isFrom(receivedTransitions.takeOver, r.state),
  },
})
export const presentReceived = (ctx: QueryContext, r: ReceivedFacts): ReceivedView => ({
  ...presentReceivedRow(ctx, r),
  text: r.text,
  withdrawReason: r.withdrawReason,
})

interface Words {
  readonly kinds: ReadonlyMap<string, string>
  readonly bureau: string
}

/** What a bureau gives to its superior. */
export const presentRelease = (ctx: QueryContext, r: ReleaseFacts, { kinds, bureau }: Words): ReleaseRowView => ({
  id: r.id,
  kind: r.kind,
  kindLabel: kinds.get(r.kind) ?? r.kind,
  title: r.title,
  scope: r.scope,
  reason: r.reason,
  bureau,
  addressee: r.addresseeName,
  expiresOn: r.expiresOn,
  state: r.state,
  number: r.number,
  fileName: r.fileName,
  fileDigest: r.fileDigest,
  askedBy: r.askedByName,
  askedAt: r.askedAt.toISOString(),
  approvedBy: r.approvedByName,
  approvedAt: iso(r.approvedAt),
  endReason: r.endReason,
  endedBy: r.endedByName,
  endedAt: iso(r.endedAt),
  version: r.version,
  abilities: {
    approve: canApprove(ctx, r) && isFrom(releaseTransitions.approve, r.state),
    withdraw: canWithdraw(ctx) && isFrom(releaseTransitions.withdraw, r.state),
  },
})
