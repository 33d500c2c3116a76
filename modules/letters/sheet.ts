import type { WrittenColumn, WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import { chainDutyWords } from '../organisation/words.ts'
import type { LetterRowView } from './contract.ts'
import { gapLabels, stateLabels } from './words.ts'

const gapWords = { ...gapLabels, successorSilent: '接任的人未答复' }
const columns: readonly (readonly [string, number, WrittenColumn['kind']])[] = [
  ['序号', 6, 'number'],
  ['编号', 16, 'text'],
  ['单位', 20, 'text'],
  ['层级', 14, 'text'],
  ['责任人', 12, 'text'],
  ['起算日期', 12, 'date'],
  ['签发人', 12, 'text'],
  ['文本版本', 10, 'number'],
  ['状态', 12, 'text'],
  ['空缺', 16, 'text'],
  ['签发日期', 12, 'date'],
  ['生效日期', 12, 'date'],
  ['终止日期', 12, 'date'],
  ['终止原因', 24, 'text'],
]

/** 责任书台账 as a sheet. */
export const letterSheet = (rows: readonly LetterRowView[], on: string): WrittenSheet => ({
  name: '责任书台账',
  title: '辅警队伍教育管理责任书台账',
  notes: [`截至 ${on}`],
  columns: columns.map(([header, width, kind]) => ({ header, width, kind })),
  rows: rows.map((r, i) => [
    i + 1,
    r.serialNumber,
    r.unit.name,
    chainDutyWords[r.holderDuty],
    r.holder?.name ?? null,
    r.holder?.fromOn ?? null,
    r.issuer?.name ?? null,
    r.versionNumber,
    stateLabels[r.state],
    r.gap && gapWords[r.gap],
    r.issuedOn,
    r.inForceOn,
    r.endedOn,
    r.endReason,
  ]),
})
