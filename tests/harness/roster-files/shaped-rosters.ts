import { drawCsv } from './draw-csv.ts'
import { drawXls } from './draw-xls.ts'
import { drawXlsx } from './draw-xlsx.ts'
import { type DrawnCell, type DrawnSheet, letters } from './drawn-sheet.ts'
import { PLAIN_HEADER, plainRow, plainValues, type RosterFile, SHEET, trueRows } from './roster-file.ts'
import { truePeople } from './true-people.ts'

const PEOPLE = truePeople(12)
const TITLES: DrawnCell[][] = [['明河县公安局辅警花名册'], ['填报单位：柳河派出所', null, null, '填报时间：2026年8月31日']]

function plain(titles: readonly (readonly DrawnCell[])[] = []): DrawnSheet {
  return { name: SHEET, rows: [...titles, PLAIN_HEADER, ...PEOPLE.map(plainRow)] }
}

function file(fileName: string, bytes: Uint8Array, first: number, sheet = SHEET): RosterFile {
  return { fileName, bytes, rows: trueRows(PEOPLE, first, sheet), faults: [], notices: [] }
}

function mergedTitles(): RosterFile {
  return file('合并标题.xlsx', drawXlsx([{ ...plain(TITLES), merges: ['A1:K1', 'A2:C2', 'D2:K2'] }]), 4)
}

function aliases(): RosterFile {
  const header = [
    '编排序号',
    '姓 名',
    '公民身份号码（18位）',
    '所在所队',
    '岗位名称*',
    '带辅责任民警',
    '主管\n领导',
    '入警日期',
    '合同终止日期',
    '联系电话',
    '说明',
    '民族',
    '性别',
    '年龄',
  ]
  const rows = PEOPLE.map((person, index) => [...plainRow(person, index), null, '汉', person.isMale ? '男' : '女'])
  return file('别名表头.xlsx', drawXlsx([{ name: SHEET, rows: [header, ...rows] }], true), 2)
}

/** Unit and person on top of one another; the contract and the chain each stand over two columns. */
function twoRowHeader(): RosterFile {
  const upper: DrawnCell[] = [
    '序号',
    '姓名',
    '身份证号',
    '工作单位',
    '岗位',
    '带辅责任',
    null,
    '入职日期',
    '合同期限',
    null,
    '联系方式',
  ]
  const lower: DrawnCell[] = [null, null, null, null, null, '责任民警', '责任领导', null, '起', '止', null]
  const rows = PEOPLE.map((person, index) => {
    const cells = plainRow(person, index)
    return [
      ...cells.slice(0, 7),
      { date: person.entryOn },
      { date: person.entryOn },
      { date: person.contractEndsOn },
      person.phone,
    ]
  })
  const downward = [0, 1, 2, 3, 4, 7, 10].map((column) => `${letters(column)}2:${letters(column)}3`)
  const bytes = drawXlsx([
    { name: SHEET, rows: [['花名册'], upper, lower, ...rows], merges: ['A1:K1', ...downward, 'F2:G2', 'I2:J2'] },
  ])
  const trueOnes = PEOPLE.map((person, index) => ({
    sheet: SHEET,
    row: 4 + index,
    values: { ...plainValues(person), contractFrom: person.entryOn },
  }))
  return { fileName: '两行表头.xlsx', bytes, rows: trueOnes, faults: [], notices: [] }
}

/** The unit once, merged over its people; a heading between; the header again on the next printed page; totals and footers. */
function mergedUnits(): RosterFile {
  const people = truePeople(9).map((person, index) => ({ ...person, unit: index < 5 ? '柳河派出所' : '青桥派出所' }))
  const rows = people.map((person, index) => {
    const cells = plainRow(person, index)
    return index === 0 || index === 5 ? cells : [...cells.slice(0, 3), null, ...cells.slice(4)]
  })
  const total: DrawnCell[] = [null, '合计', null, { formula: 'COUNTA(B3:B12)', cached: 9 }]
  const sheet: DrawnSheet = {
    name: SHEET,
    rows: [
      ['花名册'],
      PLAIN_HEADER,
      ...rows.slice(0, 5),
      [null, '小 计', '5人'],
      PLAIN_HEADER,
      ...rows.slice(5),
      total,
      [],
      ['填表人：谢春燕', null, '审核人：郭立军'],
      ['注：数据截至8月31日'],
    ],
    merges: ['A1:K1', 'D3:D7', 'D10:D13'],
  }
  const trueOnes = people.map((person, index) => ({
    sheet: SHEET,
    row: index < 5 ? 3 + index : 5 + index,
    values: plainValues(person),
  }))
  return { fileName: '合并单位.xlsx', bytes: drawXlsx([sheet]), rows: trueOnes, faults: [], notices: [] }
}

function hiddenRows(): RosterFile {
  const bytes = drawXls([{ ...plain(TITLES), hiddenRows: [6, 7, 8, 12] }])
  return { ...file('隐藏行.xls', bytes, 4), notices: ['hiddenRows'] }
}

function blankFormatted(): RosterFile {
  const blank = PLAIN_HEADER.map(() => ({ blank: true }) as const)
  const numbered: DrawnCell[][] = Array.from({ length: 30 }, (_, index) => [{ number: String(index + 13) }, ...blank.slice(1)])
  const rows = [
    ...Array.from({ length: 2 }, () => blank),
    PLAIN_HEADER,
    ...PEOPLE.map(plainRow),
    ...numbered,
    ...Array.from({ length: 500 }, () => blank),
  ]
  return file('空白格式行.xlsx', drawXlsx([{ name: SHEET, rows }]), 4)
}

function severalSheets(): RosterFile {
  const second = truePeople(4, 40)
  const note: DrawnSheet = { name: '填表说明', rows: [['一、本表由各所队填写'], ['二、身份证号设为文本']] }
  const lent: DrawnSheet = { name: '借调', rows: [['借调人员'], PLAIN_HEADER, ...second.map(plainRow)] }
  const old: DrawnSheet = { name: '历史', isHidden: true, rows: [PLAIN_HEADER, ...truePeople(3, 80).map(plainRow)] }
  const whole = file('多工作表.xls', drawXls([note, plain(), lent, old]), 2)
  return { ...whole, rows: [...whole.rows, ...trueRows(second, 3, '借调')] }
}

function longXls(): RosterFile {
  const people = truePeople(400)
  const bytes = drawXls([{ name: SHEET, rows: [PLAIN_HEADER, ...people.map(plainRow)] }])
  return { fileName: '四百人.xls', bytes, rows: trueRows(people, 2), faults: [], notices: [] }
}

/** Rosters of every shape and encoding without a fault in them. */
export function shapedRosters(): RosterFile[] {
  const csv = (fileName: string, bytes: Uint8Array): RosterFile => file(fileName, bytes, 4, fileName.replace('.csv', ''))
  return [
    mergedTitles(),
    aliases(),
    twoRowHeader(),
    mergedUnits(),
    hiddenRows(),
    blankFormatted(),
    severalSheets(),
    longXls(),
    csv('国标编码.csv', drawCsv(plain(TITLES), 'gb18030')),
    csv('统一码.csv', drawCsv(plain(TITLES), 'utf-8')),
    csv('统一码带标记.csv', drawCsv(plain(TITLES), 'utf-8-mark', ';')),
    csv('双字节小端.csv', drawCsv(plain(TITLES), 'utf-16le', '\t')),
    csv('双字节大端.csv', drawCsv(plain(TITLES), 'utf-16be')),
    csv('双字节无标记.csv', drawCsv(plain(TITLES), 'utf-16le-bare')),
  ]
}
