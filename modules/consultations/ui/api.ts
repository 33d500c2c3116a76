import { useRead, useWrite } from '../../../app/requests.ts'
import { draftDecision, removeDecision } from '../../consultation-decisions/contract.ts'
import { listTaskForces, readTaskForce } from '../../task-forces/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listConsultations, contract.readConsultation, listTaskForces, readTaskForce] }

export const useMeeting = (id: string) => useRead(contract.readConsultation, { params: { id } })
export const useProposal = (taskForceId: string) =>
  useRead(contract.readProposal, { query: { taskForceId } }, { enabled: taskForceId !== '' })
export const useForces = () => useRead(listTaskForces, { query: {} })
export const usePrepare = () => useWrite(contract.prepareConsultation, touched)
export const useChange = () => useWrite(contract.changeConsultation, touched)
export const useAddPoint = () => useWrite(contract.addPoint, touched)
export const useRemovePoint = () => useWrite(contract.removePoint, touched)
export const useCancel = () => useWrite(contract.cancelConsultation, touched)
export const useHold = () => useWrite(contract.holdConsultation, touched)
export const useWriteMinutes = () => useWrite(contract.writeMinutes, touched)
export const useApprove = () => useWrite(contract.approveConsultation, touched)
export const useDraft = () => useWrite(draftDecision, touched)
export const useRemoveDecision = () => useWrite(removeDecision, touched)
