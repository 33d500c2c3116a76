import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import {
  assignMany,
  handOver,
  listChoices,
  listResponsibility,
  listSpans,
  readHandover,
  withdrawAssignments,
} from '../contract.ts'

const afterwards = { invalidates: [listResponsibility, listSpans, readHandover] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const usePosts = (isWanted: boolean) => useRead(listChoices, {}, { enabled: isWanted })
export const useLeadOfficers = () => useRead(listSpans, { query: { limit: '1000', over: '0' } })
export const useHandover = (id: string) => useRead(readHandover, { params: { id } })
export const useAssign = () => useWrite(assignMany, afterwards)
export const useWithdraw = () => useWrite(withdrawAssignments, afterwards)
export const useHandOver = () => useWrite(handOver, afterwards)
