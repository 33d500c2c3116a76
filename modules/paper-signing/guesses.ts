import type { QueryContext } from '../../platform/context.ts'
import {
  type FoundPage,
  type FoundSheet,
  findNeighbours,
  findPagesWithOwner,
  findRoundSheets,
  findSheetsById,
  searchSheets,
} from './queries.ts'

export interface Guess {
  readonly sheet: FoundSheet
  /** Why it may be theirs, in words. */
  readonly why: string
}
const most = 3

/** Whose a page of the tray may be: what its code says, then who stands near its neighbours in roll-call order and has not answered. Never more than a hint. */
export async function guessesFor(ctx: QueryContext, page: FoundPage, words: string): Promise<Guess[]> {
  if (words !== '') return (await searchSheets(ctx, words)).map((sheet) => ({ sheet, why: standingOf(sheet) }))
  const own = page.requestId ? await findSheetsById(ctx, [page.requestId]) : []
  const named = own.map((sheet) => ({ sheet, why: `页上的码是${sheet.name}的；${standingOf(sheet)}` }))
  const near = await nearby(ctx, page)
  return [...named, ...near.filter(({ sheet }) => sheet.id !== page.requestId)].slice(0, most)
}

const standings: Record<FoundSheet['state'], string> = {
  open: '还没有答复',
  declined: '答复过不签',
  signed: '已经签过，不能再录入',
  withdrawn: '已收回，不能录入',
}
const standingOf = (sheet: FoundSheet): string => standings[sheet.state]

/** Who stands between the pages before and behind comes first, then by distance in the roll call. */
async function nearby(ctx: QueryContext, page: FoundPage): Promise<Guess[]> {
  const neighbours = await findNeighbours(ctx, page)
  const [known] = await findSheetsById(
    ctx,
    neighbours.flatMap((neighbour) => neighbour.requestId ?? []),
  )
  if (!known) return []
  const roll = await findRoundSheets(ctx, known.occasionId)
  const placeOf = new Map(roll.map((sheet, place) => [sheet.id, place]))
  const places = neighbours.flatMap((neighbour) => placeOf.get(neighbour.requestId ?? '') ?? [])
  const taken = await findPagesWithOwner(ctx, page.scanId)
  const distance = (sheet: FoundSheet) => Math.min(...places.map((place) => Math.abs(place - (placeOf.get(sheet.id) ?? 0))))
  return roll
    .filter((sheet) => (sheet.state === 'open' || sheet.state === 'declined') && !taken.has(sheet.id))
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, most)
    .map((sheet) => ({ sheet, why: whyNear(sheet, roll, places, placeOf) }))
}

function whyNear(
  sheet: FoundSheet,
  roll: readonly FoundSheet[],
  places: readonly number[],
  placeOf: ReadonlyMap<string, number>,
): string {
  const own = placeOf.get(sheet.id) ?? 0
  const beside = places.toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own)).flatMap((place) => roll[place] ?? [])
  const [nearest, next] = beside
  const isBetween = next !== undefined && places.some((place) => place < own) && places.some((place) => place > own)
  const names = [nearest, isBetween ? next : undefined].flatMap((each) => (each ? (each.number ?? each.name) : []))
  const unit = nearest?.unitId === sheet.unitId ? '同一单位；' : ''
  return `${unit}前后页是 ${names.join('、')}，点名顺序相近；${standingOf(sheet)}`
}
