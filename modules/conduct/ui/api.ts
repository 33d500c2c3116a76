import { useQueryClient } from '@tanstack/react-query'
import { type Callable, call, shellEndpoint } from '../../../app/call.ts'
import { useRead, useWrite } from '../../../app/requests.ts'
import { readOwnOutcomes, readRules } from '../../outcomes/contract.ts'
import { listPeople } from '../../personnel/contract.ts'
import * as contract from '../contract.ts'

const upload = shellEndpoint<{ query: { name: string } }, { id: string }>('post', '/api/uploads')

/** Each reading is an opening that is noted: it is read once, and shown from then on as the acts answer it. */
export const useFile = (id: string) => useRead(contract.readProceeding, { params: { id } })
export const useRules = () => useRead(readRules, {})
export const useOwnOutcomes = () => useRead(readOwnOutcomes, {})
export const useLeaders = () => useRead(contract.listLeaders, {})
export const usePeople = (q: string) => useRead(listPeople, { query: { limit: '20', ...(q ? { q } : {}) } }, { keepsLast: true })
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

/** Sends a file; its id. Throws Problem. */
export const sendFile = async (file: File): Promise<string> =>
  (await call(upload, { query: { name: file.name } }, { file: new Blob([file], { type: 'application/octet-stream' }) })).id
