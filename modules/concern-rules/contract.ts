import { z } from 'zod'
import { endpoint, nothing, version } from '../../platform/http/contract.ts'

const terms = {
  receiptDays: z.int().min(1).max(60),
  answerDays: z.int().min(1).max(180),
  /** How long after a concern its handler is the one who looks at adverse acts. */
  protectionDays: z.int().min(1).max(1095),
  retentionYears: z.int().min(1).max(30).nullable(),
  version,
}
const rules = z.object(terms)
export type ConcernRulesView = z.infer<typeof rules>
const readers = ['unitHead', 'bureauLeader', 'auxiliaryOffice', 'politicalOfficeLeader'] as const

export const readRules = endpoint({
  method: 'get',
  path: '/api/concern-rules',
  summary: '诉求办理规定',
  who: readers,
  query: nothing,
  output: rules,
})
export const setRules = endpoint({
  method: 'post',
  path: '/api/concern-rules',
  summary: '定诉求办理规定',
  who: ['auxiliaryOffice'],
  event: 'concern.rulesSet',
  versioned: true,
  body: z.strictObject(terms),
  output: rules,
})
/** Telephone and mailbox of the own unit and of the bureau, and the terms, for whoever wants to raise something. */
export const readChannels = endpoint({
  method: 'get',
  path: '/api/me/concern-channels',
  summary: '政策电话和信箱、办理期限',
  who: 'signedIn',
  query: nothing,
  output: z.object({
    channels: z.array(z.object({ unit: z.string(), hotline: z.string().nullable(), mailbox: z.string().nullable() })),
    receiptDays: z.int(),
    answerDays: z.int(),
    retentionYears: z.int().nullable(),
  }),
})
/** Null: under five, or a rest under five would follow from it. */
const count = z.int().nullable()
export const readFigures = endpoint({
  method: 'get',
  path: '/api/concern-figures',
  summary: '诉求办理情况（按季度、类别，少于 5 件不显示）',
  who: ['auxiliaryOffice', 'politicalOfficeLeader'],
  query: nothing,
  output: z.object({
    rows: z.array(
      z.object({ quarter: z.string(), category: z.string(), received: count, inTime: count, reopened: count, helped: count }),
    ),
  }),
})
