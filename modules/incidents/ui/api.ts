import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listIncidents, contract.readIncident] }

/** Units to choose from; a lead officer reaches incidents by track, not by unit. */
export const useUnits = (enabled: boolean) =>
  useRead(unitTree, { query: {} }, { enabled }).data?.nodes.map(({ count: _, ...node }) => node)
export const useIncident = (id: string) => useRead(contract.readIncident, { params: { id } })
export const useRecord = () => useWrite(contract.recordIncident, touched)
export const useAssign = () => useWrite(contract.assignTrack, touched)
export const useAddStep = () => useWrite(contract.addStep, touched)
export const useDraft = () => useWrite(contract.draftStatement, touched)
export const useApprove = () => useWrite(contract.approveStatement, touched)
export const useConclude = () => useWrite(contract.concludeIncident, touched)
export const useReview = () => useWrite(contract.reviewIncident, touched)
