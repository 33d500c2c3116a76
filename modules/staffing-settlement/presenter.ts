import { ageOn } from '../../platform/personal-number.ts'
import type { AnnexFiveRow, AnnexFiveUnit, AnnexFiveView } from './documents.ts'
import type { AnnexFact, FrozenContent, findSnapshot } from './queries.ts'

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
export const missingIn = (rows: readonly AnnexFiveRow[]): number =>
  rows.filter((r) => !r.postName || !r.leadOfficer || !r.leaderInCharge).length

/** What changed against the last frozen number, in words; empty when it is the first or nothing changed. */
export function changesBetween(before: readonly AnnexFiveRow[] | undefined, after: readonly AnnexFiveRow[]): string[] {
  if (!before) return []
  const known = new Map(before.map((r) => [r.name, r]))
  const now = new Map(after.map((r) => [r.name, r]))
  const words = (from: string, to: string): string => `${from || '空'}→${to || '空'}`
  const fields = [
    ['岗位', 'postName'],
    ['责任民警', 'leadOfficer'],
    ['责任领导', 'leaderInCharge'],
  ] as const
  return [
    ...after.filter((r) => !known.has(r.name)).map((r) => `增加 ${r.name}`),
    ...before.filter((r) => !now.has(r.name)).map((r) => `减少 ${r.name}`),
    ...after.flatMap((r) => {
      const old = known.get(r.name)
      return old ? fields.filter(([, f]) => old[f] !== r[f]).map(([label, f]) => `${r.name} ${label} ${words(old[f], r[f])}`) : []
    }),
  ]
}

const changeNote = (changes: readonly string[]): string => (changes.length === 0 ? '' : `比上一号改动${changes.length}处`)

/** Instant as printed, Beijing time: 2026-09-09 15:20. */
const printedTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export function snapshotUnit(row: Awaited<ReturnType<typeof findSnapshot>>): AnnexFiveUnit {
  const content = row.content as FrozenContent
  return {
    unitName: content.unitName,
    reviewer: '',
    reportOn: row.onDate,
    rows: content.rows,
    serialNumber: row.serialNumber,
    frozenAt: printedTime(row.frozenAt),
    digest: row.digest,
    changeNote: changeNote(content.changes),
  }
}

export function presentSnapshot(row: Awaited<ReturnType<typeof findSnapshot>>) {
  const content = row.content as FrozenContent
  return {
    id: row.id,
    serialNumber: row.serialNumber,
    unitId: row.unitId,
    unitName: content.unitName,
    onDate: row.onDate,
    rowCount: content.rows.length,
    digest: row.digest,
    frozenByName: row.frozenByName,
    frozenAt: row.frozenAt.toISOString(),
    changes: [...content.changes],
  }
}

export interface Printing {
  readonly on: string
  readonly isBlank: boolean
  readonly showsHeadLine: boolean
}

/** The view of several units on a day; blank forms carry the unit's name and no rows. */
export function presentForms(
  bureau: { name: string; isDemo: boolean },
  units: readonly { id: string; name: string }[],
  facts: readonly AnnexFact[],
  printing: Printing,
): AnnexFiveView {
  const byUnit = Map.groupBy(facts, (f) => f.unitId)
  return {
    bureauName: bureau.name,
    isDemo: bureau.isDemo,
    showsHeadLine: printing.showsHeadLine,
    units: units.map((u) => ({
      unitName: u.name,
      reviewer: '',
      reportOn: printing.isBlank ? '' : printing.on,
      rows: printing.isBlank ? [] : (byUnit.get(u.id) ?? []).map((f) => presentRow(f, printing.on)),
    })),
  }
}
