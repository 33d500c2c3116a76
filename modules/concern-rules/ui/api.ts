import { useRead, useWrite } from '../../../app/requests.ts'
import * as contract from '../contract.ts'

export const useRules = () => useRead(contract.readRules, { query: {} })
export const useSetRules = () => useWrite(contract.setRules, { invalidates: [contract.readRules, contract.readChannels] })
export const useFigures = () => useRead(contract.readFigures, { query: {} })
