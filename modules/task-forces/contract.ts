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

export const taskForceDuties = ['head', 'deputy', 'member', 'officeDirector', 'officeDeputy'] as const
const duty = z.enum(taskForceDuties)
const everyUnit = z.enum(['week', 'month'])

const force = {
  id,
  name: z.string(),
  reference: z.string(),
  foundedOn: calendarDate,
  dissolvedOn: calendarDate.nullable(),
  /** 会商周期; null while none is set. */
  cycle: z
    .object({
      everyCount: z.int(),
      everyUnit,
      firstDueOn: calendarDate,
      nextDueOn: calendarDate,
      light: dueLight,
      days: z.int().nullable(),
    })
    .nullable(),
  version,
}
const taskForceRow = z.object({
  ...force,
  /** Names in force today, by duty; members are not listed here. */
  head: z.string().nullable(),
  officeDirector: z.string().nullable(),
  namedMembers: z.int(),
  abilities,
})
export type TaskForceRowView = z.infer<typeof taskForceRow>
const appointment = z.object({
  id,
  person: z.object({ id, name: z.string(), title: z.string().nullable() }),
  duty,
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
  isInForce: z.boolean(),
  version,
})
export type AppointmentView = z.infer<typeof appointment>
const taskForceView = z.object({
  ...force,
  /** The day for which the page speaks. */
  on: calendarDate,
  appointments: z.array(appointment),
  /** Heads of the units in the caller's reach on that day; no name where the post is vacant. */
  unitHeads: z.array(z.object({ unit: z.object({ id, name: z.string() }), personName: z.string().nullable() })),
  joinWords: z.array(z.string()),
  joinFrom: z.int(),
  abilities,
})
export type TaskForceView = z.infer<typeof taskForceView>

export const listTaskForces = endpoint({
  method: 'get',
  path: '/api/task-forces',
  summary: '专班',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, dissolved: flag }),
  output: page(taskForceRow),
})
const ofOne = { params: idParams, output: taskForceView } as const
const onDay = z.strictObject({ on: calendarDate.optional() })
export const readTaskForce = endpoint({
  ...ofOne,
  method: 'get',
  path: '/api/task-forces/{id}',
  summary: '一个专班在某天的组成',
  who: businessReaders,
  query: onDay,
})
const reference = text(60, 2)
export const foundTaskForce = endpoint({
  method: 'post',
  path: '/api/task-forces',
  summary: '成立专班',
  who: ['auxiliaryOffice'],
  event: 'taskForce.founded',
  body: z.strictObject({ name: text(60, 2), reference, foundedOn: calendarDate }),
  output: taskForceView,
})
export const changeTaskForce = endpoint({
  ...ofOne,
  method: 'patch',
  path: '/api/task-forces/{id}',
  summary: '改专班资料，撤销专班',
  who: ['auxiliaryOffice'],
  event: 'taskForce.changed',
  versioned: true,
  body: z.strictObject({ version, name: text(60, 2), reference, dissolvedOn: calendarDate.nullable() }),
})
export const appointToTaskForce = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/task-forces/{id}/appointments',
  summary: '任命专班组成人员',
  who: ['auxiliaryOffice'],
  event: 'taskForce.appointed',
  versioned: true,
  body: z.strictObject({ version, personId: id, duty, fromOn: calendarDate }),
})
export const endTaskForceAppointment = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/task-forces/{id}/appointments/{appointmentId}/ending',
  summary: '结束专班任职',
  who: ['auxiliaryOffice'],
  event: 'taskForce.appointmentEnded',
  versioned: true,
  params: z.strictObject({ id, appointmentId: id }),
  body: z.strictObject({ version, toOn: calendarDate }),
})
export const setCycle = endpoint({
  ...ofOne,
  method: 'patch',
  path: '/api/task-forces/{id}/cycle',
  summary: '定会商周期和参加单位',
  who: businessReaders,
  event: 'taskForce.cycleSet',
  versioned: true,
  body: z.strictObject({
    version,
    everyCount: z.int().min(1).max(26),
    everyUnit,
    firstDueOn: calendarDate,
    joinWords: z.array(text(20, 2)).max(20),
    joinFrom: z.int().min(1).max(10_000),
  }),
})
export const printTaskForce = endpoint({
  method: 'get',
  path: '/api/task-forces/{id}/sheet',
  summary: '专班组成人员名单',
  who: businessReaders,
  event: 'taskForce.printed',
  params: idParams,
  query: onDay,
  isFile: true,
  output: z.unknown(),
})
