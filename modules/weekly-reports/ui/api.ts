import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { answers: contract.readReport, invalidates: [contract.listReports, contract.readHeatMap] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useReport = (id: string) => useRead(contract.readReport, { params: { id } })
export const useCounted = (id: string, line: string | null) =>
  useRead(contract.readLine, { params: { id }, query: { line: line ?? '' } }, { enabled: line !== null })
export const useSave = () => useWrite(contract.saveTexts, touched)
export const usePrepare = () => useWrite(contract.prepareReport, touched)
export const useNil = () => useWrite(contract.submitNil, touched)
export const useSubmit = () => useWrite(contract.submitReport, touched)
export const useReturn = () => useWrite(contract.returnReport, touched)
export const useReopen = () => useWrite(contract.reopenReport, touched)
export const useCorrect = () => useWrite(contract.correctReport, touched)
export const useHeatMap = (query: { weeks: string; unitId?: string }) =>
  useRead(contract.readHeatMap, { query }, { keepsLast: true })
export const useRule = () => useRead(contract.readRule, {})
export const useSetRule = () => useWrite(contract.setRule, { answers: contract.readRule })
