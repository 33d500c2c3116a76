import { z } from 'zod'
import { calendarDate, endpoint, id, listQuery, officeRoles, page, text } from '../../platform/http/contract.ts'

/** What gives cause; a breach has no list, its case is sealed. */
export const listedTriggers = ['overdueCloseOut', 'missedReport', 'overreach'] as const
export const triggers = [...listedTriggers, 'breach'] as const
export const duties = ['leadOfficer', 'leaderInCharge', 'unitHead', 'overseeingBureauLeader'] as const
const duty = z.enum(duties)

const triggerRow = z.object({
  id,
  trigger: z.enum(listedTriggers),
  unit: z.object({ id, name: z.string() }),
  what: z.string(),
  /** The day from which it counts: deadline, or day of finding. */
  since: calendarDate,
  href: z.string(),
})
export type TriggerRowView = z.infer<typeof triggerRow>
const filters = { trigger: z.enum(listedTriggers).optional(), unitId: id.optional() }
export const listTriggers = endpoint({
  method: 'get',
  path: '/api/accountability-triggers',
  summary: '可以启动问责的情形',
  who: officeRoles,
  query: z.strictObject({ ...listQuery, ...filters }),
  output: page(triggerRow),
})
export const exportTriggers = endpoint({
  method: 'get',
  path: '/api/accountability-triggers/export',
  summary: '导出可以启动问责的情形',
  who: officeRoles,
  event: 'accountabilityTriggers.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...filters }),
  isFile: true,
  output: z.unknown(),
})

const level = z.object({
  duty,
  /** 直接责任 … by the chain that held on that day; null where the chain does not name the duty. */
  responsibility: z.string().nullable(),
  people: z.array(z.object({ id, name: z.string(), led: z.int() })),
})
export type LevelView = z.infer<typeof level>
export const readLevels = endpoint({
  method: 'get',
  path: '/api/answerable-levels',
  summary: '一个单位某一天的责任链',
  who: officeRoles,
  query: z.strictObject({ unitId: id, on: calendarDate }),
  output: z.object({ chainName: z.string(), levels: z.array(level) }),
})
export const openReview = endpoint({
  method: 'post',
  path: '/api/accountability-reviews',
  summary: '启动问责',
  who: officeRoles,
  event: 'accountabilityReview.opened',
  body: z.strictObject({
    trigger: z.enum(triggers),
    /** The row it is about; a breach has none. */
    triggerId: id.nullable(),
    unitId: id,
    on: calendarDate,
    duty,
    personId: id,
    /** The one leader who sees the report. */
    leaderId: id,
    matter: text(2000, 5),
  }),
  output: z.object({ id }),
})
