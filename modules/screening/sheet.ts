import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import { standingLabels } from '../../platform/http/contract.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { ReturnRowView, StandingRowView } from './contract.ts'
import type { presentStandings } from './presenter.ts'
import { stateLabels } from './words.ts'
import type { ReturnState } from './workflow.ts'

export const stateWords: Record<ReturnState, string> = { ...stateLabels, submitted: '已报，待确认' }
const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['批次', 24, 'text'],
  ['批次号', 14, 'text'],
  ['单位', 20, 'text'],
  ['状态', 14, 'text'],
  ['时限', 12, 'date'],
  ['按时、迟报、漏报', 14, 'text'],
  ['零报告', 8, 'text'],
  ['有隐患的项', 10, 'number'],
  ['清单项数', 10, 'number'],
  ['隐患编号', 40, 'text'],
  ['报送人', 10, 'text'],
  ['第一次报送', 12, 'date'],
  ['确认人', 10, 'text'],
  ['确认日期', 12, 'date'],
  ['纸面签字日期', 14, 'date'],
]

/** 单位填报 as a sheet. */
export const returnsSheet = (rows: readonly ReturnRowView[], on: string): WrittenSheet => ({
  name: '单位填报',
  title: '隐患排查单位填报',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((r, i) => [
    i + 1,
    r.round.title,
    r.round.serialNumber,
    r.unit.name,
    stateWords[r.state],
    r.dueOn,
    standingLabels[r.standing],
    r.isNil ? '零报告' : null,
    r.found,
    r.questions,
    r.hazards.map((h) => h.number).join('、'),
    r.submittedByName,
    dayOf(r.firstSubmittedAt),
    r.confirmedByName,
    dayOf(r.confirmedAt),
    r.paper?.signedOn ?? null,
  ]),
})
const dayOf = (at: string | null): string | null => (at === null ? null : beijingDate(new Date(at)))

const wordsOf = (cell: StandingRowView['cells'][number] | undefined): string | null => {
  if (!cell) return null
  return cell.isNil ? `${standingLabels[cell.standing]}（零报告）` : standingLabels[cell.standing]
}

/** 各单位历次填报 as a sheet: a column for each round. */
export const standingsSheet = ({ rows, rounds }: ReturnType<typeof presentStandings>, on: string): WrittenSheet => ({
  name: '历次填报',
  title: '各单位历次隐患排查填报情况',
  notes: [`截至 ${formatDate(on)}。空白为该批没有要求填报。`],
  columns: [
    { header: '序号', width: 6, kind: 'number' },
    { header: '单位', width: 20, kind: 'text' },
    ...rounds.map((r) => ({ header: `${r.title} ${r.serialNumber}`, width: 18, kind: 'text' as const })),
  ],
  rows: rows.map((row, i) => [
    i + 1,
    row.unit.name,
    ...rounds.map((round) => wordsOf(row.cells.find((c) => c.roundId === round.id))),
  ]),
})
