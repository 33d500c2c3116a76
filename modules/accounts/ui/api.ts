import { useRead, useWrite } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const lists = [contract.listAccounts, contract.readAccount, contract.readLock] as const
const grants = [contract.listGrants, contract.listGrantUnits, contract.readAccount] as const

export const useAccount = (id: string) => useRead(contract.readAccount, { params: { id } })
export const useLock = (id: string) => useRead(contract.readLock, { params: { id } })
export const useAddAccount = () => useWrite(contract.addAccount, { invalidates: lists })
export const useIssue = () => useWrite(contract.issueAccount, { invalidates: lists })
export const useQueueIssue = () => useWrite(contract.queueIssue, { invalidates: lists })
export const useRequestReset = () => useWrite(contract.requestReset, { invalidates: lists })
export const useReset = () => useWrite(contract.resetSecret, { invalidates: lists })
export const useUnlock = () => useWrite(contract.unlockAccount, { invalidates: lists })
export const useDisable = () => useWrite(contract.disableAccount, { invalidates: lists })
export const useEnable = () => useWrite(contract.enableAccount, { invalidates: lists })
export const useEndSessions = () => useWrite(contract.endAccountSessions, { invalidates: lists })
export const useOpenAccounts = () => useWrite(contract.openAccounts, { invalidates: [contract.listCandidates, ...lists] })
export const useProposeGrant = () => useWrite(contract.proposeGrant, { invalidates: grants })
export const useConfirmGrant = () => useWrite(contract.confirmGrant, { invalidates: grants })
export const useRevokeGrant = () => useWrite(contract.revokeGrant, { invalidates: grants })
export const useGrantUnits = (isWanted = true) => useRead(contract.listGrantUnits, {}, { enabled: isWanted })
export const useOwnAccount = () => useRead(contract.readOwnAccount, {})
export const useOwnSessions = () => useRead(contract.listSessions, {})
export const useEndOwnSession = () => useWrite(contract.endSession, { invalidates: [contract.listSessions] })
export const useChangeSecret = () =>
  useWrite(contract.changeSecret, { invalidates: [contract.readOwnAccount, contract.listSessions] })
export const useSetPin = () => useWrite(contract.setPin, { invalidates: [contract.readOwnAccount, contract.readSession] })

/** The unit tree the reader may choose from: names alone for administrators, the own units for the rest. */
export function useUnitChoice() {
  const { role } = useSession().session
  const isAdministrator = role === 'systemAdministrator' || role === 'securityAdministrator'
  const names = useGrantUnits(isAdministrator)
  const own = useRead(unitTree, { query: {} }, { enabled: !isAdministrator })
  return isAdministrator ? names.data?.nodes : own.data?.nodes.map(({ id, parentId, name }) => ({ id, parentId, name }))
}
