import { useQueryClient } from '@tanstack/react-query'
import type { Callable } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { readOwnOutcomes, readRules } from '../../outcomes/contract.ts'
import * as contract from '../contract.ts'

/** Each reading is an opening that is noted: it is read once, and shown from then on as the acts answer it. */
export const useFile = (id: string) => useRead(contract.readProceeding, { params: { id } })
export const useRules = () => useRead(readRules, {})
export const useOwnOutcomes = () => useRead(readOwnOutcomes, {})
export const useLeaders = () => useRead(contract.listLeaders, {})
export const useCandidates = (id: string, capacity: Capacity) =>
  useRead(contract.listCandidates, { params: { id }, query: { capacity } })
export const useReport = () => useWrite(contract.openProceeding, { invalidates: [contract.listProceedings] })
/** Any act on a file; what it answers is the file as it now stands. */
export const useAct = (endpoint: Callable) =>
  useWrite(endpoint, {
    invalidates: [contract.listProceedings],
    ...(endpoint.path.endsWith('/recusal') ? {} : { answers: contract.readProceeding }),
  })

/** Reads the file anew after the one act that does not answer with it. */
export function useReread() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: [contract.readProceeding.path] })
}

export type Capacity = contract.ProceedingView['capacities'][number]
