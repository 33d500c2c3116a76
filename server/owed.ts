import { supervisionOwed } from '../modules/supervision/owed.ts'
import { weeklyReportsOwed } from '../modules/weekly-reports/owed.ts'
import type { OwedDefinition } from '../platform/owed.ts'

/** What a unit owes anyone, of every module. */
export const owed: readonly OwedDefinition[] = [...weeklyReportsOwed, ...supervisionOwed]
