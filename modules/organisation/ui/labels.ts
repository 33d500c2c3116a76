import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { UnitView } from '../contract.ts'
import { dutyWords, kindWords } from '../words.ts'

export const kindOptions = optionsOf(kindWords)
export const dutyOptions = optionsOf(dutyWords)
/** Kinds that the office adds below the bureau. */
export const newKindOptions = kindOptions.filter((o) => ['policeStation', 'division', 'office', 'squad'].includes(o.value))
/** 已于 2026-11-20 撤销，并入西关派出所 */
export const endWords = (unit: Pick<UnitView, 'closedOn' | 'successor'>): string =>
  `已于 ${unit.closedOn} 撤销${unit.successor ? `，并入${unit.successor.name}` : ''}`
