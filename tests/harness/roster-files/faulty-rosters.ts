import { drawCsv } from './draw-csv.ts'
import { drawXls } from './draw-xls.ts'
import { drawXlsx } from './draw-xlsx.ts'
import { type DrawnCell, excelDay } from './drawn-sheet.ts'
import {
  PLAIN_HEADER,
  type PlantedFault,
  plainRow,
  plainValues,
  type RosterFile,
  SHEET,
  type TrueRow,
  withCells,
} from './roster-file.ts'
import { type TruePerson, truePeople, truePerson, withCheck } from './true-people.ts'

const NAME = 1
const ID = 2
const OFFICER = 5
const ENTRY = 7
const PHONE = 9

/** One way to write one cell: what it looks like, what is true of it, the fault it is. */
interface Way {
  readonly column: number
  readonly cell: (person: TruePerson) => DrawnCell
  readonly code?: string
  readonly values?: (person: TruePerson) => Readonly<Record<string, string>>
}

const COLUMN_LETTERS = 'ABCDEFGHIJK'

/** A plain roster with one way a row, from row 2 on. */
function fileOfWays(fileName: string, ways: readonly Way[], notices: readonly string[], draw = drawXlsx): RosterFile {
  const people = truePeople(ways.length, 100)
  const rows: TrueRow[] = []
  const faults: PlantedFault[] = []
  const cells = ways.map((way, index) => {
    const person = people[index] ?? truePerson(0)
    if (way.code === undefined)
      rows.push({ sheet: SHEET, row: index + 2, values: { ...plainValues(person), ...way.values?.(person) } })
    else faults.push({ sheet: SHEET, cell: `${COLUMN_LETTERS[way.column]}${index + 2}`, code: way.code })
    return withCells(plainRow(person, index), { [way.column]: way.cell(person) })
  })
  return { fileName, bytes: draw([{ name: SHEET, rows: [PLAIN_HEADER, ...cells] }]), rows, faults, notices }
}

function parts(person: TruePerson): [number, number, number] {
  const [year = 0, month = 0, day = 0] = person.entryOn.split('-').map(Number)
  return [year, month, day]
}

function dated(cell: (year: number, month: number, day: number, person: TruePerson) => DrawnCell, code?: string): Way {
  const way = { column: ENTRY, cell: (person: TruePerson) => cell(...parts(person), person) }
  return code === undefined ? way : { ...way, code }
}

const wide = (text: string): string => text.replace(/[0-9X]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))

const DATE_WAYS: readonly Way[] = [
  dated((y, m, d) => `${y}.${m}.${d}`),
  dated((y, m, d) => `${y}/${m}/${d}`),
  dated((y, m, d) => `${y}年${m}月${d}日`),
  dated((_y, _m, _d, person) => person.entryOn.replaceAll('-', '')),
  dated((_y, _m, _d, person) => ({ number: person.entryOn.replaceAll('-', '') })),
  dated((_y, _m, _d, person) => ({ date: person.entryOn })),
  dated((_y, _m, _d, person) => ({ date: person.entryOn, format: '[$-804]yyyy"年"m"月"d"日";@' })),
  dated((_y, _m, _d, person) => ({ date: person.entryOn, format: 'm/d/yy' })),
  dated((_y, _m, _d, person) => ({ number: String(excelDay(person.entryOn)) })),
  dated((_y, _m, _d, person) => String(excelDay(person.entryOn))),
  dated((_y, _m, _d, person) => ` ${wide(person.entryOn)}　`),
  dated((y, m) => `${y}.${m}`, 'incompleteDate'),
  dated((y, m) => ({ number: `${y}.${m}` }), 'incompleteDate'),
  dated(() => '1990.1', 'incompleteDate'),
  dated(() => ({ number: '1990.1' }), 'incompleteDate'),
  dated((y) => ({ number: String(y) }), 'incompleteDate'),
  dated((y, m) => `${y}年${m}月`, 'incompleteDate'),
  dated((y) => ({ date: `${y}-03-01`, format: 'yyyy"年"m"月"' }), 'incompleteDate'),
  dated(() => '21.3.1', 'ambiguousYear'),
  dated(() => '3/1/21', 'ambiguousYear'),
  dated(() => '3/1/2021', 'ambiguousYear'),
  dated(() => '2021-02-30', 'impossibleDate'),
  dated(() => '2021.13.1', 'impossibleDate'),
  dated(() => '2031-03-01', 'entryInFuture'),
  dated(() => '去年三月', 'notDate'),
  dated(() => ({ error: '#REF!' }), 'errorCell'),
]

function identified(cell: (id: string, person: TruePerson) => DrawnCell, code?: string): Way {
  const way = { column: ID, cell: (person: TruePerson) => cell(person.idNumber, person) }
  return code === undefined ? way : { ...way, code }
}

const otherLast = (id: string): string => `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`
const old = (id: string): string => id.slice(0, 6) + id.slice(8, 17)

