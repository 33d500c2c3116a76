import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../platform/spreadsheet/workbook.ts'
import { type ColumnTarget, normaliseHeader } from './aliases.ts'
import { findHeader } from './find-header.ts'

function sheet(rows: readonly (readonly (string | null)[])[]): Sheet {
  const drawn = rows.map((texts, index) => ({
    number: index + 1,
    isHidden: false,
    cells: texts.flatMap((text, column) => (text === null ? [] : [{ column, kind: 'text' as const, text, value: text }])),
  }))
  return { name: '在册人员', isHidden: false, rows: drawn, merges: [] }
}

function targets(rows: readonly (readonly (string | null)[])[], remembered?: ReadonlyMap<string, ColumnTarget>): unknown {
  const header = findHeader(sheet(rows), remembered)
  return header === null
    ? null
    : [header.firstRow, header.lastRow, ...header.columns.map(({ target, isSure }) => (isSure ? target : `${target}?`))]
}

describe('找表头', () => {
  test('标题和说明下面的一行', () => {
    expect(targets([['花名册'], [], ['姓名', '身份证号', '所在所队'], ['宋永康', '990101', '柳河所']])).toEqual([
      3,
      3,
      'name',
      'idNumber',
      'unit',
    ])
  })
  test('两行表头，没有合并区（csv）', () => {
    const rows = [
      ['姓名', '身份证号', '合同期限', null, '带辅责任', null],
      [null, null, '起始时间', '终止时间', '责任民警', '主管领导'],
    ]
    expect(targets(rows)).toEqual([1, 2, 'name', 'idNumber', 'contractFrom', 'contractEndsOn', 'leadOfficer', 'leaderInCharge'])
  })
  test('上下两行说的是一回事，也认得', () => {
    const rows = [
      ['姓名', '身份证号', '联系方式', null, '所属单位'],
      [null, null, '手机号码', '家属电话', null],
    ]
    expect(targets(rows)).toEqual([1, 2, 'name', 'idNumber', 'phone', 'null?', 'unit'])
  })
  test('紧急联系人的姓名和电话不是本人的；责任民警下面的姓名是责任民警', () => {
    const rows = [
      ['姓名', '身份证号', '紧急联系人', null, '责任民警', null],
      [null, null, '姓名', '电话', '姓名', '电话'],
    ]
    expect(targets(rows)).toEqual([1, 2, 'name', 'idNumber', 'ignored', 'null?', 'leadOfficer', 'null?'])
  })
  test('用人单位有两种意思，只作推测；两列都像单位，要人选', () => {
    expect(targets([['姓名', '身份证号', '用人单位']])).toEqual([1, 1, 'name', 'idNumber', 'unit?'])
    expect(targets([['姓名', '身份证号', '工作单位', '所在所队']])).toEqual([1, 1, 'name', 'idNumber', 'unit?', 'null?'])
  })
  test('上次改过的对应，这次不再问', () => {
    const remembered = new Map<string, ColumnTarget>([[normaliseHeader('管 片（必填）'), 'unit']])
    expect(targets([['姓名', '身份证号', '管片']])).toEqual([1, 1, 'name', 'idNumber', 'null?'])
    expect(targets([['姓名', '身份证号', '管片']], remembered)).toEqual([1, 1, 'name', 'idNumber', 'unit'])
  })
  test('没有花名册的工作表', () => {
    expect(targets([['填表说明'], ['一、身份证号设为文本']])).toBeNull()
    expect(
      targets([
        ['单位', '电话'],
        ['柳河所', '1990000'],
      ]),
    ).toBeNull()
  })
})
