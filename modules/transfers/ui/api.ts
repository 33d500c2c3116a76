import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { listPeople, searchPeople } from '../../personnel/contract.ts'
import * as contract from '../contract.ts'

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useProposeTransfer = () => useWrite(contract.proposeTransfer, { invalidates: [contract.listTransfers] })
export const useWithdrawTransfer = () => useWrite(contract.withdrawTransfer, { invalidates: [contract.listTransfers] })
export const useAnswerTransfer = () =>
  useWrite(contract.answerTransfer, { invalidates: [contract.listTransfers, listPeople, searchPeople, unitTree] })
