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

/** In the order in which they are worked off. */
export const leavingSteps = ['letters', 'assignments', 'carriers', 'undertaking', 'account'] as const
export const leavingStates = ['open', 'complete', 'withdrawn'] as const
const state = z.enum(leavingStates)
const step = z.enum(leavingSteps)
const instant = z.iso.datetime().nullable()
const workers = ['unitClerk', 'auxiliaryOffice'] as const

const stepRow = z.object({
  step,
  doneAt: instant,
  doneByName: z.string().nullable(),
  note: z.string(),
})
const leaving = {
  id,
  /** Name and number only: the file of who has left is the office's. */
  person: z.object({ id, name: z.string(), number: z.string().nullable() }),
  unit: z.object({ id, name: z.string() }),
  separatedOn: calendarDate,
  isAnnounced: z.boolean(),
  isContractNotRenewed: z.boolean(),
  light: dueLight,
  days: z.int().nullable(),
  state,
  startedByName: z.string(),
  endedByName: z.string().nullable(),
  endedAt: instant,
  endReason: z.string().nullable(),
  version,
  abilities,
}
const leavingRow = z.object({ ...leaving, steps: z.array(stepRow) })
export type LeavingRowView = z.infer<typeof leavingRow>
const leavingView = z.object({
  ...leaving,
  steps: z.array(
    stepRow.extend({
      /** Why it is not done, as a sentence; null when it is. */
      why: z.string().nullable(),
      canTick: z.boolean(),
      /** A paper to be signed can be printed and its scan recorded. */
      canRecord: z.boolean(),
    }),
  ),
  /** Where the second look at a contract not renewed stands. */
  secondLook: z.string().nullable(),
})
export type LeavingView = z.infer<typeof leavingView>

export const listLeavings = endpoint({
  method: 'get',
  path: '/api/leavings',
  summary: '离岗手续',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, state: state.optional(), unitId: id.optional(), below: flag, personId: id.optional() }),
  output: page(leavingRow),
})
const ofOne = { params: idParams, output: leavingView } as const
export const readLeaving = endpoint({
  ...ofOne,
  method: 'get',
  path: '/api/leavings/{id}',
  summary: '一个人的离岗手续',
  who: businessReaders,
})
export const announceLeaving = endpoint({
  method: 'post',
  path: '/api/leavings',
  summary: '预办离岗手续',
  who: workers,
  event: 'leaving.announced',
  body: z.strictObject({ personId: id, separatedOn: calendarDate, isContractNotRenewed: z.boolean().optional() }),
  output: leavingView,
})
export const tickStep = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/leavings/{id}/ticks',
  summary: '办完离岗手续的一项',
  who: workers,
  event: 'leaving.stepTicked',
  versioned: true,
  body: z.strictObject({ version, step: z.enum(['carriers', 'undertaking']), note: text(300, 2) }),
})
export const recordUndertaking = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/leavings/{id}/undertaking',
  summary: '录入纸质离岗保密承诺书',
  who: workers,
  event: 'leaving.undertakingRecorded',
  versioned: true,
  body: z.strictObject({ version, fileId: id }),
})
export const completeLeaving = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/leavings/{id}/completion',
  summary: '办结离岗手续',
  who: workers,
  event: 'leaving.completed',
  versioned: true,
  body: z.strictObject({ version }),
})
export const withdrawLeaving = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/leavings/{id}/withdrawal',
  summary: '撤回预办的离岗手续',
  who: workers,
  event: 'leaving.withdrawn',
  versioned: true,
  body: z.strictObject({ version, reason: text(300, 2) }),
})
const file = { method: 'get', params: idParams, isFile: true, output: z.unknown() } as const
export const printLeaving = endpoint({
  ...file,
  path: '/api/leavings/{id}/sheet',
  summary: '离岗手续单',
  who: businessReaders,
  event: 'leaving.printed',
})
export const printUndertaking = endpoint({
  ...file,
  path: '/api/leavings/{id}/undertaking',
  summary: '离岗保密承诺书（纸质，待签）',
  who: workers,
  event: 'leaving.undertakingPrinted',
})
