import { findFilings } from '../modules/filings/finds.ts'
import { findLetters } from '../modules/letters/finds.ts'
import { findLineDocuments } from '../modules/line-documents/finds.ts'
import { findRounds } from '../modules/pledges/finds.ts'
import { findSnapshots } from '../modules/staffing-settlement/finds.ts'
import type { FindForms } from '../platform/finds.ts'

/** Where the search box looks for the number of a form, of every module. */
export const finds: readonly FindForms[] = [findSnapshots, findLetters, findFilings, findRounds, findLineDocuments]
