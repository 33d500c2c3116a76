import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { TaskForceRowView } from '../contract.ts'
import { dutyLabels } from '../words.ts'

export const dutyOptions = optionsOf(dutyLabels)
type Cycle = NonNullable<TaskForceRowView['cycle']>
const everyLabels: Record<Cycle['everyUnit'], string> = { week: '周', month: '个月' }
export const everyOptions = optionsOf(everyLabels)
/** 每 2 周 */
export const cycleWords = (cycle: Cycle | null): string =>
  cycle === null ? '未定' : `每 ${cycle.everyCount} ${everyLabels[cycle.everyUnit]}`
