import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { faultyRosters } from '../../tests/harness/roster-files/faulty-rosters.ts'
import type { RosterFile } from '../../tests/harness/roster-files/roster-file.ts'
import { shapedRosters } from '../../tests/harness/roster-files/shaped-rosters.ts'
import { readRoster } from './read-roster.ts'
import type { RosterReading } from './roster-reading.ts'

const TODAY = '2026-09-09'

async function read(file: RosterFile, confirmed: ReadonlySet<string> = new Set()): Promise<RosterReading> {
  return readRoster(await readWorkbook(file.bytes, file.fileName), { today: TODAY, confirmed })
}

function goodRows({ rows }: RosterReading): unknown[] {
  return rows.filter((row) => !row.hasErrors).map(({ sheet, row, values }) => ({ sheet, row, values }))
}

function errorsOf({ problems }: RosterReading): unknown[] {
  return problems.filter(({ severity }) => severity === 'error').map(({ sheet, cell, code }) => ({ sheet, cell, code }))
}

function byCell(one: unknown, other: unknown): number {
  return JSON.stringify(one).localeCompare(JSON.stringify(other))
}

describe('谢春燕上传手工做的花名册', () => {
  test.each([...shapedRosters(), ...faultyRosters()])('$fileName：每个真值都读对，没有错值悄悄写入', async (file) => {
    const reading = await read(file)
    expect(goodRows(reading).toSorted(byCell)).toEqual([...file.rows].toSorted(byCell))
    expect(errorsOf(reading).toSorted(byCell)).toEqual([...file.faults].toSorted(byCell))
    const shown = reading.problems.filter(({ severity }) => severity === 'notice').map(({ code }) => code)
    expect(shown).toEqual(expect.arrayContaining([...file.notices]))
  })

  test('文件至少 20 种，写错的地方至少 60 处', () => {
    const files = [...shapedRosters(), ...faultyRosters()]
    expect(files.length).toBeGreaterThanOrEqual(20)
    expect(files.flatMap(({ faults }) => faults).length).toBeGreaterThanOrEqual(60)
  })
})
