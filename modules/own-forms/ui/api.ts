import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = [contract.listForms, contract.readForm, contract.listParts, contract.listTable]
const onPart = { invalidates: [...touched, contract.readPart] }

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useOwnForm = (id: string, isWanted = true) => useRead(contract.readForm, { params: { id } }, { enabled: isWanted })
export const useForms = () => useRead(contract.listForms, { query: { limit: '50' } })
export const useUnits = (ownFormId: string, limit: number) =>
  useRead(contract.listParts, { query: { ownFormId, limit: String(limit) } }, { every: 10_000, keepsLast: true })
export const useOpen = () => useWrite(contract.openForm, { invalidates: touched })
export const useClose = () => useWrite(contract.closeForm, onPart)
export const useRemind = () => useWrite(contract.remindUnits, { invalidates: touched })

export const usePart = (id: string, number: string | undefined) =>
  useRead(contract.readPart, { params: { id }, query: number === undefined ? {} : { number } })
export const useReadSheet = () => useWrite(contract.readSheet)
export const useSave = () => useWrite(contract.savePart, onPart)
export const useSubmit = () => useWrite(contract.submitPart, onPart)
export const useConfirm = () => useWrite(contract.confirmPart, onPart)
export const useReturn = () => useWrite(contract.returnPart, onPart)
export const useExtend = () => useWrite(contract.extendParts, onPart)
