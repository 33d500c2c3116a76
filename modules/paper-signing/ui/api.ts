import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = [contract.listScans, contract.readScan, contract.listScanPages, contract.guessOwner]

export const useRoundSheets = (id: string) => useRead(contract.readRoundSheets, { params: { id } })
export const useSheetSearch = (id: string, words: string) =>
  useRead(contract.findSheets, { params: { id }, body: { words } }, { enabled: words !== '', keepsLast: true })
export const usePrintStack = () => useWrite(contract.printStack)
export const useStartScan = () => useWrite(contract.startScan, { invalidates: touched })
export const useScan = (id: string, isReading: boolean) =>
  useRead(contract.readScan, { params: { id } }, isReading ? { every: 1_500 } : {})
export const useRecordScan = () => useWrite(contract.recordScan, { invalidates: touched })
export const useScanPages = (id: string, group: 'tray' | 'matched' | 'settled') =>
  useRead(contract.listScanPages, { params: { id }, query: { group, limit: '1000' } }, { keepsLast: true })
export const useGuesses = (id: string, words: string) => useRead(contract.guessOwner, { params: { id }, body: { words } })
export const useFilePage = () => useWrite(contract.filePage, { invalidates: touched })
export const useLeavePageOut = () => useWrite(contract.leavePageOut, { invalidates: touched })
