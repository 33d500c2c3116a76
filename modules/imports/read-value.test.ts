import { expect, test } from 'vitest'
import type { Cell } from '../../platform/spreadsheet/workbook.ts'
import type { RosterField } from './aliases.ts'
import { readRoster } from './read-roster.ts'
import { readValue } from './read-value.ts'

function text(value: string): Cell {
  return { column: 0, kind: 'text', text: value, value }
}

test.each<[RosterField, string, unknown, string | undefined]>([
  ['contractEndsOn', '2021-03-01至2024-02-28', { contractFrom: '2021-03-01', contractEndsOn: '2024-02-28' }, undefined],
  ['contractEndsOn', '2021.3.1-2024.2.28', { contractFrom: '2021-03-01', contractEndsOn: '2024-02-28' }, undefined],
  ['contractEndsOn', '2021年3月1日—2024年2月28日', { contractFrom: '2021-03-01', contractEndsOn: '2024-02-28' }, undefined],
  ['contractEndsOn', '2021.3-2024.2', null, 'notDate'],
  ['contractEndsOn', '无固定期限', {}, 'openContract'],
  ['contractEndsOn', '—', null, undefined],
  ['category', '勤务辅警', { category: 'duty' }, undefined],
  ['category', '协警', { auxiliaryKind: 'policeAssistant' }, undefined],
  ['category', '民警', null, 'unknownKind'],
  ['isVeteran', '√', { isVeteran: true }, undefined],
  ['isVeteran', '否', { isVeteran: false }, undefined],
  ['isVeteran', '可能', null, 'notYesOrNo'],
  ['phone', '199 1234 5678', { phone: '19912345678' }, undefined],
  ['phone', '+86-19912345678', { phone: '19912345678' }, undefined],
  ['phone', '1.99123E+10', null, 'phoneLength'],
  ['phone', '0990-1234567', { phone: '09901234567' }, 'phoneLandline'],
  ['unit', '柳 河 派出所', { unit: '柳河派出所' }, undefined],
  ['leadOfficer', '待定', null, undefined],
  ['post', '#N/A', null, 'errorCell'],
])('%s：“%s”', (field, shown, value, code) => {
  const reading = readValue(field, text(shown))
  expect(reading.value).toEqual(value)
  expect(reading.findings[0]?.code).toBe(code)
})

test('15 位旧号码：没有确认不写入，确认后按 18 位写入', async () => {
  const cells = [text('姓名'), { ...text('身份证号'), column: 1 }]
  const person = [text('宋永康'), { ...text('990101800101123'), column: 1 }]
  const rows = [cells, person].map((row, index) => ({ number: index + 1, isHidden: false, cells: row }))
  const workbook = { kind: 'xlsx' as const, sheets: [{ name: '甲', isHidden: false, rows, merges: [] }] }
  const before = await readRoster(workbook, { today: '2026-09-09' })
  expect(before.rows[0]).toMatchObject({ hasErrors: true, values: { name: '宋永康' } })
  expect(before.rows[0]?.values.idNumber).toBeUndefined()
  const proposal = before.problems[0]?.proposal
  expect(proposal).toMatch(/^99010119800101123[\dX]$/)
  const after = await readRoster(workbook, { today: '2026-09-09', confirmed: new Set(['甲!B2']) })
  expect(after.rows[0]).toMatchObject({ hasErrors: false, values: { idNumber: proposal } })
})
