import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listDecisions] }

export const useUnitTree = (isAsked: boolean) => useRead(unitTree, { query: {} }, { enabled: isAsked })
export const useDo = () => useWrite(contract.doDecision, touched)
export const useVerify = () => useWrite(contract.verifyDecision, touched)
export const useReturn = () => useWrite(contract.returnDecision, touched)
