import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  page,
  text,
} from '../../platform/http/contract.ts'

const assigners = ['auxiliaryOffice', 'unitClerk'] as const

/* Responsible officers and leaders of auxiliaries. */
const holder = z.object({ id, name: z.string(), sinceOn: calendarDate.nullable() })
export const responsibilityRow = z.object({
  id,
  name: z.string(),
  number: z.string().nullable(),
  unitId: id,
  unitName: z.string(),
  postId: id.nullable(),
  postName: z.string().nullable(),
  leadOfficer: holder.nullable(),
  leaderInCharge: holder.nullable(),
})
export type ResponsibilityRow = z.infer<typeof responsibilityRow>
export const gaps = ['leadOfficer', 'leaderInCharge', 'post', 'any'] as const
const responsibilityFilters = {
  q: z.string().max(50).optional(),
  unitId: id.optional(),
  below: flag,
  gap: z.enum(gaps).optional(),
  officerId: id.optional(),
  leaderId: id.optional(),
  postId: id.optional(),
}
export const listResponsibility = endpoint({
  method: 'get',
  path: '/api/responsibility',
  summary: '责任关系',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, sort: z.enum(['order', 'name', '-name']).optional(), ...responsibilityFilters }),
  output: page(responsibilityRow).extend({ withoutOfficer: z.int(), withoutLeader: z.int(), abilities }),
})
export const listChoices = endpoint({
  method: 'get',
  path: '/api/responsibility/choices',
  summary: '可选的岗位',
  who: businessReaders,
  output: z.object({ posts: z.array(z.object({ id, name: z.string() })) }),
})

/* Span of control. */
export const spanRow = z.object({
  id,
  name: z.string(),
  title: z.string().nullable(),
  unitId: id,
  unitName: z.string().nullable(),
  led: z.int(),
  inUnit: z.int(),
})
export type SpanRow = z.infer<typeof spanRow>
export const listSpans = endpoint({
  method: 'get',
  path: '/api/responsibility/spans',
  summary: '带辅人数',
  who: businessReaders,
  query: z.strictObject({
    ...listQuery,
    sort: z.enum(['order']).optional(),
    unitId: id.optional(),
    below: flag,
    over: z
      .string()
      .regex(/^\d{1,4}$/)
      .optional(),
  }),
  output: page(spanRow),
})

/* Acts on a selection. */
export const aspects = ['leadOfficer', 'leaderInCharge', 'post'] as const
export const assignMany = endpoint({
  method: 'post',
  path: '/api/assignments',
  summary: '指定带辅责任民警、分管责任领导或岗位',
  who: assigners,
  event: 'person.assigned',
  body: z.strictObject({
    personIds: z.array(id).min(1).max(5000),
    aspect: z.enum(aspects),
    targetId: id,
    fromOn: calendarDate,
    reason: text(200),
  }),
  output: z.object({ personIds: z.array(id) }),
})
export const withdrawAssignments = endpoint({
  method: 'post',
  path: '/api/assignments/withdrawal',
  summary: '撤回当天的指定',
  who: assigners,
  event: 'person.assignmentWithdrawn',
  body: z.strictObject({ personIds: z.array(id).min(1).max(5000), aspect: z.enum(aspects) }),
  output: z.object({ personIds: z.array(id) }),
})

/* Handing over all auxiliaries of an officer. */
export const handoverView = z.object({
  officer: z.object({ id, name: z.string(), title: z.string().nullable(), unitName: z.string().nullable() }),
  led: z.array(
    z.object({
      id,
      name: z.string(),
      number: z.string().nullable(),
      unitName: z.string(),
      postName: z.string().nullable(),
      sinceOn: calendarDate.nullable(),
    }),
  ),
  inCharge: z.array(
    z.object({
      id,
      name: z.string(),
      number: z.string().nullable(),
      unitName: z.string(),
      postName: z.string().nullable(),
      sinceOn: calendarDate.nullable(),
    }),
  ),
  abilities,
})
export type HandoverView = z.infer<typeof handoverView>
export const readHandover = endpoint({
  method: 'get',
  path: '/api/officers/{id}/handover',
  summary: '交接预览',
  who: businessReaders,
  params: idParams,
  output: handoverView,
})
const part = z.strictObject({ toOfficerId: id, personIds: z.array(id).min(1).max(5000) })
export const handOver = endpoint({
  method: 'post',
  path: '/api/officers/{id}/handover',
  summary: '交接所带辅警',
  who: assigners,
  event: 'officer.handedOver',
  params: idParams,
  body: z.strictObject({
    /** All led go to one officer, or by parts that name every one of them. */
    toOfficerId: id.optional(),
    split: z.array(part).max(200).optional(),
    /** All of whom the officer is leader in charge go to this leader. */
    toLeaderId: id.optional(),
    fromOn: calendarDate,
    reason: text(200),
  }),
  output: handoverView,
})
