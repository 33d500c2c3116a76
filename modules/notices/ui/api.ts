import { call, shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listNotices, contract.readNotice] }
const upload = shellEndpoint<{ query: { name: string } }, { id: string }>('post', '/api/uploads')

export const useUnitTree = () => useRead(unitTree, { query: {} })
export const useNotice = (id: string) => useRead(contract.readNotice, { params: { id } })

export const useReadFile = () => useWrite(contract.readFile)
export const useEnter = () => useWrite(contract.enterNotice, touched)
export const useChange = () => useWrite(contract.changeNotice, touched)
export const useCorrect = () => useWrite(contract.correctClauses, touched)
export const useCutAgain = () => useWrite(contract.cutAgain, touched)
export const useAssignClause = () => useWrite(contract.assignClause, touched)
export const useRule = () => useWrite(contract.ruleOnFinding, touched)
export const usePutInForce = () => useWrite(contract.putInForce, touched)
export const useWithdraw = () => useWrite(contract.withdrawNotice, touched)

/** Sends a file; its id. Throws Problem. */
export const sendFile = async (file: File): Promise<string> =>
  (await call(upload, { query: { name: file.name } }, { file: new Blob([file], { type: 'application/octet-stream' }) })).id
