import { ageOn, parseIdNumber } from '../../platform/personal-number.ts'
import type { RosterField } from './aliases.ts'
import type { Finding } from './finding.ts'
import { readDate } from './read-date.ts'
import type { RosterValues } from './read-value.ts'
import type { MappedRow } from './sheet-layout.ts'

export interface FieldFinding {
  readonly field: RosterField
  readonly finding: Finding
}

function error(field: RosterField, code: string, message: string, cure: string): FieldFinding {
  return { field, finding: { code, severity: 'error', message, cure } }
}

/** What the values of a row say against one another and against today ('YYYY-MM-DD'). */
export function checkValues(values: RosterValues, today: string): FieldFinding[] {
  const { entryOn, contractFrom, contractEndsOn, idNumber } = values
  const found: FieldFinding[] = []
  if (entryOn !== undefined && entryOn > today) {
    found.push(error('entryOn', 'entryInFuture', `晚于今天（${today}）。`, '核对年份。'))
  }
  if (contractFrom !== undefined && contractEndsOn !== undefined && contractEndsOn <= contractFrom) {
    found.push(error('contractEndsOn', 'contractEndsBeforeStart', `合同到期不晚于合同起始（${contractFrom}）。`, '核对合同。'))
  }
  const parsed = idNumber === undefined ? null : parseIdNumber(idNumber)
  if (parsed?.ok === true && entryOn !== undefined && ageOn(parsed.bornOn, entryOn) < 16) {
    found.push(error('entryOn', 'entryTooYoung', `按身份证号，入职时不满 16 周岁。`, '核对入职日期和身份证号。'))
  }
  return found
}

function differs(code: string, message: string): Finding {
  return { code, severity: 'notice', message, cure: '以证件为准核对。' }
}

/** Whether the columns sex, birth date and age, which are not imported, contradict the ID number. */
export function checkDerived(values: RosterValues, mapped: MappedRow, today: string): Finding[] {
  const parsed = values.idNumber === undefined ? null : parseIdNumber(values.idNumber)
  if (parsed?.ok !== true) return []
  const found: Finding[] = []
  const sex = mapped.derived.get('derivedSex')?.text.trim() ?? ''
  const right = parsed.sex === 'male' ? '男' : '女'
  if ((sex === '男' || sex === '女') && sex !== right)
    found.push(differs('sexDiffers', `性别一列写“${sex}”，按身份证号为${right}。`))
  const birth = mapped.derived.get('derivedBirth')
  const born = birth === undefined ? null : readDate(birth).value
  if (born !== null && born !== parsed.bornOn)
    found.push(differs('birthDiffers', `出生日期一列写 ${born}，按身份证号为 ${parsed.bornOn}。`))
  const age = mapped.derived.get('derivedAge')?.value
  if (typeof age === 'number' && Math.abs(age - ageOn(parsed.bornOn, today)) > 2) {
    found.push(differs('ageDiffers', `年龄一列写 ${age}，按身份证号为 ${ageOn(parsed.bornOn, today)}。`))
  }
  return found
}
