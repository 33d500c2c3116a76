import { isMobile } from '../../platform/personal-number.ts'
import type { Cell } from '../../platform/spreadsheet/workbook.ts'
import type { RosterField } from './aliases.ts'
import { certain, noticed, type Reading, refused } from './finding.ts'
import { readDate } from './read-date.ts'
import { readIdNumber } from './read-id-number.ts'
import { readName } from './read-name.ts'

export type RosterValues = { readonly [Field in Exclude<RosterField, 'isVeteran'>]?: string } & { readonly isVeteran?: boolean }

/** What one cell gives: mostly its own field, sometimes another one too ('2021-03-01至2024-02-28'). */
export type FieldReading = Reading<RosterValues>

const NOTHING = /^(无|暂无|没有|空|空缺|待定|未定|不详|[-—–/\\.、*]+)$/
const ERROR_TEXT = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/i

function plainText(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .trim()
  const joined = line.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  return joined.replace(/[！-～]/g, (wide) =>
    /[０-９Ａ-Ｚａ-ｚ－．]/.test(wide) ? String.fromCharCode(wide.charCodeAt(0) - 0xfee0) : wide,
  )
}

function readPlain(cell: Cell): Reading {
  const text = plainText(cell.text)
  if (text === '' || NOTHING.test(text)) return certain<string>(null)
  if (text.length > 200) return refused('textTooLong', '内容超过 200 个字。', '缩短后再传。')
  return certain(text)
}

function readPhone(cell: Cell): Reading {
  const text = cell.text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff'’-]/g, '')
  if (text === '' || NOTHING.test(text)) return certain<string>(null)
  const digits = text.replace(/^(\+?86)(?=1\d{10}$)/, '')
  if (isMobile(digits)) return certain(digits)
  if (/^1\d{10}[^\d]+1\d{10}$/.test(digits)) return refused('phoneTwo', '一格里有两个号码。', '只留一个手机号。')
  if (/E\+?\d+$/i.test(digits) || /^1\d{11,}$/.test(digits) || /^1\d{0,9}$/.test(digits)) {
    return refused('phoneLength', '手机号不是 11 位。', '核对后重录。')
  }
  if (/^0\d{9,11}$|^\d{7,8}$/.test(digits)) {
    return noticed(digits, { code: 'phoneLandline', message: '这是固定电话，不是手机号。', cure: '有手机号的换成手机号。' })
  }
  return refused('phoneCharacters', '手机号读不出来。', '核对后重录。')
}

/** The other words that rosters use for what the form's lists call otherwise. */
const SAME_AS: Readonly<Record<string, string>> = {
  本科: '大学本科',
  大本: '大学本科',
  学士: '大学本科',
  专科: '大学专科',
  大专: '大学专科',
  中等专科: '中专',
  普通高中: '高中',
  硕士: '研究生',
  硕士研究生: '研究生',
  党员: '中共党员',
  共产党员: '中共党员',
  中国共产党党员: '中共党员',
  预备党员: '中共预备党员',
  团员: '共青团员',
  中国共产主义青年团团员: '共青团员',
}

/** 学历 and 政治面貌 in one wording, so that counts by them are true; other words stay as written. */
function readListed(cell: Cell): Reading {
  const { value, findings } = readPlain(cell)
  return { value: value === null ? null : (SAME_AS[value] ?? SAME_AS[value.replace(/(学历|毕业)$/, '')] ?? value), findings }
}

function readOneName(cell: Cell): Reading {
  const reading = readPlain(cell)
  if (reading.value === null || !/[、,，;；/]|\s和\s/.test(reading.value)) return reading
  return refused('severalNames', '一格里有几个人的姓名。', '只留一人。')
}

const KINDS: Readonly<Record<string, RosterValues>> = {
  勤务辅警: { category: 'duty' },
  勤务: { category: 'duty' },
  勤务类: { category: 'duty' },
  文职辅警: { category: 'civilian' },
  文职: { category: 'civilian' },
  文职类: { category: 'civilian' },
  巡防队员: { auxiliaryKind: 'patrolMember' },
  巡防: { auxiliaryKind: 'patrolMember' },
  巡防队: { auxiliaryKind: 'patrolMember' },
  协警: { auxiliaryKind: 'policeAssistant' },
  协警员: { auxiliaryKind: 'policeAssistant' },
}

