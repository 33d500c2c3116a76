import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = { answers: contract.readChecklist, invalidates: [contract.listChecklists] }

export const useChecklists = () => useRead(contract.listChecklists, {})
export const useChecklist = (id: string) => useRead(contract.readChecklist, { params: { id } })
export const useDraft = () => useWrite(contract.draftChecklist, { invalidates: [contract.listChecklists] })
export const useEdit = () => useWrite(contract.editChecklist, touched)
export const usePutInForce = () =>
  useWrite(contract.putChecklistInForce, { invalidates: [contract.listChecklists, contract.readChecklist] })
