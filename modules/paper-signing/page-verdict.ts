import type { Keys } from '../../platform/keys.ts'
import type { SignPlace } from '../../platform/scanning/found-page.ts'
import { readSheetCode, type SheetCode, stampOf } from './sheet-code.ts'
import type { ScanPageRow } from './tables.ts'

/** What the reader saw on a page. */
export interface SeenPage {
  /** Texts of all codes on it. */
  readonly codes: readonly string[]
  readonly isBlank: boolean
  readonly isBroken: boolean
  /** How the place for the signature looks, if this is the page that has one. */
  readonly signPlace: SignPlace
}

/** A request that a code names, with every text that was printed for it. */
export interface AskedSheet {
  readonly id: string
  readonly code: string
  readonly state: 'open' | 'signed' | 'declined' | 'withdrawn'
  readonly endedAt: Date | null
  readonly versionDigest: string
  readonly textDigests: readonly string[]
}

export type Verdict = Pick<ScanPageRow, 'verdict' | 'requestId' | 'sheetPage' | 'sheetPages' | 'textDigest'> & {
  readonly note: string
}

const nobodys = { requestId: null, sheetPage: null, sheetPages: null, textDigest: null }
const tray = (verdict: ScanPageRow['verdict'], note = ''): Verdict => ({ verdict, note, ...nobodys })

/** Whose page it is, by its codes alone; `asked` finds the request of a code within reach. */
export function verdictOf(keys: Keys, seen: SeenPage, asked: (code: string) => AskedSheet | undefined): Verdict {
  if (seen.isBroken) return tray('broken')
  const said = [...new Set(seen.codes)]
  const [text] = said
  if (text === undefined) return tray(seen.isBlank ? 'blank' : 'unreadable')
  if (said.length > 1) return tray('twoCodes')
  const code = readSheetCode(text)
  if (!code) return tray('foreign', '码不是本局印的')
  const request = asked(code.code)
  if (!request) return tray('foreign', '不是本局的，或者不在您的范围内')
  const textDigest = request.textDigests.find((digest) => stampOf(keys, code, digest) === code.stamp)
  if (textDigest === undefined) return tray('foreign', '码对不上本局印过的')
  const verdict = ofRequest(request, code, textDigest)
  const isToSee = verdict.verdict === 'matched' && code.page === code.pages
  return isToSee ? { ...verdict, verdict: bySignPlace[seen.signPlace] } : verdict
}

/** A sheet is signed on its last page; whatever isn't plainly signed is for a person to see. */
const bySignPlace = { written: 'matched', empty: 'unsigned', unclear: 'unclear' } as const

function ofRequest(request: AskedSheet, code: SheetCode, textDigest: string): Verdict {
  const own = { requestId: request.id, sheetPage: code.page, sheetPages: code.pages, textDigest }
  if (request.state === 'signed') return { verdict: 'answered', note: '这一件已经签过', ...own }
  if (!request.versionDigest.startsWith(code.versionDigest) || request.state === 'withdrawn' || request.endedAt)
    return { verdict: 'oldVersion', note: '文本已换，或者批次已结束', ...own }
  return { verdict: 'matched', note: '', ...own }
}

/** A page that matches an open request, signed or not. */
export const isOfSheet = (verdict: ScanPageRow['verdict']): boolean => verdict === 'matched' || asideAs(verdict) !== undefined

/** A page as it stands in its scan. */
export interface PlacedPage {
  readonly id: string
  readonly position: number
  readonly verdict: ScanPageRow['verdict']
  readonly requestId: string | null
  readonly sheetPage: number | null
  readonly sheetPages: number | null
  readonly textDigest: string | null
}
export interface Correction {
  readonly id: string
  readonly verdict: 'duplicate' | 'incomplete' | 'unsigned' | 'unclear'
  readonly note: string
}

/** Among pages that each match somebody: those that came twice, sheets of which a page is missing, pages whose sheet isn't plainly signed. Of the same page twice the signed one counts. */
export function togetherness(pages: readonly PlacedPage[]): Correction[] {
  const byRequest = Map.groupBy(
    pages.toSorted((a, b) => Number(b.verdict === 'matched') - Number(a.verdict === 'matched') || a.position - b.position),
    (page) => page.requestId ?? '',
  )
  return [...byRequest.values()].flatMap(ofOneRequest)
}

function ofOneRequest(pages: readonly PlacedPage[]): Correction[] {
  const [first] = pages
  const kept = new Map<number, PlacedPage>()
  const twice: Correction[] = []
  for (const page of pages) {
    const same = page.textDigest === first?.textDigest ? kept.get(page.sheetPage ?? 0) : first
    if (same) twice.push({ id: page.id, verdict: 'duplicate', note: `与第 ${same.position} 页同一人` })
    else kept.set(page.sheetPage ?? 0, page)
  }
  const missing = Array.from({ length: first?.sheetPages ?? 0 }, (_, i) => i + 1).filter((page) => !kept.has(page))
  if (missing.length === 0) return [...twice, ...besideUnsigned([...kept.values()])]
  const note = `这一份缺第 ${missing.join('、')} 页`
  return [
    ...twice,
    ...[...kept.values()].map(({ id, verdict }): Correction => ({ id, verdict: asideAs(verdict) ?? 'incomplete', note })),
  ]
}

const asideAs = (verdict: ScanPageRow['verdict']): 'unsigned' | 'unclear' | undefined =>
  verdict === 'unsigned' || verdict === 'unclear' ? verdict : undefined

/** The other pages of a sheet wait with the one that should be signed. */
function besideUnsigned(pages: readonly PlacedPage[]): Correction[] {
  const signPage = pages.find((page) => asideAs(page.verdict))
  const verdict = signPage && asideAs(signPage.verdict)
  if (!verdict) return []
  const note = `签名处在第 ${signPage.position} 页`
  return pages.filter((page) => page !== signPage).map(({ id }) => ({ id, verdict, note }))
}
