import { drawXlsx } from './draw-xlsx.ts'
import { PLAIN_HEADER, plainRow, SHEET } from './roster-file.ts'
import { truePeople } from './true-people.ts'

/** An .xlsx roster of so many people below a title, all good, for measuring. */
export function largeRoster(count: number): Uint8Array {
  const rows = truePeople(count).map((person, index) => {
    const cells = plainRow(person, index)
    return [...cells.slice(0, 7), { date: person.entryOn }, { date: person.contractEndsOn }, ...cells.slice(9)]
  })
  return drawXlsx([{ name: SHEET, rows: [['明河县公安局辅警花名册'], PLAIN_HEADER, ...rows], merges: ['A1:K1'] }])
}
