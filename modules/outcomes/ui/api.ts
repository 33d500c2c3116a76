import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

export const useRules = () => useRead(contract.readRules, {})
export const useOutcomes = (id: string) => useRead(contract.readOutcomes, { params: { id } })
const touched = { invalidates: [contract.readRules] }
export const useSetLimit = () => useWrite(contract.setLimit, touched)
export const useSetOutcome = () => useWrite(contract.setOutcome, touched)
export const useAddOutcome = () => useWrite(contract.addOutcome, touched)
