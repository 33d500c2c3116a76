import { call, shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { listPeople } from '../../personnel/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listLeavings, contract.readLeaving] }
const upload = shellEndpoint<{ query: { name: string } }, { id: string }>('post', '/api/uploads')

export const useUnitTree = () => useRead(unitTree, { query: {} })
/** What the system sees by itself comes about a moment after it happened. */
export const useLeaving = (id: string) => useRead(contract.readLeaving, { params: { id } }, { every: 5000 })
export const usePeople = (q: string) => useRead(listPeople, { query: { limit: '20', ...(q ? { q } : {}) } }, { keepsLast: true })
export const useAnnounce = () => useWrite(contract.announceLeaving, touched)
export const useTick = () => useWrite(contract.tickStep, touched)
export const useRecord = () => useWrite(contract.recordUndertaking, touched)
export const useComplete = () => useWrite(contract.completeLeaving, touched)
export const useWithdraw = () => useWrite(contract.withdrawLeaving, touched)

/** Sends a file; its id. Throws Problem. */
export const sendFile = async (file: File): Promise<string> =>
  (await call(upload, { query: { name: file.name } }, { file: new Blob([file], { type: 'application/octet-stream' }) })).id
