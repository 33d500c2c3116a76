import { call, shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listDocuments, contract.readDocument] }
const upload = shellEndpoint<{ query: { name: string } }, { id: string }>('post', '/api/uploads')

export const useDocument = (id: string) => useRead(contract.readDocument, { params: { id } })
export const useLodge = () => useWrite(contract.lodgeDocument, touched)
export const useLodgeAgain = () => useWrite(contract.lodgeAgain, touched)
export const useReview = () => useWrite(contract.reviewDocument, touched)
export const useAccept = () => useWrite(contract.acceptDocument, touched)
export const useReturn = () => useWrite(contract.returnDocument, touched)

/** Sends a file; its id. Throws Problem. */
export const sendFile = async (file: File): Promise<string> =>
  (await call(upload, { query: { name: file.name } }, { file: new Blob([file], { type: 'application/octet-stream' }) })).id
