import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = [contract.listRounds, contract.readRound, contract.listReturns, contract.listStandings]
const onReturn = { answers: contract.readReturn, invalidates: touched }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useRound = (id: string) => useRead(contract.readRound, { params: { id } }, { every: 10_000 })
export const useRounds = () => useRead(contract.listRounds, { query: { limit: '12' } })
export const useReturnsOf = (screeningRoundId: string, limit: number) =>
  useRead(contract.listReturns, { query: { screeningRoundId, limit: String(limit) } }, { every: 10_000, keepsLast: true })
export const usePreparation = (unitIds: string[]) => useRead(contract.prepareRound, { body: { unitIds } }, { keepsLast: true })
export const useOpenRound = () => useWrite(contract.openRound, { invalidates: touched })
export const useCloseRound = () => useWrite(contract.closeRound, { invalidates: [...touched, contract.readReturn] })
export const useRemind = () => useWrite(contract.remindUnits, { invalidates: touched })

export const useReturn = (id: string) => useRead(contract.readReturn, { params: { id } })
export const useSave = () => useWrite(contract.saveAnswers, onReturn)
export const useSubmit = () => useWrite(contract.submitReturn, onReturn)
export const useNil = () => useWrite(contract.submitNil, onReturn)
export const useConfirm = () => useWrite(contract.confirmReturn, onReturn)
export const useReturnBack = () => useWrite(contract.returnReturn, onReturn)
export const useExtendTogether = () => useWrite(contract.extendReturns, { invalidates: [...touched, contract.readReturn] })
export const useEnterPaper = () => useWrite(contract.enterPaper, onReturn)
export const useExtend = () => useWrite(contract.extendReturn, onReturn)
