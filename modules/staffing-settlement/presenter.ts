import { ageOn } from '../../platform/personal-number.ts'
import { type FormBureau, type FormUnit, markOf, presentNumber, type Snapshot } from '../frozen-forms/public.ts'
import type { AnnexPreview, SnapshotView } from './contract.ts'
import type { AnnexFiveRow, AnnexFiveUnit, AnnexFiveView } from './documents.ts'
import type { AnnexFact, AnnexRows, FormChange, FrozenContent } from './queries.ts'

type Frozen = Snapshot<FrozenContent>

/** A fact as it is printed: age on the day, 文书助理岗10项工作职责, gaps empty for a pen. */
export function presentRow(fact: AnnexFact, on: string): AnnexFiveRow {
  return {
    name: fact.name,
    sex: fact.sex === 'male' ? '男' : '女',
    age: ageOn(fact.bornOn, on),
    postName: fact.postName ?? '',
    dutyText: fact.postName ? `${fact.postName}${fact.dutyCount ?? 0}项工作职责` : '',
    leadOfficer: fact.leadOfficer ?? '',
    leaderInCharge: fact.leaderInCharge ?? '',
    remark: fact.isSeconded ? '借调在外' : '',
  }
}

/** Lines with an empty cell that somebody must fill. */
const missingIn = (rows: readonly AnnexFiveRow[]): number =>
  rows.filter((r) => !r.postName || !r.leadOfficer || !r.leaderInCharge).length

const compared = [
  ['姓名', 'name'],
  ['岗位', 'postName'],
  ['职责', 'dutyText'],
  ['责任民警', 'leadOfficer'],
  ['责任领导', 'leaderInCharge'],
  ['备注', 'remark'],
] as const

/** What changed against the last frozen number, person by person; empty when it is the first or nothing changed. A birthday is no change. */
export function changesBetween(before: FrozenContent | undefined, after: AnnexRows): FormChange[] {
  if (!before) return []
  const known = byPerson(before)
  const now = byPerson(after)
  const twins = namesGivenTwice([...known, ...[...now].filter(([id]) => !known.has(id))].map(([, row]) => row.name))
  const called = (row: AnnexFiveRow): string => (twins.has(row.name) ? `${row.name}（${row.sex}，${row.age}岁）` : row.name)
  const change = (kind: FormChange['kind'], words: string): FormChange => ({ kind, words })
  return [
    ...[...now].filter(([id]) => !known.has(id)).map(([, row]) => change('added', `增加 ${called(row)}`)),
    ...[...known].filter(([id]) => !now.has(id)).map(([, row]) => change('gone', `减少 ${called(row)}`)),
    ...[...now].flatMap(([id, row]) => {
      const old = known.get(id)
      const altered = old ? alterations(old, row) : []
      return altered.length === 0 ? [] : [change('altered', `${called(row)} ${altered.join('，')}`)]
    }),
  ]
}

const byPerson = ({ personIds, rows }: AnnexRows) => new Map(rows.map((row, i) => [personIds[i] ?? '', row]))

const namesGivenTwice = (names: readonly string[]) => new Set(names.filter((name, i) => names.indexOf(name) !== i))

/** The printed cells that differ; the duties follow the post and count only when the post stayed. */
function alterations(old: AnnexFiveRow, row: AnnexFiveRow): string[] {
  return compared
    .filter(([, field]) => old[field] !== row[field] && !(field === 'dutyText' && old.postName !== row.postName))
    .map(([label, field]) => `${label} ${old[field] || '空'}→${row[field] || '空'}`)
}

/** As printed on the last line: 比001号增加2人、减少1人、变更3人. */
function changeNote(last: string, changes: readonly FormChange[]): string {
  const count = (kind: FormChange['kind']) => changes.filter((c) => c.kind === kind).length
  const counted = (
    [
      ['增加', count('added')],
      ['减少', count('gone')],
      ['变更', count('altered')],
    ] as const
  ).filter(([, n]) => n > 0)
  return `比${last}号${counted.map(([verb, n]) => `${verb}${n}人`).join('、') || '没有改动'}`
}

/** 001 of 2026-A5-柳河所-001. */
const shortNumber = (number: number): string => String(number).padStart(3, '0')

export function snapshotUnit(row: Frozen): AnnexFiveUnit {
  const { content } = row
  return {
    unitName: content.unitName,
    reviewer: '',
    reportOn: row.onDate,
    rows: content.rows,
    ...markOf(row),
    ...(row.number > 1 ? { changeNote: changeNote(shortNumber(row.number - 1), content.changes) } : {}),
  }
}

export const presentSnapshot = (row: Frozen): SnapshotView => ({
  ...presentNumber(row),
  onDate: row.onDate,
  changes: row.content.changes.map((c) => c.words),
})

export interface Printing {
  readonly on: string
  readonly isBlank: boolean
  readonly showsHeadLine: boolean
}

/** What a unit's sheet shows on a day, with whose line each is. */
export function rowsOf(facts: readonly AnnexFact[], on: string): AnnexRows {
  return { personIds: facts.map((f) => f.personId), rows: facts.map((f) => presentRow(f, on)) }
}

/** What the page shows of a unit's form on a day. */
export function presentPreview(unit: FormUnit, on: string, facts: readonly AnnexFact[], last: Frozen | undefined): AnnexPreview {
  const shown = rowsOf(facts, on)
  return {
    unitId: unit.id,
    unitName: unit.name,
    on,
    rows: [...shown.rows],
    missing: missingIn(shown.rows),
    changes: changesBetween(last?.content, shown).map((c) => c.words),
  }
}

/** The view of several units on a day, each compared with its last frozen number; blank forms carry the unit's name and no rows. */
export function presentForms(
  bureau: FormBureau,
  units: readonly FormUnit[],
  found: { facts: readonly AnnexFact[]; last: ReadonlyMap<string, Frozen> },
  printing: Printing,
): AnnexFiveView {
  const byUnit = Map.groupBy(found.facts, (f) => f.unitId)
  const sheet = (unit: FormUnit): AnnexFiveUnit => {
    if (printing.isBlank) return { unitName: unit.name, reviewer: '', reportOn: '', rows: [] }
    const shown = rowsOf(byUnit.get(unit.id) ?? [], printing.on)
    const last = found.last.get(unit.id)
    const changes = changesBetween(last?.content, shown)
    return {
      unitName: unit.name,
      reviewer: '',
      reportOn: printing.on,
      rows: shown.rows,
      ...(last ? { changeNote: changeNote(shortNumber(last.number), changes) } : {}),
    }
  }
  return { bureauName: bureau.name, isDemo: bureau.isDemo, showsHeadLine: printing.showsHeadLine, units: units.map(sheet) }
}
