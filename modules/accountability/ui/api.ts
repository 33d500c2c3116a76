import { useRead, useWrite } from '../../../app/requests.ts'
import { listLeaders } from '../../conduct/contract.ts'
import { unitTree } from '../../organisation/contract.ts'
import * as contract from '../contract.ts'
import type { triggerLabels } from '../words.ts'

export const useUnitTree = () => useRead(unitTree, { query: {} })
/** The facts of one sort of one unit that give cause; a breach has no list. */
export const useTriggers = (trigger: keyof typeof triggerLabels, unitId: string) =>
  useRead(
    contract.listTriggers,
    { query: { unitId, limit: '200', ...(trigger === 'breach' ? {} : { trigger }) } },
    { enabled: trigger !== 'breach' },
  )
export const useLeaders = () => useRead(listLeaders, {})
export const useLevels = (unitId: string, on: string) => useRead(contract.readLevels, { query: { unitId, on } })
export const useOpenReview = () => useWrite(contract.openReview)
