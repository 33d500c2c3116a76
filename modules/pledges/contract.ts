import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

const openers = ['auxiliaryOffice', 'unitClerk'] as const
const day = calendarDate.nullable()
const auxiliaryKind = z.enum(['patrolMember', 'policeAssistant'])

export const audience = z.strictObject({
  people: z.enum(['auxiliary', 'officer']),
  /** None: everybody in the opener's reach. */
  unitIds: z.array(id).max(500),
  postIds: z.array(id).max(200),
  auxiliaryKinds: z.array(auxiliaryKind).max(2),
  joinedSince: day,
  isOutdatedOnly: z.boolean(),
})
export const tally = z.object({ asked: z.int(), signed: z.int(), onPaper: z.int(), declined: z.int(), open: z.int() })
export type TallyView = z.infer<typeof tally>

export const roundRow = z.object({
  id,
  serialNumber: z.string(),
  title: z.string(),
  wording: z.object({ id, title: z.string(), versionId: id, number: z.int() }),
  isStanding: z.boolean(),
  fromOn: calendarDate,
  dueOn: day,
  light: dueLight,
  days: z.int().nullable(),
  closedAt: z.iso.datetime().nullable(),
  openedByName: z.string(),
  openedAt: z.iso.datetime(),
  tally,
  version,
})
export type RoundRowView = z.infer<typeof roundRow>

export const unitTally = tally.extend({ unitId: id, unitName: z.string() })
export type UnitTallyView = z.infer<typeof unitTally>
export const roundView = roundRow.extend({
  /** In words: 全局辅警；岗位：…… */
  audienceWords: z.string(),
  text: z.object({
    digest: z.string(),
    digestSm3: z.string(),
    approvedByName: z.string(),
    approvalReference: z.string(),
    inForceFrom: day,
  }),
  closedByName: z.string().nullable(),
  /** Those with somebody open first, then in roster order. */
  units: z.array(unitTally),
  abilities,
})
export type RoundView = z.infer<typeof roundView>

export const listRounds = endpoint({
  method: 'get',
  path: '/api/signing-rounds',
  summary: '签订批次',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, state: z.enum(['open', 'closed']).optional(), wordingId: id.optional() }),
  output: page(roundRow),
})
export const readRound = endpoint({
  method: 'get',
  path: '/api/signing-rounds/{id}',
  summary: '签订批次的进度',
  who: businessReaders,
  params: idParams,
  output: roundView,
})
export const countAudience = endpoint({
  method: 'post',
  path: '/api/signing-rounds/audience',
  summary: '这一批要请多少人签',
  who: openers,
  isRead: true,
  body: z.strictObject({ wordingId: id, audience }),
  output: z.object({ count: z.int() }),
})
export const openRound = endpoint({
  method: 'post',
  path: '/api/signing-rounds',
  summary: '发起签订批次',
  who: openers,
  event: 'round.opened',
  body: z.strictObject({
    title: text(60, 2),
    wordingId: id,
    audience,
    isStanding: z.boolean(),
    fromOn: calendarDate,
    dueOn: day,
  }),
  output: roundView,
})
export const moveDeadline = endpoint({
  method: 'post',
  path: '/api/signing-rounds/{id}/deadline',
  summary: '改签订时限',
  who: openers,
  event: 'round.deadlineMoved',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, dueOn: day, reason: text(200, 2) }),
  output: roundView,
})
export const closeRound = endpoint({
  method: 'post',
  path: '/api/signing-rounds/{id}/closing',
  summary: '结束签订批次',
  who: openers,
  event: 'round.closed',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, reason: text(200, 2) }),
  output: roundView,
})

export const answerRow = z.object({
  id,
  round: z.object({ id, title: z.string() }),
  person: z.object({ id, name: z.string(), number: z.string().nullable() }),
  unit: z.object({ id, name: z.string() }),
  postName: z.string().nullable(),
  state: z.enum(['open', 'signed', 'declined']),
  versionNumber: z.int(),
  dueOn: day,
  respondedAt: z.iso.datetime().nullable(),
  means: z.enum(['screen', 'desk', 'paper']).nullable(),
  recordedByName: z.string().nullable(),
  declineReason: z.string().nullable(),
  remindedAt: z.iso.datetime().nullable(),
})
export type AnswerRowView = z.infer<typeof answerRow>
export const listAnswers = endpoint({
  method: 'post',
  path: '/api/signing-answers',
  summary: '批次里每个人的签订情况',
  who: businessReaders,
  isRead: true,
  body: z.strictObject({
    ...listQuery,
    /** Absent: every round. */
    roundId: id.optional(),
    state: z.enum(['open', 'signed', 'declined']).optional(),
    unitId: id.optional(),
    below: flag,
    q: z.string().trim().max(40).optional(),
  }),
  output: page(answerRow),
})
export const remind = endpoint({
  method: 'post',
  path: '/api/signing-rounds/{id}/reminders',
  summary: '催办未答复的人',
  who: [...openers, 'unitHead', 'leaderInCharge'],
  event: 'round.reminded',
  params: idParams,
  /** Those named, or everybody of the units named who has not answered. */
  body: z.strictObject({ personIds: z.array(id).max(1000), unitIds: z.array(id).max(500) }),
  output: z.object({ reminded: z.int() }),
})
const roundFile = { method: 'get', who: businessReaders, params: idParams, isFile: true, output: z.unknown() } as const
export const exportAnswers = endpoint({
  ...roundFile,
  path: '/api/signing-rounds/{id}/answers-export',
  summary: '导出签订情况',
  event: 'round.exported',
})
export const exportSummary = endpoint({
  ...roundFile,
  path: '/api/signing-rounds/{id}/summary',
  summary: '签订情况汇总表',
  event: 'round.summarised',
  query: z.strictObject({ format: z.enum(['xlsx', 'pdf']) }),
})
