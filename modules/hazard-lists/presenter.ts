import type { z } from 'zod'
import { formatDate } from '../../platform/calendar/dates.ts'
import { type FormBureau, type FormUnit, markOf, presentNumber, type Snapshot } from '../frozen-forms/public.ts'
import type { AnnexOnePreview, listedRow, listSnapshot } from './contract.ts'
import type { AnnexOneUnit, AnnexOneView } from './documents.ts'
import type { FoundLists, FrozenHazard, FrozenList, ListChanges, ListedHazard, ListedLine, Period } from './queries.ts'

type Standing = z.infer<typeof listedRow>['standing']

/** How a hazard stands at the end of the period, or today if that is earlier. */
function standingOf(hazard: ListedHazard, on: string): Standing {
  if (hazard.isClosed) return 'closed'
  if (hazard.rectifyBy === null) return 'unmeasured'
  return hazard.rectifyBy < on ? 'overdue' : 'open'
}
const remarks: Record<Standing, string> = {
  unmeasured: '待定措施',
  open: '整改中',
  overdue: '逾期，未销号',
  closed: '已销号',
}

/** What the hazard is, then what was seen; said once where the description begins with it. */
const wordsOf = ({ title, description }: ListedHazard): string =>
  (description.startsWith(title) ? description : `${title}。${description}`).replace(/\s*\n\s*/gu, ' ')

/** One sentence stands as it is, several are numbered: 1. … ；2. … 。整改时限：9月4日。 */
function measuresText({ measures, rectifyBy }: ListedHazard, year: string): string {
  if (rectifyBy === null) return ''
  const bare = measures.map((text) => text.trim().replace(/[。；;.]+$/u, ''))
  const said = bare.length > 1 ? bare.map((text, i) => `${i + 1}. ${text}`) : bare
  const until = formatDate(rectifyBy, rectifyBy.slice(0, 4) === year ? 'short' : 'long')
  return [said.join('；'), `整改时限：${until}。`].filter(Boolean).join('。')
}

export const lineOf = (hazard: ListedHazard, on: string): ListedLine => ({
  category: hazard.category,
  hazard: wordsOf(hazard),
  measures: measuresText(hazard, on.slice(0, 4)).replace(/\s*\n\s*/gu, ' '),
  owner: hazard.ownerName ?? '',
  remark: remarks[standingOf(hazard, on)],
})

/** The day on which a list says how things stand: the last of the period, or today if that is yet to come. */
const standsOn = ({ to }: Period, today: string): string => (to > today ? today : to)

/** What changed against the last number; null when this would be the first, or the last one is of a later day. */
export function changesBetween(
  before: FrozenList | undefined,
  hazards: readonly ListedHazard[],
  { to }: Period,
  closedSince: ReadonlySet<string>,
): ListChanges | null {
  if (!before || before.to > to) return null
  const known = new Map(before.hazards.map((h) => [h.id, h]))
  const now = new Map(hazards.map((h) => [h.id, h]))
  const isReopened = (h: ListedHazard) =>
    known.get(h.id)?.isClosed === true || (!known.has(h.id) && h.relapses > 0 && h.foundOn <= before.to)
  const open = hazards.filter((h) => !h.isClosed)
  const left = before.hazards.filter((h) => !h.isClosed && !now.has(h.id))
  const ended = before.hazards.filter((h) => !h.isClosed && now.get(h.id)?.isClosed)
  const numbers = (of: readonly { number: string }[]) => of.map((h) => h.number)
  return {
    added: numbers(hazards.filter((h) => !known.has(h.id) && !isReopened(h))),
    closed: numbers([...ended, ...left.filter((h) => closedSince.has(h.id))]),
    reopened: numbers(open.filter(isReopened)),
    gone: numbers(left.filter((h) => !closedSince.has(h.id))),
  }
}

const kinds = [
  ['新增', 'added'],
  ['销号', 'closed'],
  ['复发', 'reopened'],
  ['移出', 'gone'],
] as const

/** As printed on the last line: 与第8号相比：新增1条，销号2条. */
function changeNote(number: number, changes: ListChanges | null): string {
  if (!changes) return ''
  const counted = kinds.filter(([, kind]) => changes[kind].length > 0).map(([verb, kind]) => `${verb}${changes[kind].length}条`)
  return `与第${number}号相比：${counted.join('，') || '没有变化'}`
}

const changeWords = (changes: ListChanges | null): string[] =>
  changes ? kinds.flatMap(([verb, kind]) => changes[kind].map((number) => `${verb} ${number}`)) : []

export const frozenHazard = ({ id, number, isClosed }: ListedHazard): FrozenHazard => ({ id, number, isClosed })

export const snapshotUnit = (row: Snapshot<FrozenList>): AnnexOneUnit => ({
  unitName: row.content.unitName,
  reportOn: row.content.to,
  lines: row.content.rows,
  hazards: [],
  ...markOf(row),
  changeNote: changeNote(row.number - 1, row.content.changes),
})

export const presentSnapshot = (row: Snapshot<FrozenList>): z.infer<typeof listSnapshot> => ({
  ...presentNumber(row),
  from: row.content.from,
  to: row.content.to,
  changeNote: changeNote(row.number - 1, row.content.changes),
})

/** 2026-11-23, or 2026-11-23至2026-11-29. */
export const periodWords = ({ from, to }: Period): string => (from === to ? to : `${from}至${to}`)

export function presentPreview(units: readonly FormUnit[], period: Period, found: FoundLists, today: string): AnnexOnePreview {
  const { id = '', name = '' } = units[0] ?? {}
  const on = standsOn(period, today)
  const changes = changesBetween(found.last.get(id)?.content, found.hazards, period, found.closed)
  return {
    unitId: id,
    unitName: name,
    from: period.from,
    to: period.to,
    changes: changeWords(changes),
    rows: found.hazards.map((h) => {
      const line = lineOf(h, on)
      return {
        id: h.id,
        number: h.number,
        category: h.category,
        hazard: line.hazard,
        measures: line.measures,
        owner: line.owner,
        remark: line.remark,
        standing: standingOf(h, on),
      }
    }),
  }
}

export interface Printing extends Period {
  readonly sheet: 'list' | 'ledger'
  readonly isBlank: boolean
  readonly showsHeadLine: boolean
}

/** The sheets of several units, each compared with its last frozen number; blank ones carry the unit's name alone. */
export function presentSheets(
  bureau: FormBureau,
  places: readonly FormUnit[],
  found: FoundLists,
  { printing, today }: { printing: Printing; today: string },
): AnnexOneView {
  const on = standsOn(printing, today)
  const byUnit = Map.groupBy(found.hazards, (h) => h.unitId)
  const sheet = (place: FormUnit): AnnexOneUnit => {
    const hazards = byUnit.get(place.id) ?? []
    const last = found.last.get(place.id)
    const changes = changesBetween(last?.content, hazards, printing, found.closed)
    const lines = hazards.map((h) => lineOf(h, on))
    return { unitName: place.name, reportOn: on, lines, hazards, changeNote: changeNote(last?.number ?? 0, changes) }
  }
  const blank = (place: FormUnit): AnnexOneUnit => ({
    unitName: place.name,
    reportOn: '',
    lines: null,
    hazards: [],
    changeNote: '',
  })
  return {
    bureauName: bureau.name,
    isDemo: bureau.isDemo,
    sheet: printing.sheet,
    showsHeadLine: printing.showsHeadLine,
    units: places.map(printing.isBlank ? blank : sheet),
  }
}
