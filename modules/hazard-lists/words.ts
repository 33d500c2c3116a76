import type { z } from 'zod'
import type { listedRow } from './contract.ts'

/** Categories as the form names them, in its order. */
export const categoryHeads: Record<z.infer<typeof listedRow>['category'], string> = {
  teamManagement: '队伍管理方面',
  publicReputation: '舆情风险方面',
  other: '其他',
}
