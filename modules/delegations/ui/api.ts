import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const read = [contract.listDelegations, contract.readDelegation]
export const useDelegation = (id: string) => useRead(contract.readDelegation, { params: { id } })
export const useTakers = (query: { fromId?: string; role?: 'unitHead' | 'leaderInCharge' | 'unitClerk' }, enabled = true) =>
  useRead(contract.listTakers, { query }, { enabled, keepsLast: true })
export const useGivers = (q: string, enabled: boolean) =>
  useRead(contract.listGivers, { query: q ? { q } : {} }, { enabled, keepsLast: true })
export const useMake = () => useWrite(contract.makeDelegation, { invalidates: read })
export const useMakeForAbsent = () => useWrite(contract.makeForAbsent, { invalidates: read })
export const useAcknowledge = () => useWrite(contract.acknowledgeDelegation, { invalidates: read })
export const useEnd = () => useWrite(contract.endDelegation, { invalidates: read })
