import { z } from 'zod'
import {
  abilities,
  calendarDate,
  endpoint,
  id,
  idParams,
  listQuery,
  officeRoles,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

export const sealedActs = ['conductCaseFiled', 'transferAgainstWill', 'contractNotRenewed'] as const
export const lookStates = ['asked', 'clear', 'held', 'released', 'stopped'] as const

const look = z.object({
  id,
  act: z.enum(sealedActs),
  state: z.enum(lookStates),
  person: z.object({ name: z.string(), unit: z.string() }),
  askedBy: z.string(),
  askedOn: calendarDate,
  answeredBy: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: calendarDate.nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  decidedOn: calendarDate.nullable(),
  /** The reader handles a concern of this person from within the period; never told to who does not hold it. */
  hasConcernHeld: z.boolean(),
  version,
  abilities,
})
export type SecondLookView = z.infer<typeof look>

export const listSecondLooks = endpoint({
  method: 'get',
  path: '/api/second-looks',
  summary: '第二人查看',
  who: officeRoles,
  query: z.strictObject({ ...listQuery, sort: z.never().optional(), state: z.enum(lookStates).optional() }),
  output: page(look),
})
const ofOne = { params: idParams, output: look } as const
export const readSecondLook = endpoint({
  ...ofOne,
  method: 'get',
  path: '/api/second-looks/{id}',
  summary: '一件第二人查看',
  who: officeRoles,
  event: 'secondLook.viewed',
})
const acting = { ...ofOne, method: 'post', versioned: true } as const
export const answerSecondLook = endpoint({
  ...acting,
  path: '/api/second-looks/{id}/answer',
  summary: '答复第二人查看',
  who: officeRoles,
  event: 'secondLook.answered',
  body: z.strictObject({ version, state: z.enum(['clear', 'held']), answer: text(500, 2) }),
})
export const decideSecondLook = endpoint({
  ...acting,
  path: '/api/second-looks/{id}/decision',
  summary: '裁定暂缓的事项',
  who: ['politicalOfficeLeader'],
  event: 'secondLook.decided',
  body: z.strictObject({ version, state: z.enum(['released', 'stopped']), decision: text(500, 2) }),
})
