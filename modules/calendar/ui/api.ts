import { call } from '../../../app/call.ts'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

export const useCalendar = (year: string | undefined) =>
  useRead(contract.readCalendar, { query: year === undefined ? {} : { year } }, { keepsLast: true })
export const useLoadYear = () => useWrite(contract.loadYear, { invalidates: [contract.readCalendar] })
export const useChangeDays = () => useWrite(contract.changeDays, { invalidates: [contract.readCalendar] })
export const useCalendarFile = () => useDownload(contract.exportCalendar)
/** Reads a sheet of a year's days; nothing is written. */
export const readFile = (year: number, file: File) =>
  call(
    contract.readCalendarFile,
    { query: { year: String(year), name: file.name } },
    { file: new Blob([file], { type: 'application/octet-stream' }) },
  )
