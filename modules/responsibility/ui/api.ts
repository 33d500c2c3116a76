import { useRead, useWrite } from '../../../app/requests.ts'
import { readChain, readChainSettings, ruleChain } from '../contract.ts'

export const useChainSettings = () => useRead(readChainSettings, {})
export const useRule = () => useWrite(ruleChain, { invalidates: [readChainSettings, readChain] })
