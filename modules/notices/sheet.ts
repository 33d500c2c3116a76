import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { ClauseView, NoticeView, PartyView } from './contract.ts'

const groupWords: Record<NonNullable<PartyView['group']>, string> = {
  stationsAndDirectUnits: '各派出所、局直各单位',
  stations: '各派出所',
  directUnits: '局直各单位',
  usingUnits: '各使用单位',
}
const weekdays = ['一', '二', '三', '四', '五', '六', '日']

export const partiesWords = (c: ClauseView, part: PartyView['part']): string =>
  c.parties
    .filter((p) => p.part === part)
    .map((p) => (p.group ? groupWords[p.group] : (p.unit?.name ?? p.words ?? '')))
    .join('、')
export const deliverablesWords = (c: ClauseView): string => c.deliverables.map((d) => d.words).join('；')
export function dayWords({ dueOn, cycle }: Pick<ClauseView, 'dueOn' | 'cycle'>): string {
  if (dueOn) return dueOn
  if (!cycle) return '未定时限'
  return cycle.every === 'weekly' ? `每周${weekdays[cycle.day - 1] ?? ''}` : `每月${cycle.day}日`
}

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['条款', 8, 'text'],
  ['部分', 24, 'text'],
  ['要求', 40, 'text'],
  ['牵头单位', 16, 'text'],
  ['配合单位', 28, 'text'],
  ['责任单位', 28, 'text'],
  ['要交什么', 28, 'text'],
  ['时限', 12, 'text'],
]

/** 条款分工表 as a sheet. */
export const clausesSheet = (n: NoticeView, on: string): WrittenSheet => ({
  name: '条款分工表',
  title: `${n.title}条款分工表`,
  notes: [`${n.number}　截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: n.clauseList.map((c) => [
    c.number,
    c.section,
    c.heading,
    c.lead?.name ?? c.leadWords,
    partiesWords(c, 'assisting'),
    partiesWords(c, 'responsible'),
    deliverablesWords(c),
    dayWords(c),
  ]),
})
