import { optionsOf } from '../../../app/kit/list/definition.ts'
import { verbWords } from '../../../platform/audit/verb-words.ts'
import { beijingMoment } from '../../../platform/calendar/dates.ts'
import { roleNames } from '../../../platform/http/roles.ts'
import { type EventRowView, wordsOfKind } from '../contract.ts'

export { wordsOfVerb } from '../../../platform/audit/verb-words.ts'
export { stateWords, wordsOfKind, wordsOfResult } from '../contract.ts'

const knownRoles: Readonly<Record<string, string>> = roleNames
export const wordsOfRole = (role: string | null): string => (role === null ? '—' : (knownRoles[role] ?? role))

/** 人员 3、单位 1 */
export const wordsOfSubjects = (subjects: EventRowView['subjects']): string =>
  subjects.map((s) => `${wordsOfKind(s.kind)} ${s.count}`).join('、')

export const verbOptions = optionsOf(verbWords)

/** 2026-11-23 15:20:08 in Beijing: the trail tells seconds. */
export const toTheSecond = (at: string): string => beijingMoment(new Date(at))
