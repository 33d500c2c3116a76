import { z } from 'zod'
import { abilities, businessReaders, calendarDate, endpoint, id, idParams, text, version } from '../../platform/http/contract.ts'

const holders = [...businessReaders, 'lineInspector', 'leadOfficer', 'auxiliary', 'unionRepresentative'] as const
const owners = ['auxiliaryOffice', 'politicalOfficeLeader'] as const

const outcomeInForce = z.object({
  id,
  name: z.string(),
  basis: z.string(),
  servedOn: calendarDate,
  untilOn: calendarDate,
  isSuspended: z.boolean(),
})
export type OutcomeView = z.infer<typeof outcomeInForce>
const outcomes = z.object({ rows: z.array(outcomeInForce) })
export const readOwnOutcomes = endpoint({
  method: 'get',
  path: '/api/me/outcomes',
  summary: '我的处理（影响期内）',
  who: holders,
  output: outcomes,
})
export const readOutcomes = endpoint({
  method: 'get',
  path: '/api/people/{id}/outcomes',
  summary: '影响期内的处理',
  who: [...owners, 'auxiliary'],
  event: 'person.outcomesViewed',
  params: idParams,
  output: outcomes,
})

const deciders = ['politicalOfficeLeader', 'bureauLeader'] as const
const outcomeKind = z.object({
  code: z.string(),
  of: z.enum(['conduct', 'accountability']),
  name: z.string(),
  basis: z.string(),
  rank: z.int(),
  influenceMonths: z.int().nullable(),
  effect: z.enum(['none', 'deduction', 'endContract', 'returnToCompany']),
  deciders: z.array(z.enum(deciders)),
  isRetired: z.boolean(),
  version,
})
export type OutcomeKindView = z.infer<typeof outcomeKind>
const timeLimit = z.object({
  code: z.string(),
  label: z.string(),
  number: z.int().nullable(),
  unit: z.enum(['workingDays', 'days', 'months', 'years']),
  basis: z.string(),
  version,
})
export type TimeLimitView = z.infer<typeof timeLimit>
/** A ground for ending, or a bar to it; `by` tells to which way of ending it belongs. */
const lawful = z.object({ code: z.string(), words: z.string(), by: z.string() })
const rules = z.object({
  limits: z.array(timeLimit),
  outcomes: z.array(outcomeKind),
  grounds: z.array(lawful),
  bars: z.array(lawful),
  abilities,
})
export type OutcomeRulesView = z.infer<typeof rules>
export const readRules = endpoint({
  method: 'get',
  path: '/api/outcome-rules',
  summary: '处理种类和时限（本局规定）',
  who: holders,
  output: rules,
})
export const setLimit = endpoint({
  method: 'patch',
  path: '/api/outcome-rules/limits',
  summary: '定办理时限',
  who: ['politicalOfficeLeader'],
  event: 'outcome.limitSet',
  versioned: true,
  body: z.strictObject({ version, code: text(40), number: z.int().min(1).max(400).nullable(), basis: text(200, 2) }),
  output: rules,
})
export const setOutcome = endpoint({
  method: 'patch',
  path: '/api/outcome-rules/kinds',
  summary: '定处理种类',
  who: owners,
  event: 'outcome.kindSet',
  versioned: true,
  body: z.strictObject({
    version,
    code: text(40),
    name: text(20, 2),
    basis: text(200, 2),
    influenceMonths: z.int().min(1).max(24).nullable(),
    deciders: z.array(z.enum(deciders)).min(1).max(2),
    isRetired: z.boolean(),
  }),
  output: rules,
})
/** 增加处理种类 — its code is drawn; what it is for, how heavy and what it does stay as they were added. */
export const addOutcome = endpoint({
  method: 'post',
  path: '/api/outcome-rules/kinds',
  summary: '增加处理种类',
  who: owners,
  event: 'outcome.kindAdded',
  body: z.strictObject({
    of: z.enum(['conduct', 'accountability']),
    name: text(20, 2),
    basis: text(200, 2),
    rank: z.int().min(1).max(9),
    effect: z.enum(['none', 'deduction', 'endContract', 'returnToCompany']),
    influenceMonths: z.int().min(1).max(24).nullable(),
    deciders: z.array(z.enum(deciders)).min(1).max(2),
  }),
  output: rules,
})
