import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { AnswerRowView, RoundView } from './contract.ts'
import { meansWords, stateWords } from './words.ts'

const titled = (columns: readonly (readonly [string, number, WrittenColumn['kind']])[]): WrittenColumn[] =>
  columns.map(([header, width, kind]) => ({ header, width, kind }))

const answerColumns = titled([
  ['序号', 6, 'number'],
  ['姓名', 12, 'text'],
  ['编号', 12, 'text'],
  ['单位', 20, 'text'],
  ['岗位', 16, 'text'],
  ['状态', 8, 'text'],
  ['方式', 12, 'text'],
  ['文本版本', 10, 'number'],
  ['答复日期', 12, 'date'],
  ['录入人', 10, 'text'],
])
const summaryColumns = titled([
  ['序号', 6, 'number'],
  ['单位', 22, 'text'],
  ['应签', 8, 'number'],
  ['已签', 8, 'number'],
  ['其中纸质', 10, 'number'],
  ['不签', 8, 'number'],
  ['未答复', 8, 'number'],
])

/** Everybody of a round, in roll-call order. Why somebody declined stays in the system. */
export const answerSheet = (title: string, rows: readonly AnswerRowView[], on: string): WrittenSheet => ({
  name: '签订情况',
  title,
  notes: [`截至 ${on}`],
  columns: answerColumns,
  rows: rows.map((r, i) => [
    i + 1,
    r.person.name,
    r.person.number,
    r.unit.name,
    r.postName,
    stateWords[r.state],
    r.means && meansWords[r.means],
    r.versionNumber,
    r.respondedAt?.slice(0, 10) ?? null,
    r.recordedByName,
  ]),
})

/** The lines of the summary: each unit, then all together. */
export const summaryRows = ({ units, tally }: RoundView): (string | number)[][] => [
  ...units.map((u, i) => [i + 1, u.unitName, u.asked, u.signed, u.onPaper, u.declined, u.open]),
  ['', '合计', tally.asked, tally.signed, tally.onPaper, tally.declined, tally.open],
]
export const summaryHeads = summaryColumns.map((c) => c.header)

/** How many signed, by unit. */
export const summarySheet = (round: RoundView, on: string): WrittenSheet => ({
  name: '汇总',
  title: `${round.title}签订情况汇总表`,
  notes: [`${round.serialNumber}　${round.wording.title}第 ${round.wording.number} 版　截至 ${on}`],
  columns: summaryColumns,
  rows: summaryRows(round).map((cells) => cells.map((cell) => (cell === '' ? null : cell))),
})
