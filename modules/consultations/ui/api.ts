import { shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { listTaskForces, readTaskForce } from '../../task-forces/contract.ts'
import * as contract from '../contract.ts'

interface Draft {
  readonly version: number
  readonly text: string
  readonly pointId: string | null
  readonly hazardId: string | null
  readonly unitId: string | null
  readonly ownerId: string | null
  readonly dueOn: string
}
interface Of<Body> {
  readonly params: { readonly id: string }
  readonly body: Body
}
/** Decisions are a module of their own; this page drafts them and takes them back. */
const draftDecision = shellEndpoint<Of<Draft>, { id: string }>('post', '/api/consultations/{id}/decisions')
const removeDecision = shellEndpoint<Of<{ version: number }>, { id: string }>('post', '/api/consultation-decisions/{id}/removal')
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
