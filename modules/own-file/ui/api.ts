import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

export const useOwnFile = () => useRead(contract.readOwnFile, {})
export const useOwnViews = (limit: number) =>
  useRead(contract.listOwnViews, { query: { limit: String(limit) } }, { keepsLast: true })
export const useOwnNumber = () => useWrite(contract.discloseOwnNumber)
export const useAskCorrection = () => useWrite(contract.askCorrection, { invalidates: [contract.readOwnFile] })
export const useAnswerCorrection = () => useWrite(contract.answerCorrection, { invalidates: [contract.listCorrections] })
export const useUnitTree = () => useRead(unitTree, { query: {} })
