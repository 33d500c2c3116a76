import { call } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

/** What an act on a version makes old. */
const everything = [contract.listWordings, contract.readWording, contract.readVersion]

export const useWording = (id: string) => useRead(contract.readWording, { params: { id } })
export const useVersion = (id: string | undefined) =>
  useRead(contract.readVersion, { params: { id: id ?? '' } }, { enabled: id !== undefined })
export const useDifference = (id: string, from: string) => useRead(contract.readDifference, { params: { id }, query: { from } })
export const useReading = (id: string, text: { title: string; body: contract.BlockView[] }) =>
  useRead(contract.readText, { params: { id }, body: text }, { keepsLast: true })
export const useAddWording = () => useWrite(contract.addWording, { invalidates: everything })
export const useDraftVersion = () => useWrite(contract.draftVersion, { invalidates: everything })
export const useEditDraft = () => useWrite(contract.editDraft, { invalidates: everything })
export const useAbandonDraft = () => useWrite(contract.abandonDraft, { invalidates: everything })
export const useApproveVersion = () => useWrite(contract.approveVersion, { invalidates: everything })
export const useReturnDraft = () => useWrite(contract.returnDraft, { invalidates: everything })
export const usePutInForce = () => useWrite(contract.putInForce, { invalidates: everything })

/** A .docx as blocks; nothing is kept. Throws Problem. */
export const readWordFile = (id: string, file: File) =>
  call(contract.readDocx, { params: { id } }, { file: new Blob([file], { type: 'application/octet-stream' }) })
