import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = [contract.listCollections, contract.readCollection, contract.listParts, contract.listCollectionUnits]
const onPart = { answers: contract.readPart, invalidates: touched }
const onParts = { invalidates: [...touched, contract.readPart] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useCollection = (id: string) => useRead(contract.readCollection, { params: { id } }, { every: 10_000 })
export const useCollections = () => useRead(contract.listCollections, { query: { limit: '20' } })
export const useUnits = (id: string, limit: number) =>
  useRead(contract.listCollectionUnits, { params: { id }, query: { limit: String(limit) } }, { every: 10_000, keepsLast: true })
export const useOpen = () => useWrite(contract.openCollection, { invalidates: touched })
export const useClose = () => useWrite(contract.closeCollection, onParts)
export const useRemind = () => useWrite(contract.remindCollection, { invalidates: touched })
export const usePackage = () => useWrite(contract.packageCollection)

export const usePart = (id: string) => useRead(contract.readPart, { params: { id } })
export const useSubmit = () => useWrite(contract.submitPart, onPart)
export const useSubmitFile = () => useWrite(contract.submitFile, onPart)
export const useReturn = () => useWrite(contract.returnPart, onPart)
export const useAccept = () => useWrite(contract.acceptParts, onParts)
export const useExtend = () => useWrite(contract.extendParts, onParts)
