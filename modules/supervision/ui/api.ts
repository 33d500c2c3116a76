import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import { readTask } from '../../tasks/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listSlips, contract.readSlip, contract.listCandidates, readTask] }

export const useUnits = () => useRead(unitTree, { query: {} }).data?.nodes.map(({ count: _, ...node }) => node)
export const useSlip = (id: string) => useRead(contract.readSlip, { params: { id } })
export const useCandidate = (taskId: string) => useRead(contract.listCandidates, { query: { taskId } })

export const useWriteSlip = () => useWrite(contract.writeSlip, touched)
export const useApprove = () => useWrite(contract.approveSlip, touched)
export const useRefuse = () => useWrite(contract.refuseSlip, touched)
export const useReceive = () => useWrite(contract.receiveSlip, touched)
export const useAnswer = () => useWrite(contract.answerSlip, touched)
export const useClose = () => useWrite(contract.closeSlip, touched)
export const useReturn = () => useWrite(contract.returnSlip, touched)
export const useWithdraw = () => useWrite(contract.withdrawSlip, touched)