function readKind(cell: Cell): FieldReading {
  const text = plainText(cell.text)
  if (text === '' || NOTHING.test(text)) return certain<RosterValues>(null)
  const kind = KINDS[text]
  if (kind !== undefined) return certain(kind)
  return refused('unknownKind', `不认识“${text}”。`, '写勤务辅警、文职辅警、巡防队员或协警。')
}

function readVeteran(cell: Cell): FieldReading {
  const text = plainText(cell.text)
  if (text === '') return certain<RosterValues>(null)
  if (/^(是|√|✓|✔|有|1|TRUE|退役军人|退伍军人|退伍|退役)$/i.test(text)) return certain({ isVeteran: true })
  if (/^(否|×|x|无|没有|0|FALSE|不是|[-—/]+)$/i.test(text)) return certain({ isVeteran: false })
  return refused('notYesOrNo', `“${text}”读不成是或否。`, '写“是”或“否”。')
}

/** One cell with both ends of a contract, or none: '2021.3.1至2024.2.28', '无固定期限'. */
function readContractEnd(cell: Cell): FieldReading {
  const text = cell.text.normalize('NFKC').trim()
  const pair = /^(\d{4}.*?\d日?)\s*(?:至|到|~|—+|–|--?)\s*(\d{4}\D.*)$/.exec(text)
  if (cell.kind === 'text' && pair !== null) {
    const [from, to] = [pair[1] ?? '', pair[2] ?? ''].map((part) => readDate({ ...cell, text: part, value: part }))
    if (from?.value != null && to?.value != null) return certain({ contractFrom: from.value, contractEndsOn: to.value })
  }
  if (/无固定期限|长期/.test(text)) {
    return noticed<RosterValues>({}, { code: 'openContract', message: '无固定期限，合同到期留空。', cure: '不用处理。' })
  }
  return asField('contractEndsOn', readDate(cell))
}

function asField(field: Exclude<RosterField, 'isVeteran'>, reading: Reading): FieldReading {
  return { value: reading.value === null ? null : { [field]: reading.value }, findings: reading.findings }
}

function readBad(cell: Cell): FieldReading | null {
  if (cell.kind === 'error' || ERROR_TEXT.test(cell.text.trim())) {
    return refused('errorCell', `单元格是错误值 ${cell.text.trim()}。`, '改正公式，或者直接录入内容。')
  }
  if (cell.kind === 'empty' && cell.isFormula === true) {
    return refused('formulaWithoutValue', '公式没有保存结果。', '用 Excel 或 WPS 打开，保存后再传。')
  }
  return null
}

const plainOf = (field: Exclude<RosterField, 'isVeteran'>, read: (cell: Cell) => Reading) => (cell: Cell) =>
  asField(field, read(cell))
const READERS: Readonly<Partial<Record<RosterField, (cell: Cell) => FieldReading>>> = {
  idNumber: plainOf('idNumber', readIdNumber),
  name: plainOf('name', (cell) => readName(cell.text)),
  phone: plainOf('phone', readPhone),
  category: readKind,
  auxiliaryKind: readKind,
  isVeteran: readVeteran,
  contractEndsOn: readContractEnd,
  entryOn: plainOf('entryOn', readDate),
  contractFrom: plainOf('contractFrom', readDate),
  leadOfficer: plainOf('leadOfficer', readOneName),
  leaderInCharge: plainOf('leaderInCharge', readOneName),
  education: plainOf('education', readListed),
  politicalStatus: plainOf('politicalStatus', readListed),
}

/** Reads one cell as its field says. */
export function readValue(field: RosterField, cell: Cell): FieldReading {
  const read = READERS[field] ?? plainOf(field as Exclude<RosterField, 'isVeteran'>, readPlain)
  return readBad(cell) ?? read(cell)
}
