import { useRead, useWrite } from '../../../app/requests.ts'
import { listLeaders } from '../../conduct/contract.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useLeaders = () => useRead(listLeaders, {})
export const useLevels = (unitId: string, on: string) => useRead(contract.readLevels, { query: { unitId, on } })
export const useOpenReview = () => useWrite(contract.openReview)
