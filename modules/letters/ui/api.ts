import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listLetters, contract.readLetter, contract.countPosts] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useLetter = (id: string) => useRead(contract.readLetter, { params: { id } }, { every: 15_000 })
export interface Asked {
  readonly holderDuty: 'unitHead' | 'leaderInCharge' | 'leadOfficer'
  readonly unitIds: string[]
  readonly renews: boolean
}
export const usePostCount = (body: Asked) => useRead(contract.countPosts, { body }, { keepsLast: true })
export const useIssue = () => useWrite(contract.issueLetters, touched)
export const useEnd = () => useWrite(contract.endLetters, touched)
export const useAcknowledge = () => useWrite(contract.acknowledgeLetter, touched)
