import type { QueryContext } from '../../platform/context.ts'
import type { GuessView, RoundSheetsView, ScanPageView, ScanRowView, ScanView, SheetRowView } from './contract.ts'
import { type FoundPage, type FoundSheet, type findScan, findSheetsById } from './queries.ts'
import { inFives } from './sheet-code.ts'

type Scan = Omit<Awaited<ReturnType<typeof findScan>>, 'moment'>
const instant = (at: Date | null): string | null => at?.toISOString() ?? null

export const presentSheet = (s: FoundSheet): SheetRowView => ({
  requestId: s.id,
  person: { id: s.personId, name: s.name, number: s.number },
  unitName: s.unitName,
  roundTitle: s.roundTitle,
  versionNumber: s.versionNumber,
  state: s.state,
  code: inFives(s.code),
})

/** Who has not answered, counted by unit in the order of the roster. */
export function presentRoundSheets(
  round: { id: string; title: string; serialNumber: string },
  all: readonly FoundSheet[],
): RoundSheetsView {
  const units = [...Map.groupBy(all, (sheet) => sheet.unitId)].map(([unitId, sheets]) => ({
    unitId,
    unitName: sheets[0]?.unitName ?? '',
    open: sheets.filter((sheet) => sheet.state === 'open').length,
    signed: sheets.filter((sheet) => sheet.state === 'signed').length,
  }))
  return { id: round.id, title: round.title, serialNumber: round.serialNumber, units }
}

export const presentScanRow = (c: Scan): ScanRowView => ({
  id: c.id,
  files: c.sources.map(({ name, pages, failure }) => ({ name, pages, failure })),
  state: c.state,
  failure: c.failure,
  startedByName: c.startedByName,
  createdAt: c.createdAt.toISOString(),
  readAt: instant(c.readAt),
  counts: {
    pages: c.pages,
    matched: c.matched,
    tray: c.tray,
    unsigned: c.unsigned,
    unclear: c.unclear,
    recorded: c.recorded,
    leftOut: c.leftOut,
  },
  version: c.version,
})
export const presentScan = (c: Scan): ScanView => ({ ...presentScanRow(c), jobId: c.jobId })

/** The file a page came from: the files stand one behind the other. */
function fileNameOf({ position, sourcePage, sources }: FoundPage): string {
  let first = position - sourcePage
  for (const { name, pages } of sources) {
    if (first < (pages ?? 0)) return name
    first -= pages ?? 0
  }
  return sources.at(-1)?.name ?? ''
}

const presentPage = (page: FoundPage, sheet: FoundSheet | undefined): ScanPageView => ({
  id: page.id,
  scanId: page.scanId,
  position: page.position,
  fileName: fileNameOf(page),
  filePage: page.sourcePage,
  verdict: page.verdict,
  note: page.note,
  hasPicture: page.fileId !== null,
  quarterTurns: page.quarterTurns,
  slant: page.slant,
  sheet: sheet ? presentSheet(sheet) : null,
  sheetPage: page.sheetPage,
  sheetPages: page.sheetPages,
  state: page.state,
  reason: page.reason,
  settledByName: page.settledByName,
  settledAt: instant(page.settledAt),
  version: page.version,
})

/** Pages with whose each is. */
export async function presentPages(ctx: QueryContext, pages: readonly FoundPage[]): Promise<ScanPageView[]> {
  const ids = [...new Set(pages.flatMap((page) => page.requestId ?? []))]
  const sheets = new Map((await findSheetsById(ctx, ids)).map((sheet) => [sheet.id, sheet]))
  return pages.map((page) => presentPage(page, sheets.get(page.requestId ?? '')))
}

export const presentGuess = ({ sheet, why }: { sheet: FoundSheet; why: string }): GuessView => ({
  ...presentSheet(sheet),
  why,
  versionDigest: sheet.versionDigest.slice(0, 8).toUpperCase(),
})
