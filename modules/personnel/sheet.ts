import type { QueryContext } from '../../platform/context.ts'
import { ageOn, maskIdNumber, maskPhone } from '../../platform/personal-number.ts'
import type { WorkbookToWrite, WrittenColumn } from '../../platform/spreadsheet/write-workbook.ts'
import { openIdNumber, openPhone, rowKeyOf } from './identity.ts'
import type { findAllPeople } from './queries.ts'
import { codeWords } from './words.ts'

type Row = Awaited<ReturnType<typeof findAllPeople>>[number]

const wordFor = (code: string | null): string | null => (code === null ? null : (codeWords[code] ?? null))

/** The roster's columns, one list for export and (by their headers) import; the last one brings a changed row back to its person. */
const columns: readonly WrittenColumn[] = [
  { header: '序号', width: 6, kind: 'number' },
  { header: '姓名', width: 12, kind: 'text' },
  { header: '性别', width: 6, kind: 'text' },
  { header: '年龄', width: 6, kind: 'number' },
  { header: '身份证号', width: 22, kind: 'text' },
  { header: '手机', width: 14, kind: 'text' },
  { header: '辅警编号', width: 12, kind: 'text' },
  { header: '使用单位', width: 18, kind: 'text' },
  { header: '岗位名称', width: 16, kind: 'text' },
  { header: '带辅责任民警', width: 14, kind: 'text' },
  { header: '分管责任领导', width: 14, kind: 'text' },
  { header: '类别', width: 8, kind: 'text' },
  { header: '人员类型', width: 10, kind: 'text' },
  { header: '劳动关系单位', width: 20, kind: 'text' },
  { header: '入职日期', width: 12, kind: 'date' },
  { header: '合同到期', width: 12, kind: 'date' },
  { header: '学历', width: 10, kind: 'text' },
  { header: '政治面貌', width: 10, kind: 'text' },
  { header: '层级', width: 10, kind: 'text' },
  { header: '准驾车型', width: 8, kind: 'text' },
  { header: '离岗日期', width: 12, kind: 'date' },
  { header: '行标记（勿改）', width: 30, kind: 'text' },
]

/** The filtered roster as a workbook: masked unless `trace` tells, in its first line, who took full numbers out; real dates and numbers, ID numbers as text. */
export function rosterSheet(ctx: QueryContext, rows: readonly Row[], trace: string | null): WorkbookToWrite {
  const isFull = trace !== null
  const cells = (r: Row, i: number) => {
    const idNumber = r.idNumberSealed === null ? '' : openIdNumber(ctx.keys, r.id, r.idNumberSealed)
    const phone = r.phoneSealed === null ? null : openPhone(ctx.keys, r.id, r.phoneSealed)
    const shownPhone = phone === null || isFull ? phone : maskPhone(phone)
    const who = [
      i + 1,
      r.name,
      r.sex === 'male' ? '男' : '女',
      ageOn(r.bornOn, ctx.today),
      isFull ? idNumber : maskIdNumber(idNumber),
      shownPhone,
      r.number,
    ]
    const place = [
      r.unitName,
      r.postName,
      r.leadOfficerName,
      r.leaderName,
      wordFor(r.category),
      wordFor(r.auxiliaryKind),
      r.employer,
    ]
    return [
      ...who,
      ...place,
      r.entryOn,
      r.contractEndsOn,
      r.education,
      r.politicalStatus,
      r.tier,
      r.licenceClass,
      r.separatedOn,
      rowKeyOf(ctx.keys, r.id),
    ]
  }
  return { sheets: [{ name: '花名册', columns, rows: rows.map(cells), notes: isFull ? [trace] : [] }] }
}
