import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

/** What a change of the catalogue makes old. */
const catalogue = [contract.listPosts, contract.readPost, contract.readCatalogue, contract.listTouchingDuties]
const redLines = [contract.listRedLines, contract.readPost, contract.listTouchingDuties, contract.findTouches]

export const usePosts = () => useRead(contract.listPosts, { query: { limit: '500' } })
export const usePost = (id: string | undefined) =>
  useRead(contract.readPost, { params: { id: id ?? '' } }, { enabled: id !== undefined })
export const useAddPost = () => useWrite(contract.addPost, { invalidates: catalogue })
export const useDraftVersion = () => useWrite(contract.draftVersion, { invalidates: catalogue })
export const useEditDraft = () => useWrite(contract.editDraft, { invalidates: catalogue })
export const usePutInForce = () => useWrite(contract.putInForce, { invalidates: catalogue })
export const useChangeLine = () => useWrite(contract.changeLine, { invalidates: catalogue })
export const useRetirePost = () => useWrite(contract.retirePost, { invalidates: catalogue })
export const useAddRedLine = () => useWrite(contract.addRedLine, { invalidates: redLines })
export const useChangeRedLine = () => useWrite(contract.changeRedLine, { invalidates: redLines })
export const useRetireRedLine = () => useWrite(contract.retireRedLine, { invalidates: redLines })
