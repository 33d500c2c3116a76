import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

export const useCalendar = (year: string | undefined) =>
  useRead(contract.readCalendar, { query: year === undefined ? {} : { year } }, { keepsLast: true })
export const useLoadYear = () => useWrite(contract.loadYear, { invalidates: [contract.readCalendar] })
export const useChangeDays = () => useWrite(contract.changeDays, { invalidates: [contract.readCalendar] })
