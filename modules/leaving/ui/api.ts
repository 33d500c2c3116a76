import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listLeavings, contract.readLeaving] }
export const useUnitTree = () => useRead(unitTree, { query: {} })
/** What the system sees by itself comes about a moment after it happened. */
export const useLeaving = (id: string) => useRead(contract.readLeaving, { params: { id } }, { every: 5000 })
export const useAnnounce = () => useWrite(contract.announceLeaving, touched)
export const useTick = () => useWrite(contract.tickStep, touched)
export const useRecord = () => useWrite(contract.recordUndertaking, touched)
export const useComplete = () => useWrite(contract.completeLeaving, touched)
export const useWithdraw = () => useWrite(contract.withdrawLeaving, touched)
