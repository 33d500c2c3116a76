import { useRead, useWrite } from '../../../app/requests.ts'
import { useSession } from '../../../app/session.tsx'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'

const touched = { invalidates: [contract.listInspections, contract.readInspection, contract.listSuggestions] }
const ruled = { invalidates: [contract.readInspectionRules] }

/** The tree of units for those whose reach is units. */
export function useUnits() {
  const isLine = useSession().session.role === 'lineInspector'
  const tree = useRead(unitTree, { query: {} }, { enabled: !isLine })
  return tree.data?.nodes.map(({ count: _, ...node }) => node)
}
export const useInspection = (id: string) => useRead(contract.readInspection, { params: { id } })
export const useOwnLine = () => useRead(contract.readOwnLine, {})
export const useLineInspections = () => useRead(contract.listInspections, { query: { limit: '10' } })
export const useRules = () => useRead(contract.readInspectionRules, {})
export const useStart = () => useWrite(contract.startInspection, touched)
export const useSave = () => useWrite(contract.saveInspection, touched)
export const useConclude = () => useWrite(contract.concludeInspection, touched)
export const useCancel = () => useWrite(contract.cancelInspection, touched)
export const useAnswer = () => useWrite(contract.answerSuggestion, touched)
export const useAccept = () => useWrite(contract.acceptAnswer, touched)
export const useReturn = () => useWrite(contract.returnAnswer, touched)
export const useSetDays = () => useWrite(contract.setSuggestionDays, ruled)
export const useSaveChecklist = () => useWrite(contract.saveChecklist, ruled)
