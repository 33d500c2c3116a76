import { shellEndpoint } from '../../../app/call.ts'
import { useDownload, useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

const own = [contract.listOwnRequests, contract.readOwnRequest]

export const useOwnRequest = (id: string) => useRead(contract.readOwnRequest, { params: { id } })
export const useSign = () => useWrite(contract.signRequest, { invalidates: own })
export const useDecline = () => useWrite(contract.declineRequest, { invalidates: own })
export const usePersonSignatures = (id: string) =>
  useRead(contract.listPersonSignatures, { params: { id }, query: { limit: '200' } })
export const useCopy = () => useDownload(contract.copySignature)
const scanOfSignature = shellEndpoint<{ params: { id: string } }, unknown>('get', '/api/signatures/{id}/scan')
/** The page that somebody signed on paper, as it was scanned. */
export const useScan = () => useDownload(scanOfSignature)
export const useVerification = (signature: string) => useRead(contract.verifySignature, { query: { signature } })
export const usePublicKeys = () => useDownload(contract.takePublicKeys)
export const useSealKeys = () => useRead(contract.listSealKeys, { query: {} })
export const useReplaceSealKey = () => useWrite(contract.replaceSealKey, { invalidates: [contract.listSealKeys] })
