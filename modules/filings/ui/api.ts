import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listFilings] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useLodge = () => useWrite(contract.lodgeFilings, touched)
export const useAccept = () => useWrite(contract.acceptFilings, touched)
export const useReturn = () => useWrite(contract.returnFilings, touched)
export const useRule = () => useRead(contract.readFilingRule, {})
export const useSetRule = () => useWrite(contract.setFilingRule, { invalidates: [contract.readFilingRule] })
