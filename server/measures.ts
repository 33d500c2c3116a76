import type { MeasureDefinition } from '../platform/measures.ts'

/** What units, bureaus and superiors compare, of every module, in the order in which it is shown. */
export const measures: readonly MeasureDefinition[] = []
