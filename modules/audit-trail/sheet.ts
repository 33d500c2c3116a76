import { wordsOfVerb } from '../../platform/audit/verb-words.ts'
import { beijingMoment } from '../../platform/calendar/dates.ts'
import { type Role, roleNames } from '../../platform/http/roles.ts'
import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import { type EventRowView, stateWords, wordsOfKind, wordsOfResult } from './contract.ts'

const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['时间（北京时间）', 22, 'text'],
  ['姓名', 12, 'text'],
  ['身份', 14, 'text'],
  ['动作', 20, 'text'],
  ['动作代码', 24, 'text'],
  ['对象', 24, 'text'],
  ['结果', 20, 'text'],
  ['来自', 18, 'text'],
  ['入链', 10, 'text'],
  ['链上位置', 10, 'number'],
  ['留痕编号', 38, 'text'],
]
const inBeijing = (at: string): string => `${beijingMoment(new Date(at))} +08:00`

/** 审计留痕 as a sheet. */
export function trailSheet(rows: readonly EventRowView[], on: string): WrittenSheet {
  return {
    name: '审计留痕',
    title: '审计留痕',
    notes: [`截至 ${on}，不含变更内容`],
    columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
    rows: rows.map((r, i) => [
      i + 1,
      inBeijing(r.at),
      r.actorName,
      roleNames[r.role as Role] ?? r.role,
      wordsOfVerb(r.verb),
      r.verb,
      r.subjects.map((s) => `${wordsOfKind(s.kind)} ${s.count}`).join('、'),
      wordsOfResult(r.result),
      r.address,
      stateWords[r.linkState],
      r.position,
      r.id,
    ]),
  }
}
