import { useRead, useWrite } from '../../../app/requests.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listHazards, contract.readHazard] }
const words = { invalidates: [contract.listTerms] }
/** Units to choose from; a lead officer reaches hazards by name, not by unit. */
export const useUnitTree = (enabled = true) => useRead(unitTree, { query: {} }, { enabled })
export const useHazard = (id: string) => useRead(contract.readHazard, { params: { id } })
export const useOwners = (id: string | undefined) =>
  useRead(contract.findOwners, { params: { id: id ?? '' } }, { enabled: id !== undefined })
export const useTerms = () => useRead(contract.listTerms, {})

export const useRecordHazard = () => useWrite(contract.recordHazard, touched)
export const useSetMeasures = () => useWrite(contract.setMeasures, touched)
export const useAddMeasure = () => useWrite(contract.addMeasure, touched)
export const useStart = () => useWrite(contract.startRectification, touched)
export const useFinishMeasure = () => useWrite(contract.finishMeasure, touched)
export const useSubmitEvidence = () => useWrite(contract.submitEvidence, touched)
export const useConfirmHazard = () => useWrite(contract.confirmHazard, touched)
export const useCloseOut = () => useWrite(contract.closeOutHazard, touched)
export const useReturnHazard = () => useWrite(contract.returnHazard, touched)
export const useAskExtension = () => useWrite(contract.askExtension, touched)
export const useAnswerExtension = () => useWrite(contract.answerExtension, touched)
export const useEscalate = () => useWrite(contract.escalateHazard, touched)
export const useUrge = () => useWrite(contract.urgeHazard, touched)
export const useLookBack = () => useWrite(contract.lookBack, touched)
export const useRelapse = () => useWrite(contract.relapseHazard, touched)
export const useAssign = () => useWrite(contract.assignHazards, touched)
export const useExtend = () => useWrite(contract.extendHazards, touched)
export const useAddTerm = () => useWrite(contract.addTerm, words)
export const useRenameTerm = () => useWrite(contract.renameTerm, words)
export const useRetireTerm = () => useWrite(contract.retireTerm, words)
export const useSetRules = () => useWrite(contract.setHazardRules, words)