const ID_WAYS: readonly Way[] = [
  identified((id) => wide(id)),
  identified((id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`),
  identified((id) => `'${id}`),
  identified((id) => `\u200e${id}\u00a0`),
  identified((id) => otherLast(id), 'idNumberCheck'),
  identified((id) => otherLast(id).slice(0, 17) + wide(otherLast(id).slice(17)), 'idNumberCheck'),
  identified((id) => ({ number: id.replace('X', '0') }), 'idNumberRounded'),
  identified((id) => ({ number: `${id.slice(0, 15)}000`, format: '0' }), 'idNumberRounded'),
  identified(() => '3.49999E+17', 'idNumberRounded'),
  identified((id) => (withCheck(`${id.slice(0, 15)}00`).endsWith('0') ? 'x' : `${id.slice(0, 15)}000`), 'idNumberRounded'),
  identified((id) => old(id), 'idNumber15'),
  identified((id) => ({ number: old(id) }), 'idNumber15'),
  identified((id) => id.slice(0, 17), 'idNumberLength'),
  identified((id) => withCheck(`${id.slice(0, 6)}19900230${id.slice(14, 17)}`), 'idNumberBirth'),
  identified((id) => `${id}（临时）`, 'idNumberCharacters'),
  identified(() => null, 'idNumberMissing'),
  identified(() => ({ error: '#N/A' }), 'errorCell'),
  identified((id) => ({ formula: 'D2&E2', cached: id })),
]

function named(column: number, text: DrawnCell, code: string | null, value?: string): Way {
  const way = { column, cell: () => text }
  if (code !== null) return { ...way, code }
  const field = column === NAME ? 'name' : 'leadOfficer'
  return { ...way, values: () => ({ [field]: value ?? String(text) }) }
}

const NAME_WAYS: readonly Way[] = [
  named(NAME, '张　伟', null, '张伟'),
  named(NAME, '阿依古丽•买买提', null, '阿依古丽·买买提'),
  named(NAME, '阿依古丽．买买提', null, '阿依古丽·买买提'),
  named(NAME, '阿依古丽 买买提', null, '阿依古丽·买买提'),
  named(NAME, '萧䶮', null),
  named(NAME, '孙𬭸', null),
  named(NAME, '赵㛃堃', null),
  named(NAME, '萧?', 'nameLostCharacter'),
  named(NAME, '萧\ue863', 'namePrivateCharacter'),
  named(NAME, '张伟（借调）', 'nameHasNote'),
  named(NAME, '张伟2', 'nameHasDigits'),
  named(NAME, { formula: '#REF!', cached: '#REF!' }, 'errorCell'),
  named(OFFICER, '周启航、梁志勇', 'severalNames'),
  named(OFFICER, '邹国平(020113)', null),
  named(PHONE, '1990000', 'phoneLength'),
  named(PHONE, '19912345678/19912345679', 'phoneTwo'),
]

/** The same person twice: alike, with another value, and as x and X; and one auxiliary number for two people. */
function duplicates(): RosterFile {
  const header = ['姓名', '身份证号', '辅警编号', '单位']
  const line = (person: TruePerson): DrawnCell[] => [person.name, person.idNumber, person.number, person.unit]
  const small = truePeople(400).filter((person) => person.idNumber.endsWith('X'))
  const [one = truePerson(0), two = truePerson(1)] = small
  const [three, four, five, six] = [truePerson(601), truePerson(602), truePerson(603), truePerson(604)]
  const rows = [
    line(one),
    line(two),
    line(three),
    [three.name, three.idNumber, three.number, '青桥所'],
    line(four),
    [five.name, five.idNumber, four.number, five.unit],
    line(one),
    [two.name, two.idNumber.toLowerCase(), two.number, two.unit],
    line(six),
  ]
  const values = ({ name, idNumber, number, unit }: TruePerson) => ({ name, idNumber, number, unit })
  return {
    fileName: '重复.xlsx',
    bytes: drawXlsx([{ name: SHEET, rows: [header, ...rows] }]),
    rows: [
      { sheet: SHEET, row: 2, values: values(one) },
      { sheet: SHEET, row: 3, values: values(two) },
      { sheet: SHEET, row: 10, values: values(six) },
    ],
    faults: [
      { sheet: SHEET, cell: 'B4', code: 'duplicateIdNumber' },
      { sheet: SHEET, cell: 'B5', code: 'duplicateIdNumber' },
      { sheet: SHEET, cell: 'C6', code: 'duplicateNumber' },
      { sheet: SHEET, cell: 'C7', code: 'duplicateNumber' },
      { sheet: SHEET, cell: 'B8', code: 'duplicateIdNumber' },
      { sheet: SHEET, cell: 'B9', code: 'duplicateIdNumber' },
    ],
    notices: ['idNumberTidied'],
  }
}

function asCsv(fileName: string): (sheets: Parameters<typeof drawXlsx>[0]) => Uint8Array {
  return (sheets) => drawCsv(sheets[0] ?? { name: fileName, rows: [] }, 'gb18030')
}

/** Rosters with faults on purpose, among good rows. */
export function faultyRosters(): RosterFile[] {
  const csvName = `${SHEET}.csv`
  const csvWays = ID_WAYS.filter(
    (way) => typeof way.cell(truePerson(0)) === 'string' && !/[\u00a0\u200e]/.test(String(way.cell(truePerson(0)))),
  )
  return [
    fileOfWays('日期写法.xlsx', DATE_WAYS, ['dateSerial']),
    fileOfWays('日期写法.xls', DATE_WAYS, ['dateSerial'], drawXls),
    fileOfWays('证件号写法.xlsx', ID_WAYS, ['idNumberTidied', 'formulaCells']),
    fileOfWays('证件号写法.xls', ID_WAYS, ['idNumberTidied', 'formulaCells'], drawXls),
    fileOfWays(csvName, csvWays, ['idNumberTidied'], asCsv(csvName)),
    fileOfWays('姓名写法.xlsx', NAME_WAYS, ['nameSeparator']),
    duplicates(),
  ]
}
