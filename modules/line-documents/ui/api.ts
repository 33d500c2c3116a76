import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listDocuments, contract.readDocument] }
export const useDocument = (id: string) => useRead(contract.readDocument, { params: { id } })
export const useLodge = () => useWrite(contract.lodgeDocument, touched)
export const useLodgeAgain = () => useWrite(contract.lodgeAgain, touched)
export const useReview = () => useWrite(contract.reviewDocument, touched)
export const useAccept = () => useWrite(contract.acceptDocument, touched)
export const useReturn = () => useWrite(contract.returnDocument, touched)
